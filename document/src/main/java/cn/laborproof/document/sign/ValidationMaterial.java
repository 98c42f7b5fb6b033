package cn.laborproof.document.sign;

import java.util.List;

/**
 * Certificates and revocation answers fetched when a signature was made, kept by the caller until
 * the document is archived. Nothing in it is secret.
 *
 * @param certificates DER of X.509 certificates
 * @param ocspResponses DER of OCSPResponse (RFC 6960)
 * @param revocationLists DER of CertificateList (RFC 5280)
 */
public record ValidationMaterial(
    List<byte[]> certificates, List<byte[]> ocspResponses, List<byte[]> revocationLists) {
  /** Copies the lists. */
  public ValidationMaterial {
    certificates = List.copyOf(certificates);
    ocspResponses = List.copyOf(ocspResponses);
    revocationLists = List.copyOf(revocationLists);
  }
}
