package cn.laborproof.document.examine.signature;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What one CMS SignedData holds.
 *
 * @param contentType object identifier of the signed content
 * @param content the content inside the container; empty when detached
 * @param digestName JCA name of the digest; empty when unsafe
 * @param scheme how the value was computed; empty when unsafe or not understood
 * @param signer the certificate of the only signer; empty when it is missing
 * @param certificates all certificates, in file order
 * @param signedAttributes the signed attributes, DER with the SET tag: what the signature value is
 *     over
 * @param messageDigest the signed digest of the content; empty array when missing
 * @param signature the signature value
 * @param timestamp DER of the signature timestamp (RFC 3161, CAdES), if there is one
 * @param faults what is wrong with its form
 */
public record CmsFacts(
    String contentType,
    Optional<byte[]> content,
    Optional<String> digestName,
    Optional<SignatureScheme> scheme,
    Optional<X509Certificate> signer,
    List<X509Certificate> certificates,
    byte[] signedAttributes,
    byte[] messageDigest,
    byte[] signature,
    Optional<byte[]> timestamp,
    List<CmsFault> faults) {
  /** Copies the lists. */
  public CmsFacts {
    certificates = List.copyOf(certificates);
    faults = List.copyOf(faults);
  }

  /** The first fault of a kind. */
  public Optional<CmsFault> fault(CmsFault.Kind kind) {
    return faults.stream().filter(fault -> fault.kind() == kind).findFirst();
  }
}
