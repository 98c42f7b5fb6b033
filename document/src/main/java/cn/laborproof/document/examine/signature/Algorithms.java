package cn.laborproof.document.examine.signature;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The algorithms a signature may use (ETSI TS 119 312): SHA-2 with RSA PKCS #1 v1.5 or ECDSA.
 * Everything else is refused by name, SHA-1 and MD5 among it. RSA-PSS and SM2 come with their own
 * suites.
 */
final class Algorithms {
  private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";

  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private static final Map<String, String> SIGNATURES =
      Map.of(
          "1.2.840.113549.1.1.11", "SHA256withRSA",
          "1.2.840.113549.1.1.12", "SHA384withRSA",
          "1.2.840.113549.1.1.13", "SHA512withRSA",
          "1.2.840.10045.4.3.2", "SHA256withECDSA",
          "1.2.840.10045.4.3.3", "SHA384withECDSA",
          "1.2.840.10045.4.3.4", "SHA512withECDSA");

  private Algorithms() {}

  /** The JCA name of a digest algorithm; empty when it is not safe or carries parameters. */
  static Optional<String> digest(AlgorithmIdentifier algorithm) {
    return plain(algorithm)
        ? Optional.ofNullable(DIGESTS.get(algorithm.getAlgorithm().getId()))
        : Optional.empty();
  }

  /** The JCA name of a signature algorithm, which must use the given digest. */
  static Optional<String> signature(AlgorithmIdentifier algorithm, String digest) {
    if (!plain(algorithm)) {
      return Optional.empty();
    }
    String hash = digest.replace("-", "");
    String id = algorithm.getAlgorithm().getId();
    String name = id.equals(RSA_ENCRYPTION) ? hash + "withRSA" : SIGNATURES.get(id);
    return Optional.ofNullable(name).filter(n -> n.startsWith(hash));
  }

  /**
   * Parameters absent or NULL (RFC 5754 §2, RFC 3370 §3.2): anything else would be bytes nobody
   * reads.
   */
  private static boolean plain(AlgorithmIdentifier algorithm) {
    return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
  }
}
