package cn.laborproof.document.sign;

import cn.laborproof.proof.national.Sm2;

/** The signature algorithms of both suites; those of the international one hash with SHA-256. */
public enum SignatureAlgorithm {
  /** ECDSA on P-256; the value is the DER SEQUENCE of r and s (RFC 3279 §2.2.3). */
  ECDSA_P256_SHA256("SHA256withECDSA"),
  /** RSASSA-PKCS1-v1_5 with at least 3072 bits (RFC 8017 §8.2). */
  RSA_SHA256("SHA256withRSA"),
  /**
   * SM2 over SM3 with the default identity; the value is the DER SEQUENCE of r and s (GB/T
   * 35276-2017 §7.3).
   */
  SM2_SM3(Sm2.SIGNATURE);

  private final String jca;

  SignatureAlgorithm(String jca) {
    this.jca = jca;
  }

  /** Whether it is of the national suite. */
  public boolean national() {
    return this == SM2_SM3;
  }

  /** Name for {@link java.security.Signature#getInstance(String)}. */
  public String jcaName() {
    return jca;
  }
}
