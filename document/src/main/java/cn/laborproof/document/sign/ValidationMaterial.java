package cn.laborproof.document.sign;

import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import java.util.Base64;
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

  /**
   * As a file beside a detached signature (docs/evidence-format.md, section 7.4): canonical JSON,
   * values in base64.
   */
  public byte[] canonicalBytes() {
    return JsonObject.builder()
        .put("v", "laborproof/validation/v1")
        .put("certificates", base64(certificates))
        .put("ocsp", base64(ocspResponses))
        .put("lists", base64(revocationLists))
        .build()
        .canonicalBytes();
  }

  private static JsonArray base64(List<byte[]> values) {
    return JsonArray.of(values, der -> new JsonString(Base64.getEncoder().encodeToString(der)));
  }
}
