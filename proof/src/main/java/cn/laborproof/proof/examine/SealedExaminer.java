package cn.laborproof.proof.examine;

import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.Optional;

/**
 * Examines an electronic seal that was put on a document and lies beside it. Found by {@link
 * java.util.ServiceLoader}; the duties are those of {@link DocumentExaminer}.
 */
public interface SealedExaminer {
  /**
   * A seal signature with the document it must be over.
   *
   * @param name how results name it as their subject
   * @param signature the seal signature; not to be changed
   * @param document not to be changed
   * @param covered since when an evidence record, which is examined apart, covers signature and
   *     document: from then on their own timestamp need not hold any more
   */
  record Sealed(String name, byte[] signature, byte[] document, Optional<Instant> covered) {
    /** One that no record covers. */
    public Sealed(String name, byte[] signature, byte[] document) {
      this(name, signature, document, Optional.empty());
    }
  }

  /**
   * Examines a seal signature.
   *
   * @param trust whom to believe
   * @param at the verifier's time
   * @return its only signer is who put the seal on; none where the certificate names nobody.
   *     Whether that is a party of the document is not asked here
   */
  DocumentExamination examine(Sealed sealed, TrustBundle trust, Instant at);
}
