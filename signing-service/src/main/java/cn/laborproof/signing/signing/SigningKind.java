package cn.laborproof.signing.signing;

import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.template.ContractText;
import java.time.Instant;
import java.util.UUID;

/**
 * A kind of document that goes the way of links, identity, will, signatures and seals. Declare a
 * bean per kind; what the kind decides is its states and its words, never how a signature is made.
 *
 * <p>Implementations MUST refuse with {@code not-found} what the current actor may not see and with
 * {@code wrong-state} what is not possible now. Unless said otherwise a call joins the caller's
 * transaction.
 */
public interface SigningKind {
  /** The kind of its streams, see {@link cn.laborproof.signing.evidence.StreamId}. */
  String streamKind();

  /** A document. */
  SigningCase find(UUID id);

  /** A document, locked until the transaction ends. */
  SigningCase lock(UUID id);

  /** What is read before signing. */
  ContractText text(UUID id);

  /** The worker is asked, for the first time or again. */
  SigningCase invite(UUID id, Instant until);

  /** One signature more, not the last. */
  SigningCase signed(UUID id, Signatory by, Paper signed, AppendedEvent event);

  /** The last signature is there; archived and found in order. */
  void concluded(UUID id, Paper concluded, AppendedEvent event);

  /** The concluded document has got a later archive timestamp; examined. */
  void renewed(UUID id, Paper renewed, AppendedEvent event);

  /** The worker says no to an invitation. */
  void decline(UUID id);

  /** The worker takes the signature back while it is not in force. */
  void withdrawByWorker(UUID id);

  /** Ends an invitation whose time has passed; does nothing to any other. */
  void expireIfOver(UUID id);
}
