package cn.laborproof.document.examine.signature;

import cn.laborproof.proof.national.NationalSyntax;
import cn.laborproof.proof.national.Sm2;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The algorithms a signature may use (ETSI TS 119 312): SHA-2 with RSA PKCS #1 v1.5, RSA-PSS or
 * ECDSA; in the national suite SM3 with SM2 (GB/T 35275). Everything else is refused by name, SHA-1
 * and MD5 among it.
 */
final class Algorithms {
  private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";

  /** JCA name of the national suite's digest. */
  static final String SM3 = "SM3";

  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1",
          "SHA-256",
          "2.16.840.1.101.3.4.2.2",
          "SHA-384",
          "2.16.840.1.101.3.4.2.3",
          "SHA-512",
          Sm2.SM3.getId(),
          SM3);

  private static final Map<String, String> SIGNATURES =
      Map.of(
          "1.2.840.113549.1.1.11",
          "SHA256withRSA",
          "1.2.840.113549.1.1.12",
          "SHA384withRSA",
          "1.2.840.113549.1.1.13",
          "SHA512withRSA",
          "1.2.840.10045.4.3.2",
          "SHA256withECDSA",
          "1.2.840.10045.4.3.3",
          "SHA384withECDSA",
          "1.2.840.10045.4.3.4",
          "SHA512withECDSA",
          NationalSyntax.SM2_SIGNATURE.getId(),
          Sm2.SIGNATURE,
          Sm2.SM2_WITH_SM3.getId(),
          Sm2.SIGNATURE);

  private Algorithms() {}

  /** The JCA name of a digest algorithm; empty when it is not safe or carries parameters. */
  static Optional<String> digest(AlgorithmIdentifier algorithm) {
    return plain(algorithm)
        ? Optional.ofNullable(DIGESTS.get(algorithm.getAlgorithm().getId()))
        : Optional.empty();
  }

  /** The scheme of a signature algorithm, which must use the given digest. */
  static Optional<SignatureScheme> signature(AlgorithmIdentifier algorithm, String digest) {
    if (RsaPss.IDENTIFIER.equals(algorithm.getAlgorithm().getId())) {
      return RsaPss.parameters(algorithm, digest)
          .map(pss -> new SignatureScheme(RsaPss.NAME, Optional.of(pss)));
    }
    if (!plain(algorithm)) {
      return Optional.empty();
    }
    String hash = digest.replace("-", "");
    String id = algorithm.getAlgorithm().getId();
    String name =
        id.equals(RSA_ENCRYPTION) && !hash.equals(SM3) ? hash + "withRSA" : SIGNATURES.get(id);
    return Optional.ofNullable(name).filter(n -> n.startsWith(hash)).map(SignatureScheme::plain);
  }

  /**
   * Parameters absent or NULL (RFC 5754 §2, RFC 3370 §3.2): anything else would be bytes nobody
   * reads.
   */
  private static boolean plain(AlgorithmIdentifier algorithm) {
    return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
  }
}
