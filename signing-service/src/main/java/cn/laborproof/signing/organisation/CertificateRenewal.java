package cn.laborproof.signing.organisation;

import cn.laborproof.signing.vault.KeyHandle;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the certificate of a key is followed by another, whichever suite the key is of. */
final class CertificateRenewal {
  /** The authority may be away for a while. */
  private static final Duration AHEAD = Duration.ofDays(60);

  /** Of a short life, as test authorities give, the last tenth. */
  private static final int PART = 10;

  private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);

  private final Clock clock;

  CertificateRenewal(Clock clock) {
    this.clock = clock;
  }

  /** Whether what is made with it now should be made with another. */
  boolean isDue(X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    Duration part = Duration.between(certificate.getNotBefore().toInstant(), end).dividedBy(PART);
    Duration ahead = part.compareTo(AHEAD) < 0 ? part : AHEAD;
    return clock.instant().isAfter(end.minus(ahead));
  }

  /**
   * The key that signs now: the last one, or the one that follows when it is due. An authority that
   * is away does not matter while the last certificate holds.
   */
  KeyHandle keyAfter(KeyHandle last, X509Certificate certificate, Supplier<KeyHandle> next) {
    if (!isDue(certificate)) {
      return last;
    }
    try {
      return next.get();
    } catch (RuntimeException e) {
      if (clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
        throw e;
      }
      LOG.error("the certificate of {} ends soon and cannot be renewed yet", last, e);
      return last;
    }
  }
}
