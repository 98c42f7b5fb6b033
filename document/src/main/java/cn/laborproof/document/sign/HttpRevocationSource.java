package cn.laborproof.document.sign;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * OCSP (RFC 6960) at the address in the certificate; the CRL (RFC 5280) it names when there is no
 * responder or none gives a good answer. A list is kept for a minute.
 */
public final class HttpRevocationSource implements RevocationSource {
  private static final System.Logger LOG = System.getLogger(HttpRevocationSource.class.getName());
  private static final int MOST_OCSP_BYTES = 64 * 1024;
  private static final Duration LIST_KEPT = Duration.ofMinutes(1);
  private static final int MOST_CRL_BYTES = 4 * 1024 * 1024;

  /** A list beside an answer that suffices is not worth more room in half a billion files. */
  private static final int MOST_BESIDE_BYTES = 8 * 1024;

  private final BoundedHttp ocspHttp;
  private final BoundedHttp crlHttp;
  private final OcspAnswer ocsp;
  private final CrlAnswer crl;
  private final Clock clock;
  private final Map<URI, FetchedList> lists = new ConcurrentHashMap<>();

  private record FetchedList(byte[] encoded, Instant at) {}

  /**
   * A client.
   *
   * @param timeout for each request as a whole
   * @param clock tells whether an answer is current
   * @param random makes the nonces
   */
  public HttpRevocationSource(Duration timeout, Clock clock, SecureRandom random) {
    this.ocspHttp = new BoundedHttp(timeout, MOST_OCSP_BYTES);
    this.crlHttp = new BoundedHttp(timeout, MOST_CRL_BYTES);
    this.ocsp = new OcspAnswer(clock, random);
    this.crl = new CrlAnswer(clock);
    this.clock = clock;
  }

  @Override
  public ValidationMaterial fetch(X509Certificate certificate, X509Certificate issuer) {
    var failure =
        new SigningException.RevocationUnknown(
            "nobody answers whether this certificate is revoked: "
                + certificate.getSubjectX500Principal(),
            null);
    for (URI responder : RevocationPointers.responders(certificate)) {
      try {
        byte[] request = ocsp.request(certificate, issuer);
        byte[] answer = ocspHttp.post(responder, "application/ocsp-request", request);
        List<byte[]> certificates = new ArrayList<>(encoded(certificate, issuer));
        // A validator that reads the store in many years wants to see that the responder's
        // certificate existed then too (ADR 24).
        ocsp.requireGood(answer, request, certificate, issuer).ifPresent(certificates::add);
        return new ValidationMaterial(certificates, List.of(answer), List.of());
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    for (URI point : RevocationPointers.lists(certificate)) {
      try {
        byte[] answer = list(point);
        crl.requireGood(answer, certificate, issuer);
        return new ValidationMaterial(encoded(certificate, issuer), List.of(), List.of(answer));
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  @Override
  public Optional<byte[]> list(X509Certificate certificate, X509Certificate issuer) {
    for (URI point : RevocationPointers.lists(certificate)) {
      try {
        byte[] answer = list(point);
        crl.requireGood(answer, certificate, issuer);
        return answer.length <= MOST_BESIDE_BYTES ? Optional.of(answer) : Optional.empty();
      } catch (IOException e) {
        // OCSP has answered; the list was to come beside it.
        LOG.log(System.Logger.Level.DEBUG, "no revocation list from " + point, e);
      }
    }
    return Optional.empty();
  }

  /** A list fetched within the last minute serves again: it would come back the same. */
  private byte[] list(URI point) throws IOException {
    Instant now = clock.instant();
    lists.values().removeIf(list -> list.at().plus(LIST_KEPT).isBefore(now));
    FetchedList known = lists.get(point);
    if (known == null) {
      known = new FetchedList(crlHttp.get(point), now);
      lists.put(point, known);
    }
    return known.encoded();
  }

  private static List<byte[]> encoded(X509Certificate certificate, X509Certificate issuer)
      throws IOException {
    try {
      return List.of(certificate.getEncoded(), issuer.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IOException("a certificate cannot be encoded", e);
    }
  }
}
