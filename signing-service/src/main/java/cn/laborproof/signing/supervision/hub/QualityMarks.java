package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Looks whether the lines of a delivery look made up. A mark asks somebody to look; it never
 * refuses a line, since honest payrolls are round, repeat themselves and follow no law of digits
 * when wages lie close together.
 */
final class QualityMarks {

  /**
   * Fewer amounts say nothing about first digits: with 500, the rarest digit (9) is expected 23
   * times, well above the 5 a chi-square test asks for.
   */
  static final int LEAST_FOR_DIGITS = 500;

  /** 8 degrees of freedom, one in a thousand: a city delivers thousands of batches a year. */
  static final double CHI_SQUARE_BOUND = 26.12;

  /** First digits follow Benford only where amounts span orders of magnitude. */
  private static final int LEAST_MAGNITUDES = 2;

  static final int LEAST_FOR_SHARES = 50;
  private static final int ROUND_PERCENT = 80;
  private static final BigDecimal ROUND_YUAN = BigDecimal.valueOf(1000);
  private static final int COPIED_PERCENT = 50;
  private static final int MOST_SHAPES = 200_000;

  /**
   * Something about a delivery that somebody should look at.
   *
   * @param check {@code benford}, {@code round-amounts}, {@code copied-rows}, {@code
   *     contract-twice}
   * @param column the column it is about; empty for whole lines
   * @param sample how many lines or amounts were looked at
   * @param statistic what was computed, as machines read it
   * @param bound from where on it is a mark
   */
  record Mark(String check, String column, long sample, String statistic, String bound) {}

  /** Whole lines are kept to compare with, so of fewer persons than there are shapes. */
  private static final int MOST_PERSONS = 50_000;

  /** So many pairs of lines are named. */
  private static final int MOST_PAIRS = 20;

  /** Contract lines of one person with one employer, to compare later ones with. */
  private final Map<String, List<FactRow>> contracts = new HashMap<>();

  private final List<String> pairs = new ArrayList<>();
  private long entered;
  private final FactKind kind;
  private final List<Amounts> amounts = new ArrayList<>();
  private final Map<Long, Integer> shapes = new HashMap<>();
  private long rows;

  QualityMarks(FactKind kind) {
    this.kind = kind;
    for (Column column : kind.columns()) {
      if (column.type().equals("money")) {
        amounts.add(new Amounts(column.name()));
      }
    }
  }

  void look(FactRow row) {
    rows++;
    amounts.forEach(each -> row.number(each.column).ifPresent(each::add));
    if (!kind.person().isEmpty() && shapes.size() < MOST_SHAPES) {
      shapes.merge(shape(row), 1, Integer::sum);
    }
    if (kind == FactKind.CONTRACTS) {
      lookForTwice(row);
    }
  }

  /** A contract that was entered again with another period is no second contract. */
  private void lookForTwice(FactRow row) {
    String whose = row.required("employer") + '\u0000' + row.required("person");
    if (contracts.size() >= MOST_PERSONS && !contracts.containsKey(whose)) {
      return;
    }
    List<FactRow> before = contracts.computeIfAbsent(whose, _ -> new ArrayList<>(1));
    before.stream()
        .filter(earlier -> !earlier.key().equals(row.key()) && earlier.isLikelySameContract(row))
        .findFirst()
        .ifPresent(earlier -> {
          entered++;
          if (pairs.size() < MOST_PAIRS) {
            pairs.add(earlier.line() + "~" + row.line());
          }
        });
    if (before.size() < MOST_PAIRS) {
      before.add(row);
    }
  }

  /** Everything a line says but whom it is about. */
  private long shape(FactRow row) {
    CRC32C first = new CRC32C();
    CRC32C second = new CRC32C();
    second.update(1);
    for (int i = 0; i < kind.columns().size(); i++) {
      if (!kind.columns().get(i).type().equals("person")) {
        byte[] value = (row.values().get(i) + '\u0000').getBytes(StandardCharsets.UTF_8);
        first.update(value);
        second.update(value);
        second.update(i);
      }
    }
    return first.getValue() << 32 | second.getValue();
  }

  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    amounts.forEach(each -> each.mark(marks));
    // Twenty people of one team and one wage are a payroll; half of all lines in such groups are
    // not, when every line has a month, hours and amounts of its own.
    long copied = shapes.values().stream().filter(n -> n > 1).mapToLong(Integer::longValue).sum();
    if (hasAmounts() && rows >= LEAST_FOR_SHARES && copied * 100 >= COPIED_PERCENT * rows) {
      marks.add(new Mark("copied-rows", "", rows, percent(copied, rows), COPIED_PERCENT + " %"));
    }
    if (entered > 0) {
      marks.add(
          new Mark(
              "contract-twice",
              "contract",
              rows,
              entered + " (" + String.join(", ", pairs) + ")",
              "0"));
    }
    return marks;
  }

  private boolean hasAmounts() {
    return !amounts.isEmpty() || kind == FactKind.ATTENDANCE || kind == FactKind.OFF_HOURS;
  }

  private static String percent(long part, long all) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
  }

  /** The amounts of one column. */
  private static final class Amounts {
    private final String column;
    private final long[] digits = new long[10];
    private long positive;
    private long round;
    private BigDecimal least = BigDecimal.ZERO;
    private BigDecimal most = BigDecimal.ZERO;

    Amounts(String column) {
      this.column = column;
    }

    void add(BigDecimal yuan) {
      if (yuan.signum() <= 0) {
        return;
      }
      positive++;
      digits[firstDigit(yuan)]++;
      if (yuan.remainder(ROUND_YUAN).signum() == 0) {
        round++;
      }
      least = positive == 1 ? yuan : least.min(yuan);
      most = most.max(yuan);
    }

    private static int firstDigit(BigDecimal yuan) {
      return yuan.unscaledValue().toString().charAt(0) - '0';
    }

    void mark(List<Mark> marks) {
      if (positive >= LEAST_FOR_DIGITS && spans()) {
        double chiSquare = chiSquare();
        if (chiSquare > CHI_SQUARE_BOUND) {
          marks.add(
              new Mark(
                  "benford",
                  column,
                  positive,
                  String.format(Locale.ROOT, "χ²(8) = %.1f", chiSquare),
                  String.format(Locale.ROOT, "χ²(8) > %.2f, p < 0.001", CHI_SQUARE_BOUND)));
        }
      }
      if (positive >= LEAST_FOR_SHARES && round * 100 >= ROUND_PERCENT * positive) {
        marks.add(
            new Mark(
                "round-amounts", column, positive, percent(round, positive), ROUND_PERCENT + " %"));
      }
    }

    private boolean spans() {
      return least.movePointRight(LEAST_MAGNITUDES).compareTo(most) <= 0;
    }

    /** Pearson's statistic of the first digits against log10(1 + 1/d). */
    private double chiSquare() {
      double sum = 0;
      for (int digit = 1; digit <= 9; digit++) {
        double expected = positive * Math.log10(1 + 1.0 / digit);
        sum += (digits[digit] - expected) * (digits[digit] - expected) / expected;
      }
      return sum;
    }
  }
}
