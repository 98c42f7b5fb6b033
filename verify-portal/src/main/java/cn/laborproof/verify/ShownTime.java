package cn.laborproof.verify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Times as the pages show them: to the second, in the one zone of Chinese law, which the page names
 * beside them.
 */
final class ShownTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  private ShownTime() {}

  static String of(Instant time) {
    return FORM.format(time);
  }
}
