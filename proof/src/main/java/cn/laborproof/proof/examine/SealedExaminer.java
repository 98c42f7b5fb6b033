package cn.laborproof.proof.examine;

import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;

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
   */
  record Sealed(String name, byte[] signature, byte[] document) {}

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
