package cn.laborproof.authorities.ca;

import java.net.URI;

/**
 * Where certificates say that things are to be had.
 *
 * @param base scheme, host and port of this process
 */
public record Addresses(URI base) {
  /**
   * The paths of one suite of signers' authorities.
   *
   * @param root the root, DER
   * @param rootCrl the CRL of that root
   * @param issuing the issuing authority, DER
   * @param issuingCrl the CRL of the issuing authority
   * @param ocsp the OCSP responder of the issuing authority
   */
  record Branch(String root, String rootCrl, String issuing, String issuingCrl, String ocsp) {}

  /** The root of signers with SM2 keys, DER. */
  public static final String NATIONAL_ROOT = "/ca/sm2/root.cer";

  /** The root of those who make electronic seals (GB/T 38540), with SM2 keys, DER. */
  public static final String SEAL_MAKER_ROOT = "/ca/seal/root.cer";

  /** The root of all signers' certificates, DER. */
  public static final String ROOT = "/ca/root.cer";

  /** The CRL of that root. */
  public static final String ROOT_CRL = "/ca/root.crl";

  /** The authority that issues signers' certificates, DER. */
  public static final String ISSUING = "/ca/issuing.cer";

  /** The CRL of the issuing authority. */
  public static final String ISSUING_CRL = "/ca/issuing.crl";

  /** The OCSP responder of the issuing authority. */
  public static final String OCSP = "/ca/ocsp";

  /** The root of the timestamp authority, DER. */
  public static final String TSA_ROOT = "/tsa/root.cer";

  /** The root of the timestamp authority that signs in SM2, DER. */
  public static final String NATIONAL_TSA_ROOT = "/tsa/sm2/root.cer";

  /** The CRL of the root of the timestamp authority. */
  public static final String TSA_ROOT_CRL = "/tsa/root.crl";

  /** The OCSP responder for certificates below that root. */
  public static final String TSA_OCSP = "/tsa/ocsp";

  /**
   * The paths of what stands behind one timestamp authority.
   *
   * @param root its root, DER
   * @param rootCrl the CRL of that root
   * @param ocsp the OCSP responder for certificates below that root
   */
  record Stamping(String root, String rootCrl, String ocsp) {}

  /** Timestamps signed with ECDSA. */
  static final Stamping TIMESTAMPS = new Stamping(TSA_ROOT, TSA_ROOT_CRL, TSA_OCSP);

  /** Timestamps signed with SM2. */
  static final Stamping NATIONAL_TIMESTAMPS =
      new Stamping(NATIONAL_TSA_ROOT, "/tsa/sm2/root.crl", "/tsa/sm2/ocsp");

  /** Signers whose keys are of the international suite. */
  static final Branch INTERNATIONAL = new Branch(ROOT, ROOT_CRL, ISSUING, ISSUING_CRL, OCSP);

  /** Signers whose keys are SM2. */
  static final Branch NATIONAL =
      new Branch(
          NATIONAL_ROOT,
          "/ca/sm2/root.crl",
          "/ca/sm2/issuing.cer",
          "/ca/sm2/issuing.crl",
          "/ca/sm2/ocsp");

  /** Makers of electronic seals; their keys are SM2. */
  static final Branch SEAL_MAKERS =
      new Branch(
          SEAL_MAKER_ROOT,
          "/ca/seal/root.crl",
          "/ca/seal/issuing.cer",
          "/ca/seal/issuing.crl",
          "/ca/seal/ocsp");

  String of(String path) {
    return base + path;
  }
}
