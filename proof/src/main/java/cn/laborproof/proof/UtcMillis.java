package cn.laborproof.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The one spelling of times in evidence: {@code 2026-11-21T08:30:00.000Z}, UTC, exactly three
 * fraction digits.
 */
public final class UtcMillis {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private UtcMillis() {}

  /** Cuts to whole milliseconds, towards the past. */
  public static Instant truncate(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Writes the time, cut to milliseconds. */
  public static String format(Instant time) {
    return FORM.format(truncate(time));
  }

  /**
   * Reads the time.
   *
   * @throws MalformedException if the text is not exactly what {@link #format} writes
   */
  public static Instant parse(String text) {
    try {
      Instant time = FORM.parse(text, Instant::from);
      if (FORM.format(time).equals(text)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new MalformedException("time: " + text + " (expected: 2026-11-21T08:30:00.000Z)", e);
    }
    throw new MalformedException("time: " + text + " (expected: 2026-11-21T08:30:00.000Z)");
  }
}
