package cn.laborproof.risk.roster;

import cn.laborproof.risk.CsvText;
import cn.laborproof.risk.Money;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.roster.RosterHeader.Column;
import cn.laborproof.risk.roster.RosterLine.Bad;
import cn.laborproof.risk.roster.RosterLine.Good;
import cn.laborproof.risk.roster.RosterLine.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads an employment roster as CSV, in UTF-8 or in the GB 18030 that spreadsheet programs in China
 * write. Streams: memory grows only by one short key for each line, kept to find duplicates.
 */
public final class RosterReader {

  /** More lines than any employer has workers. */
  public static final int MAXIMUM_LINES = 1_000_000;

  private static final int MAXIMUM_VALUE_LENGTH = 100;
  private static final Pattern DATE_SEPARATORS = Pattern.compile("[/.年月]");
  private static final Map<String, EmploymentForm> FORMS =
      Map.of(
          "劳动合同", EmploymentForm.DIRECT,
          "全日制", EmploymentForm.DIRECT,
          "劳务派遣", EmploymentForm.DISPATCHED,
          "派遣", EmploymentForm.DISPATCHED,
          "非全日制", EmploymentForm.PART_TIME,
          "外包", EmploymentForm.OUTSOURCED,
          "承揽", EmploymentForm.OUTSOURCED);

  private final Predicate<String> identityNumberCheck;

  /**
   * @param identityNumberCheck whether a 公民身份号码 passes GB 11643
   */
  public RosterReader(Predicate<String> identityNumberCheck) {
    this.identityNumberCheck = identityNumberCheck;
  }

  /**
   * Hands every line to {@code sink}, in the order of the file. A bad line never hides a good one.
   *
   * @throws RosterException when the file as a whole is not a roster
   * @throws IOException when the input cannot be read
   */
  public void read(InputStream input, Consumer<RosterLine> sink) throws IOException {
    Reader text =
        CsvText.of(input)
            .orElseThrow(() -> new RosterException(RosterException.Reason.NOT_TEXT, ""));
    try (CsvReader<CsvRecord> lines =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      readLines(lines, sink);
    } catch (CsvParseException e) {
      throw new RosterException(RosterException.Reason.NOT_TEXT, "");
    }
  }

  private void readLines(CsvReader<CsvRecord> lines, Consumer<RosterLine> sink) {
    var iterator = lines.iterator();
    if (!iterator.hasNext()) {
      throw new RosterException(RosterException.Reason.EMPTY, "");
    }
    RosterHeader header = RosterHeader.of(iterator.next().getFields());
    Set<String> seen = new HashSet<>();
    for (int count = 0; iterator.hasNext(); count++) {
      if (count == MAXIMUM_LINES) {
        throw new RosterException(RosterException.Reason.TOO_MANY_LINES, "");
      }
      sink.accept(line(header, iterator.next(), seen));
    }
  }

  private RosterLine line(RosterHeader header, CsvRecord record, Set<String> seen) {
    long number = record.getStartingLineNumber();
    List<String> fields = record.getFields();
    if (fields.size() != header.width()) {
      return new Bad(number, "", Reason.COLUMN_COUNT);
    }
    if (fields.stream().anyMatch(f -> f.length() > MAXIMUM_VALUE_LENGTH)) {
      return new Bad(number, "", Reason.TOO_LONG);
    }
    try {
      Good good = good(number, header, fields);
      boolean first = seen.add(good.identityNumber() + good.firstWorkingDay());
      return first ? good : new Bad(number, Column.IDENTITY_NUMBER.english, Reason.DUPLICATE);
    } catch (BadValue e) {
      return new Bad(number, e.column.english, e.reason);
    }
  }

  private Good good(long number, RosterHeader header, List<String> fields) {
    LocalDate first =
        date(required(header, fields, Column.FIRST_WORKING_DAY), Column.FIRST_WORKING_DAY);
    Optional<LocalDate> last =
        header
            .value(fields, Column.LAST_WORKING_DAY)
            .map(text -> date(text, Column.LAST_WORKING_DAY));
    if (last.isPresent() && last.get().isBefore(first)) {
      throw new BadValue(Column.LAST_WORKING_DAY, Reason.ENDS_BEFORE_START);
    }
    return new Good(
        number,
        required(header, fields, Column.NAME),
        identityNumber(required(header, fields, Column.IDENTITY_NUMBER)),
        form(required(header, fields, Column.FORM)),
        first,
        header.value(fields, Column.MONTHLY_WAGE).map(RosterReader::wage),
        last);
  }

  private static String required(RosterHeader header, List<String> fields, Column column) {
    return header.value(fields, column).orElseThrow(() -> new BadValue(column, Reason.MISSING));
  }

  private String identityNumber(String text) {
    String number = text.toUpperCase(Locale.ROOT);
    if (!identityNumberCheck.test(number)) {
      throw new BadValue(Column.IDENTITY_NUMBER, Reason.IDENTITY_NUMBER);
    }
    return number;
  }

  private static EmploymentForm form(String text) {
    EmploymentForm form = FORMS.get(text);
    if (form != null) {
      return form;
    }
    try {
      return EmploymentForm.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadValue(Column.FORM, Reason.UNKNOWN_FORM);
    }
  }

  /** 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日, with or without leading zeros. */
  private static LocalDate date(String text, Column column) {
    String[] parts = DATE_SEPARATORS.matcher(text.replace("日", "")).replaceAll("-").split("-");
    try {
      if (parts.length != 3) {
        throw new BadValue(column, Reason.NOT_A_DATE);
      }
      return LocalDate.parse(
          "%4s-%2s-%2s".formatted(parts[0], parts[1], parts[2]).replace(' ', '0'));
    } catch (DateTimeParseException e) {
      throw new BadValue(column, Reason.NOT_A_DATE);
    }
  }

  private static Money wage(String text) {
    try {
      Money wage = Money.ofYuan(new BigDecimal(text.replace(",", "")));
      if (wage.fen() > 0) {
        return wage;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadValue(Column.MONTHLY_WAGE, Reason.NOT_AN_AMOUNT);
    }
    throw new BadValue(Column.MONTHLY_WAGE, Reason.NOT_AN_AMOUNT);
  }

  /** Leaves the parsing of one line; never leaves this class. */
  private static final class BadValue extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Column column;
    private final Reason reason;

    BadValue(Column column, Reason reason) {
      super(reason.name(), null, false, false);
      this.column = column;
      this.reason = reason;
    }
  }
}
