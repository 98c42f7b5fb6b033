package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates (ISO 32000-1 §7.9.4) that are exact to the second and name their zone. */
public final class PdfDate {
  private static final Pattern FORM =
      Pattern.compile("D:(\\d{14})(Z|([+-]\\d{2})'?(\\d{2})'?)(00'?00'?)?");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private PdfDate() {}

  /** The date under a key; empty when it is missing or in another form. */
  public static Optional<Instant> of(PdfValue.Dictionary dictionary, String key) {
    if (!(dictionary.entries().get(key) instanceof PdfValue.Text text)) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(PdfText.decode(text));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      ZoneOffset zone =
          matcher.group(3) == null
              ? ZoneOffset.UTC
              : ZoneOffset.of(matcher.group(3) + ":" + matcher.group(4));
      return Optional.of(LocalDateTime.parse(matcher.group(1), LOCAL).toInstant(zone));
    } catch (DateTimeException e) {
      return Optional.empty(); // a date that no calendar has states nothing
    }
  }
}
