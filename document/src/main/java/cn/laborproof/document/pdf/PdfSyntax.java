package cn.laborproof.document.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Spelling of PDF values (ISO 32000-1 §7.3, §7.9). Nothing here goes by the locale of the machine,
 * which may write other digits and commas.
 */
public final class PdfSyntax {
  private static final HexFormat HEX = HexFormat.of();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("'(D:'uuuuMMddHHmmss'Z)'").withZone(ZoneOffset.UTC);

  private PdfSyntax() {}

  /** A text string as UTF-16BE with byte order mark, in hexadecimal. */
  public static String text(String text) {
    return "<feff" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
  }

  /** A byte string in lower-case hexadecimal. */
  public static String bytes(byte[] bytes) {
    return "<" + HEX.formatHex(bytes) + ">";
  }

  /** A date to the second, in UTC. */
  public static String date(Instant time) {
    return DATE.format(time);
  }

  /** A reference to an object of generation 0. */
  public static String reference(int number) {
    return number + " 0 R";
  }

  /** An array of references. */
  public static String references(IntStream numbers) {
    return numbers.mapToObj(PdfSyntax::reference).collect(Collectors.joining(" ", "[", "]"));
  }

  /** An array of text strings. */
  public static String texts(List<String> texts) {
    return texts.stream().map(PdfSyntax::text).collect(Collectors.joining(" ", "[", "]"));
  }

  /** Numbers as PDF writes them: at most four decimals, never an exponent. */
  public static String numbers(double... values) {
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
      BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
      text.append(text.isEmpty() ? "" : " ").append(plain.toPlainString());
    }
    return text.toString();
  }
}
