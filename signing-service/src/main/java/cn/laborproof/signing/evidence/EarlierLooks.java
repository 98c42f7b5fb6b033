package cn.laborproof.signing.evidence;

import java.util.List;
import java.util.UUID;

/**
 * Looks an office took at somebody before there was a contract whose history could say so. Declare
 * a bean; it is asked as the current actor.
 */
public interface EarlierLooks {
  /** Looks at the person of a contract; empty where the actor may not see the contract. */
  List<EvidenceTrail.Look> atPersonOf(UUID contract);
}
