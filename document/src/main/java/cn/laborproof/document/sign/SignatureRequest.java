package cn.laborproof.document.sign;

import cn.laborproof.document.seal.SignatureMark;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One signature.
 *
 * @param field the empty field of the signing profile whose turn it is
 * @param chain the signer's certificate, then its issuers up to and including the root
 * @param key signs with the private key of the first certificate
 * @param mark what is drawn into the field
 * @param reason why it is signed, for example {@code 本人确认签订劳动合同}
 * @param signedAt the claimed time, written into {@code /M} and shown beside the mark; the proven
 *     time is the timestamp's
 */
public record SignatureRequest(
    String field,
    List<X509Certificate> chain,
    ExternalSigner key,
    SignatureMark mark,
    String reason,
    Instant signedAt) {
  /** Copies the list; a chain without issuer is an {@link IllegalArgumentException}. */
  public SignatureRequest {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(mark, "mark");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(signedAt, "signedAt");
    chain = List.copyOf(chain);
    if (chain.size() < 2) {
      throw new IllegalArgumentException("the chain must hold the signer and its issuers");
    }
  }
}
