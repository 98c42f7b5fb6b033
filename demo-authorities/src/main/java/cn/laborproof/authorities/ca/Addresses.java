package cn.laborproof.authorities.ca;

import java.net.URI;

/**
 * Where certificates say that things are to be had.
 *
 * @param base scheme, host and port of this process
 */
public record Addresses(URI base) {
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

  /** The CRL of that root. */
  public static final String TSA_ROOT_CRL = "/tsa/root.crl";

  /** The OCSP responder for certificates below that root. */
  public static final String TSA_OCSP = "/tsa/ocsp";

  String of(String path) {
    return base + path;
  }
}
