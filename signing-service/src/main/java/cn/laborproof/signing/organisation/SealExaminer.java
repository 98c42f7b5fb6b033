package cn.laborproof.signing.organisation;

import java.security.cert.X509Certificate;
import java.util.List;

/** Examines electronic seals (GB/T 38540) before they are kept, the way others will. */
public interface SealExaminer {

  /**
   * Examines a seal by itself.
   *
   * @param seal SESeal, DER
   * @param maker chain of its maker, up to the root
   * @throws RuntimeException if it does not pass, or nobody can say yet
   */
  void requireGood(byte[] seal, List<X509Certificate> maker);
}
