package cn.laborproof.signing.evidence;

import java.util.UUID;

/**
 * Cleans up after acts whose outcome nobody knows because the process died. Declare a bean per kind
 * of act.
 *
 * <p>Implementations MUST be idempotent; they run as {@link
 * cn.laborproof.signing.access.Actor.Platform} of the owning organisation in the transaction that
 * writes the failure event.
 */
public interface OutsideActRecovery {

  /** The kind of the intent events this recovers, for example {@code worker-key.use.intended}. */
  String intentKind();

  /** Undoes what is left, for example destroys the session key. */
  void interrupted(UUID intent, StreamId stream);
}
