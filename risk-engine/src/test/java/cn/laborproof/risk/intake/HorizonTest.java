package cn.laborproof.risk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What has happened does not lie in the future; what was agreed ahead may. */
class HorizonTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11, ''",
    "2026-11-23, 2026-12, month IN_THE_FUTURE",
    "2026-11-23, 2027-01, month IN_THE_FUTURE",
    "2026-11-29, 2026-12, month IN_THE_FUTURE",
    // Clocks may go fast by a day.
    "2026-11-30, 2026-12, ''",
    "2026-12-30, 2027-01, month IN_THE_FUTURE",
    "2026-12-31, 2027-01, ''",
    "2024-02-28, 2024-03, month IN_THE_FUTURE",
    "2024-02-29, 2024-03, ''",
    "2023-02-28, 2023-03, ''"
  })
  void a_month_has_begun_when_it_is_reported(LocalDate today, String month, String bad)
      throws IOException {
    assertThat(read(FactKind.ATTENDANCE, Horizon.on(today), "E,p," + month + ",1,0,,,"))
        .isEqualTo(bad);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, ''",
    "2026-11-23, ''",
    "2026-11-24, ''",
    "2026-11-25, happened_on IN_THE_FUTURE",
    "2199-12-31, happened_on IN_THE_FUTURE"
  })
  void an_event_has_happened_up_to_tomorrow_for_clocks_that_go_fast(String day, String bad)
      throws IOException {
    assertThat(read(FactKind.OFFICIAL_EVENTS, Horizon.on(TODAY), "v,E," + day + ",PETITION,,,,"))
        .isEqualTo(bad);
  }

  @ParameterizedTest
  @CsvSource({"2026, ''", "2027, year IN_THE_FUTURE"})
  void a_year_that_is_reported_on_has_begun(String year, String bad) throws IOException {
    assertThat(read(FactKind.REPORTS, Horizon.on(TODAY), "D," + year + ",2026-11-23,"))
        .isEqualTo(bad);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONTRACTS|E,p,c,,FIXED,2026-11-23,2027-01-01,2029-12-31,2027-06-30,,",
        "EMPLOYMENTS|E,p,DIRECT,2026-12-01,2027-12-31,,,,",
        "EMPLOYERS|E,n,330106,2027-01-01,,,",
        "LICENCES|D,L2,2027-03-01,2030-02-28,",
        "DISPATCH|D,U,p,2026-12-01,2028-11-30,,,,,,,,,,,",
        "SERVICES|k,P,C,2027-01-01,2027-12-31,,,,,,,,,",
        "WAGES|E,p,2026-11,1,0,2026-12-10,,,,2027-02-28",
        "COMPLAINTS|k,E,2026-11-23,WAGE,1,2026-12-23,",
        "LAYOFF_REPORTS|E,2026-12-01,2026-12-01,30,2027-03-31",
        "STANDARDS|330000,MINIMUM_MONTHLY_WAGE,2500,2027-01-01,,",
        "OFFICIAL_EVENTS|v,E,2026-11-23,EMERGENCY_STOP,,,2027-01-31,",
        "COLLECTIVE_CONTRACTS|E,K,GENERAL,2026-11-23,,2027-01-01,2029-12-31,",
        "SPECIAL_HOURS|E,A,YEAR,post,2027-01-01,2027-12-31,"
      })
  void what_is_agreed_or_granted_ahead_may_lie_ahead(FactKind kind, String line)
      throws IOException {
    assertThat(read(kind, Horizon.on(TODAY), line)).isEmpty();
  }

  static Stream<FactKind> kinds() {
    return Stream.of(FactKind.values()).filter(kind -> !Horizon.past(kind).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void each_column_of_the_past_is_looked_at_and_none_where_there_is_no_horizon(FactKind kind)
      throws IOException {
    for (String past : Horizon.past(kind)) {
      List<String> values = new ArrayList<>();
      for (Column column : kind.columns()) {
        values.add(column.required() || column.name().equals(past) ? value(column) : "");
      }
      values.set(kind.place(past), ahead(kind.columns().get(kind.place(past))));
      String line = String.join(",", values);
      // The day of work outside hours lies in its month, which is looked at first.
      String named = past.equals("day") ? "day IMPOSSIBLE" : past + " IN_THE_FUTURE";
      assertThat(read(kind, Horizon.on(TODAY), line)).as(line).isEqualTo(named);
      assertThat(read(kind, Horizon.none(), line))
          .as(line)
          .isEqualTo(past.equals("day") ? named : "");
    }
  }

  @Test
  void a_day_of_work_outside_hours_has_come_too() throws IOException {
    String line = "E,p,2026-11,2026-11-%02d,ALL,SYSTEM,1,,,";
    assertThat(read(FactKind.OFF_HOURS, Horizon.on(TODAY), line.formatted(24))).isEmpty();
    assertThat(read(FactKind.OFF_HOURS, Horizon.on(TODAY), line.formatted(25)))
        .isEqualTo("day IN_THE_FUTURE");
  }

  private static String value(Column column) {
    return switch (column.type()) {
      case "company" -> column.name().toUpperCase(Locale.ROOT);
      case "region" -> "330106";
      case "date" -> "2026-01-01";
      case "month" -> "2026-01";
      case "year" -> "2026";
      case "one-of" -> column.choices().getLast();
      default -> "1";
    };
  }

  private static String ahead(Column column) {
    return switch (column.type()) {
      case "date" -> "2027-05-01";
      case "month" -> "2027-05";
      default -> "2027";
    };
  }

  /** The column and reason of the one line, or nothing when it is good. */
  private static String read(FactKind kind, Horizon horizon, String line) throws IOException {
    List<String> bad = new ArrayList<>();
    String header = String.join(",", kind.columns().stream().map(Column::name).toList());
    FactCsv.read(
        new ByteArrayInputStream((header + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8)),
        new FactTable(
            kind,
            horizon,
            new FactTable.Intake() {
              @Override
              public void good(FactRow row) {}

              @Override
              public void bad(long number, String column, Reason reason, List<String> fields) {
                bad.add(column + " " + reason);
              }

              @Override
              public void ignored(String heading) {}
            }));
    return String.join(";", bad);
  }
}
