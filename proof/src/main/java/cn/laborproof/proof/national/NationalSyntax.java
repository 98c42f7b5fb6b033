package cn.laborproof.proof.national;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Object identifiers of signed messages in the national suite (GB/T 35275-2017, the same as in GM/T
 * 0010). They stand where PKCS #7 and CMS have their own, so that a reader of CMS does not take one
 * for the other.
 */
public final class NationalSyntax {
  private static final ASN1ObjectIdentifier CONTENT =
      new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2");

  /** Content type {@code data}. */
  public static final ASN1ObjectIdentifier DATA = CONTENT.branch("1");

  /** Content type {@code signedData}. */
  public static final ASN1ObjectIdentifier SIGNED_DATA = CONTENT.branch("2");

  /** The signature algorithm of a signer: SM2, digital signature (GB/T 33560). */
  public static final ASN1ObjectIdentifier SM2_SIGNATURE =
      new ASN1ObjectIdentifier("1.2.156.10197.1.301.1");

  private NationalSyntax() {}
}
