package cn.laborproof.document.sign;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * OCSP (RFC 6960) at the address in the certificate, or the CRL (RFC 5280) it names when there is
 * no responder or none answers.
 */
public final class HttpRevocationSource implements RevocationSource {
  private final Duration timeout;
  private final Clock clock;

  /**
   * A client.
   *
   * @param timeout for each request as a whole
   * @param clock tells whether an answer is current
   */
  public HttpRevocationSource(Duration timeout, Clock clock) {
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public ValidationMaterial fetch(X509Certificate certificate, X509Certificate issuer) {
    throw new UnsupportedOperationException("not yet" + timeout + clock);
  }
}
