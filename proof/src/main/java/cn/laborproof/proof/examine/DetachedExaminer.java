package cn.laborproof.proof.examine;

import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Signer;
import java.time.Instant;
import java.util.Optional;

/**
 * Examines a signature that lies beside a document. Found by {@link java.util.ServiceLoader}; the
 * duties are those of {@link DocumentExaminer}.
 */
public interface DetachedExaminer {
  /**
   * A signature with what belongs to it.
   *
   * @param name how results name it as their subject
   * @param signer who signed the document itself in this role, and must have signed here
   * @param signature the signature; not to be changed
   * @param material certificates and revocation answers for it; not to be changed
   * @param document the bytes it must be over; not to be changed
   * @param namedAt when the event was recorded that names the signature, where there is one: it
   *     cannot be newer
   * @param covered since when an evidence record, which is examined apart, covers signature,
   *     material and document: from then on their own timestamp need not hold any more
   */
  record Detached(
      String name,
      Signer signer,
      byte[] signature,
      byte[] material,
      byte[] document,
      Optional<Instant> namedAt,
      Optional<Instant> covered) {
    /** A signature that no event names yet. */
    public Detached(
        String name, Signer signer, byte[] signature, byte[] material, byte[] document) {
      this(name, signer, signature, material, document, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Examines a signature.
   *
   * @param trust whom to believe
   * @param at the verifier's time
   */
  DocumentExamination examine(Detached detached, TrustBundle trust, Instant at);
}
