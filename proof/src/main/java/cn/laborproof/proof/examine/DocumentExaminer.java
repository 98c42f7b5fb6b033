package cn.laborproof.proof.examine;

import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.Optional;

/**
 * Examines one document by itself: its signatures, its times, its content. Found by {@link
 * java.util.ServiceLoader}.
 *
 * <p>An implementation MUST NOT use the network or the clock, MUST take roots from the trust bundle
 * only, MUST bound memory and time, MUST answer malformed input with check results instead of
 * exceptions, and MUST be safe to call from several threads.
 */
public interface DocumentExaminer {
  /** Whether the bytes look like a document of this examiner's format, by their first bytes. */
  boolean accepts(byte[] content);

  /**
   * Examines a document that was accepted.
   *
   * @param name how results name it as their subject
   * @param content the whole file; not to be changed
   * @param trust whom to believe
   * @param at the verifier's time
   */
  DocumentExamination examine(String name, byte[] content, TrustBundle trust, Instant at);

  /**
   * Examines a document with the evidence record (RFC 4998) that prolongs it. An examiner that
   * knows no records leaves it aside, so nothing passes by one.
   *
   * @param record DER of the record, or nothing
   */
  default DocumentExamination examine(
      String name, byte[] content, Optional<byte[]> record, TrustBundle trust, Instant at) {
    return examine(name, content, trust, at);
  }
}
