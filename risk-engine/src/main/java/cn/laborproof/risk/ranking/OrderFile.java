package cn.laborproof.risk.ranking;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Employers in the order in which to look at them, as a table: bands and words, no false exactness.
 */
final class OrderFile {

  static final List<String> HEAD =
      List.of(
          "place", "employer", "name", "region", "workers", "of_100", "reasons", "原因", "features");

  private static final int MOST_REASONS = 3;
  private static final int PERCENT = 100;

  /** Upper ends of the bands in percent, and what counts as strong: the platform's (ADR 51). */
  private static final List<Integer> BANDS = List.of(5, 10, 20, 40);

  private static final double STRONG = Math.log(2);
  private static final double SLIGHT = Math.log(1.2);

  /** Spreadsheet programs compute cells that begin with one of these (OWASP, CSV injection). */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  /** An employer and what the model says of it. */
  record Read(
      String employer,
      EmployerPast.Profile profile,
      Features known,
      RankingModel.Reading reading) {}

  private OrderFile() {}

  static void write(Writer out, List<Read> employers) throws IOException {
    List<Read> order =
        employers.stream()
            .sorted(
                Comparator.comparingDouble((Read each) -> each.reading().probability())
                    .reversed()
                    .thenComparing(Read::employer))
            .toList();
    // Without the mark Excel reads Chinese as GBK.
    out.write('\uFEFF');
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(HEAD);
    for (int i = 0; i < order.size(); i++) {
      csv.writeRecord(row(i + 1, order.get(i)).stream().map(OrderFile::harmless).toList());
    }
    csv.close();
  }

  private static List<String> row(int place, Read read) {
    return List.of(
        Integer.toString(place),
        read.employer(),
        read.profile().name(),
        read.profile().region(),
        amount(Feature.SIZE, read.known().value(Feature.SIZE), 0),
        band(read.reading().probability() * PERCENT),
        reasons(read.reading(), Locale.ENGLISH),
        reasons(read.reading(), Locale.CHINESE),
        features(read.reading()));
  }

  private static String band(double percent) {
    int from = 0;
    for (int to : BANDS) {
      if (percent < to) {
        return from + "–" + to;
      }
      from = to;
    }
    return from + "–" + PERCENT;
  }

  /** What moves it up most, in words. */
  private static String reasons(RankingModel.Reading reading, Locale language) {
    ResourceBundle words = words(language);
    return reading.contributions().stream()
        .filter(each -> each.points() >= SLIGHT)
        .limit(MOST_REASONS)
        .map(each ->
            words
                .getString("reason")
                .formatted(
                    words.getString("feature." + each.feature().code()),
                    amount(each.feature(), each.value(), 0),
                    amount(each.feature(), OptionalDouble.of(each.usual()), 1)))
        .collect(Collectors.joining(words.getString("between")));
  }

  /** All, for programs: {@code CODE VALUE USUAL EFFECT}. */
  private static String features(RankingModel.Reading reading) {
    return reading.contributions().stream()
        .map(each ->
            String.join(
                " ",
                each.feature().code(),
                amount(each.feature(), each.value(), 0),
                amount(each.feature(), OptionalDouble.of(each.usual()), 1),
                effect(each.points())))
        .collect(Collectors.joining("; "));
  }

  private static String effect(double points) {
    if (Math.abs(points) < SLIGHT) {
      return "none";
    }
    String way = points > 0 ? "up" : "down";
    return Math.abs(points) < STRONG ? way : way + "-strong";
  }

  /** A share in percent, a count as it is. */
  private static String amount(Feature feature, OptionalDouble value, int decimals) {
    if (value.isEmpty()) {
      return "?";
    }
    double shown = feature.shown(value.getAsDouble()) * (feature.isCount() ? 1 : PERCENT);
    return BigDecimal.valueOf(shown).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
        + (feature.isCount() ? "" : "%");
  }

  static ResourceBundle words(Locale language) {
    return ResourceBundle.getBundle(
        "cn.laborproof.risk.ranking.order",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
