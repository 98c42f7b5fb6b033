package cn.laborproof.document.sign;

/** The signature algorithms of the international suite; all hash with SHA-256. */
public enum SignatureAlgorithm {
  /** ECDSA on P-256; the value is the DER SEQUENCE of r and s (RFC 3279 §2.2.3). */
  ECDSA_P256_SHA256("SHA256withECDSA"),
  /** RSASSA-PKCS1-v1_5 with at least 3072 bits (RFC 8017 §8.2). */
  RSA_SHA256("SHA256withRSA");

  private final String jca;

  SignatureAlgorithm(String jca) {
    this.jca = jca;
  }

  /** Name for {@link java.security.Signature#getInstance(String)}. */
  public String jcaName() {
    return jca;
  }
}
