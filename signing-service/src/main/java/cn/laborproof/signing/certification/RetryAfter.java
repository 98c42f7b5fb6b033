package cn.laborproof.signing.certification;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When to ask again (RFC 9110 §10.2.3): seconds or a date. RFC 7030 §4.2.3 has an authority answer
 * 202 with it while a person there decides.
 */
final class RetryAfter {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(30);

  private RetryAfter() {}

  /** From 1 s to 30 days; empty when the header is missing or says nothing. */
  static Optional<Duration> of(HttpHeaders headers, InstantSource clock) {
    return headers
        .firstValue("Retry-After")
        .flatMap(value -> value.matches("\\d{1,9}") ? seconds(value) : date(value, clock.instant()))
        .map(wait -> wait.compareTo(LEAST) < 0 ? LEAST : wait)
        .map(wait -> wait.compareTo(MOST) > 0 ? MOST : wait);
  }

  private static Optional<Duration> seconds(String value) {
    return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
  }

  private static Optional<Duration> date(String value, Instant now) {
    try {
      return Optional.of(
          Duration.between(
              now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
