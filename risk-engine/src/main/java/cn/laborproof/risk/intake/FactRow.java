package cn.laborproof.risk.intake;

import cn.laborproof.risk.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One good line of one file.
 *
 * <p>A value that was read once as a day, a month or an amount is kept as such: a rule asks for the
 * same few values again and again. Safe for any number of threads.
 */
public final class FactRow implements Serializable {

  private static final long serialVersionUID = 1;

  private final FactKind kind;
  private final long line;
  // Both in the order of the kind's columns. A text is there, or a value, or (after the first use)
  // both: which of them a thread sees does not matter, they say the same.
  private final @Nullable String[] texts;
  private final @Nullable Object[] known;
  // Each fact of a finding names it.
  private @Nullable String source;

  /**
   * @param line its number in the file, the header being line 1
   * @param values in the order of the kind's columns, normalised, empty where nothing was given
   */
  public FactRow(FactKind kind, long line, List<String> values) {
    this.kind = kind;
    this.line = line;
    this.texts = values.toArray(String[]::new);
    this.known = new Object[texts.length];
  }

  private FactRow(FactKind kind, long line, @Nullable Object[] cells) {
    this.kind = kind;
    this.line = line;
    this.texts = new String[cells.length];
    this.known = cells;
    for (int i = 0; i < cells.length; i++) {
      @Nullable Object cell = cells[i];
      if (cell == null) {
        texts[i] = "";
      } else if (cell instanceof String text) {
        texts[i] = text;
        cells[i] = null;
      }
    }
  }

  /**
   * A line from values that need not be read from text.
   *
   * @param cells in the order of the kind's columns: {@link LocalDate}, {@link YearMonth}, {@link
   *     Money} or {@link BigDecimal} as the column's type has it, text for all other types, null
   *     where nothing was given; belongs to the line from now on
   */
  public static FactRow of(FactKind kind, long line, @Nullable Object[] cells) {
    return new FactRow(kind, line, cells);
  }

  public FactKind kind() {
    return kind;
  }

  /** Its number in the file, the header being line 1. */
  public long line() {
    return line;
  }

  /** In the order of the kind's columns, normalised, empty where nothing was given. */
  public List<String> values() {
    String[] values = new String[texts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = text(i);
    }
    return List.of(values);
  }

  private String text(int place) {
    @Nullable String text = texts[place];
    if (text == null) {
      // Days, months and amounts have one form each, and it is this.
      Object value = Objects.requireNonNull(known[place]);
      text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
      texts[place] = text;
    }
    return text;
  }

  /**
   * The value of a column, read from its text when nobody has yet; null where nothing was given.
   */
  private <T> @Nullable T value(String column, Class<T> type, Function<String, T> read) {
    int place = kind.place(column);
    // Read once: another thread may put the same value there meanwhile.
    Object seen = known[place];
    if (type.isInstance(seen)) {
      return type.cast(seen);
    }
    String text = text(place);
    if (text.isEmpty()) {
      return null;
    }
    T value = read.apply(text);
    known[place] = value;
    return value;
  }

  private <T> T required(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(source() + " " + column);
    }
    return value;
  }

  /** Where the line can be opened: {@code FILE:LINE}. */
  public String source() {
    String known = source;
    if (known == null) {
      known = kind.file() + ":" + line;
      source = known;
    }
    return known;
  }

  public Optional<String> text(String column) {
    String value = text(kind.place(column));
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /**
   * The value of a required column.
   *
   * @throws IllegalStateException never for a line that passed the intake
   */
  public String required(String column) {
    String value = text(kind.place(column));
    return required(column, value.isEmpty() ? null : value);
  }

  public Optional<LocalDate> date(String column) {
    return Optional.ofNullable(value(column, LocalDate.class, LocalDate::parse));
  }

  public LocalDate day(String column) {
    return required(column, value(column, LocalDate.class, LocalDate::parse));
  }

  public YearMonth month() {
    return required("month", value("month", YearMonth.class, YearMonth::parse));
  }

  public Optional<Money> money(String column) {
    return Optional.ofNullable(
        value(column, Money.class, text -> Money.ofYuan(new BigDecimal(text))));
  }

  public Optional<BigDecimal> number(String column) {
    return Optional.ofNullable(value(column, BigDecimal.class, BigDecimal::new));
  }

  /**
   * Whether two columns of one type hold the same; each value has one form, as text and as value.
   */
  public boolean same(String one, String other) {
    int first = kind.place(one);
    int second = kind.place(other);
    Object left = known[first];
    Object right = known[second];
    return left != null && right != null ? left.equals(right) : text(first).equals(text(second));
  }

  /** Whether the period from {@code starts_on} to {@code ends_on} holds that day. */
  public boolean runsOn(LocalDate day) {
    return holds("starts_on", "ends_on", day);
  }

  /** Whether the period from {@code valid_from} to {@code valid_to} holds that day. */
  public boolean isValidOn(LocalDate day) {
    return holds("valid_from", "valid_to", day);
  }

  /**
   * Whether two lines about written contracts of one person with one employer say the same one,
   * entered twice with another period: they overlap, and have the number or the last day in common.
   * One number for a contract and its renewal is common: these do not overlap.
   */
  public boolean isLikelySameContract(FactRow other) {
    Optional<LocalDate> ends = date("ends_on");
    Optional<LocalDate> otherEnds = other.date("ends_on");
    boolean overlap =
        ends.map(last -> !other.day("starts_on").isAfter(last)).orElse(true)
            && otherEnds.map(last -> !day("starts_on").isAfter(last)).orElse(true);
    return overlap
        && (required("contract").equals(other.required("contract"))
            || ends.isPresent() && ends.equals(otherEnds));
  }

  private boolean holds(String from, String to, LocalDate day) {
    LocalDate first = value(from, LocalDate.class, LocalDate::parse);
    LocalDate last = value(to, LocalDate.class, LocalDate::parse);
    return (first == null || !first.isAfter(day)) && (last == null || !last.isBefore(day));
  }

  /**
   * The values that name the fact: a second line of the same company and person with them is a
   * duplicate.
   */
  public String key() {
    StringBuilder joined = new StringBuilder();
    for (String column : kind.key()) {
      joined.append(text(kind.place(column))).append('\u0000');
    }
    return joined.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FactRow row
        && row.kind == kind
        && row.line == line
        && row.values().equals(values());
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, line, values());
  }

  @Override
  public String toString() {
    return source() + values();
  }
}
