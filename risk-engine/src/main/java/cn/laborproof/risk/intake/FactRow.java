package cn.laborproof.risk.intake;

import cn.laborproof.risk.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One good line of one file.
 *
 * @param line its number in the file, the header being line 1
 * @param values in the order of the kind's columns, normalised, empty where nothing was given
 */
public record FactRow(FactKind kind, long line, List<String> values) implements Serializable {

  /** Where the line can be opened: {@code FILE:LINE}. */
  public String source() {
    return kind.file() + ":" + line;
  }

  public Optional<String> text(String column) {
    String value = values.get(kind.place(column));
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /**
   * The value of a required column.
   *
   * @throws IllegalStateException never for a line that passed the intake
   */
  public String required(String column) {
    return text(column).orElseThrow(() -> new IllegalStateException(source() + " " + column));
  }

  public Optional<LocalDate> date(String column) {
    return text(column).map(LocalDate::parse);
  }

  public LocalDate day(String column) {
    return LocalDate.parse(required(column));
  }

  public YearMonth month() {
    return YearMonth.parse(required("month"));
  }

  public Optional<Money> money(String column) {
    return text(column).map(BigDecimal::new).map(Money::ofYuan);
  }

  public Optional<BigDecimal> number(String column) {
    return text(column).map(BigDecimal::new);
  }

  /** Whether the period from {@code starts_on} to {@code ends_on} holds that day. */
  public boolean runsOn(LocalDate day) {
    return holds("starts_on", "ends_on", day);
  }

  /** Whether the period from {@code valid_from} to {@code valid_to} holds that day. */
  public boolean isValidOn(LocalDate day) {
    return holds("valid_from", "valid_to", day);
  }

  private boolean holds(String from, String to, LocalDate day) {
    return !date(from).orElse(LocalDate.MIN).isAfter(day)
        && !date(to).orElse(LocalDate.MAX).isBefore(day);
  }

  /**
   * The values that name the fact: a second line of the same company and person with them is a
   * duplicate.
   */
  public String key() {
    StringBuilder joined = new StringBuilder();
    for (String column : kind.key()) {
      joined.append(values.get(kind.place(column))).append('\u0000');
    }
    return joined.toString();
  }
}
