package cn.laborproof.risk.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.testkit.Seeded;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features of a day say nothing that only a later day could tell. */
class NothingOfTheFutureTest {

  private static final LocalDate DAY = LocalDate.of(2025, 5, 22);

  /** The column that says when a line can be written at the earliest. */
  private static final Map<FactKind, String> BEGINS =
      Map.of(
          FactKind.EMPLOYMENTS, "first_working_day",
          FactKind.CONTRACTS, "concluded_on",
          FactKind.INSURANCE, "month",
          FactKind.WAGES, "month",
          FactKind.ATTENDANCE, "month",
          FactKind.DISPATCH, "starts_on",
          FactKind.COMPLAINTS, "filed_on",
          FactKind.ARBITRATIONS, "filed_on",
          FactKind.OFFICIAL_EVENTS, "happened_on");

  /** Columns that are written into the line later, with what is written at the same time. */
  private static final Map<FactKind, List<String>> LATER =
      Map.of(
          FactKind.EMPLOYMENTS, List.of("last_working_day", "leaving_reason"),
          FactKind.WAGES, List.of("paid_on", "paid"),
          FactKind.DISPATCH, List.of("ends_on", "return_reason"),
          FactKind.COMPLAINTS, List.of("settled_on"),
          FactKind.ARBITRATIONS, List.of("settled_on"),
          FactKind.OFFICIAL_EVENTS, List.of("ended_on"));

  private static final Map<String, List<String>> CODES =
      Map.of(
          "form", List.of("DIRECT", "PART_TIME"),
          "status", List.of("PAID", "UNPAID", "DEFERRED"),
          "leaving_reason", List.of("", "RESIGNED", "LAYOFF"),
          "return_reason", List.of("", "ART41"),
          "paid", List.of("0", "2000", "5000"),
          "due", List.of("5000"),
          "overtime_hours", List.of("", "10", "40"));

  static Stream<Seeded> runs() {
    return Seeded.runs(400);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void another_future_changes_no_feature(Seeded any) {
    List<SortedRow> one = any.list(5, 60, NothingOfTheFutureTest::anyLine);
    one = new ArrayList<>(one);
    one.add(
        Lines.line(
            FactKind.EMPLOYMENTS, "P0", "form", "DIRECT", "first_working_day", "2020-01-01"));
    List<SortedRow> other = new ArrayList<>();
    for (SortedRow row : one) {
      SortedRow changed = elsewise(any, row);
      if (!isFuture(row) || any.onceIn(2)) {
        other.add(changed);
      }
    }
    while (any.onceIn(2)) {
      SortedRow more = anyLine(any);
      if (isFuture(more)) {
        other.add(more);
      }
    }
    assertThat(new EmployerPast(other).on(DAY))
        .isPresent()
        .isEqualTo(new EmployerPast(one).on(DAY));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void another_past_changes_what_it_speaks_of(Seeded any) {
    List<SortedRow> rows = new ArrayList<>(any.list(5, 60, NothingOfTheFutureTest::anyLine));
    rows.add(
        Lines.line(
            FactKind.EMPLOYMENTS, "P0", "form", "DIRECT", "first_working_day", "2020-01-01"));
    Features before = new EmployerPast(rows).on(DAY).orElseThrow();
    rows.add(Lines.line(FactKind.ARBITRATIONS, "", "filed_on", DAY.toString()));
    Features after = new EmployerPast(rows).on(DAY).orElseThrow();
    assertThat(after.value(Feature.EARLIER_DISPUTES).orElseThrow())
        .isGreaterThan(before.value(Feature.EARLIER_DISPUTES).orElseThrow());
  }

  @Test
  void a_dispute_counts_from_the_day_after_the_cut_off_to_the_last_day() {
    LocalDate last = DAY.plusMonths(6);
    for (LocalDate day : List.of(DAY.plusDays(1), last)) {
      assertThat(filed(day).disputed(DAY, last)).as(day.toString()).isTrue();
    }
    for (LocalDate day : List.of(DAY, last.plusDays(1))) {
      assertThat(filed(day).disputed(DAY, last)).as(day.toString()).isFalse();
    }
    for (String kind : List.of("COURT_LABOUR_CASE", "COURT_ENFORCEMENT", "PETITION")) {
      assertThat(
              new EmployerPast(
                      List.of(
                          Lines.line(
                              FactKind.OFFICIAL_EVENTS,
                              "",
                              "kind",
                              kind,
                              "happened_on",
                              last.toString())))
                  .disputed(DAY, last))
          .as(kind)
          .isEqualTo(kind.equals("COURT_LABOUR_CASE"));
    }
  }

  @Test
  void what_features_say_is_what_the_lines_say() {
    EmployerPast past =
        new EmployerPast(
            List.of(
                employed("P1", "2023-01-09", ""),
                employed("P2", "2025-01-06", ""),
                employed("P3", "2025-05-19", ""),
                employed("P4", "2023-01-09", "2025-02-28"),
                Lines.line(
                    FactKind.CONTRACTS,
                    "P1",
                    "concluded_on",
                    "2023-01-09",
                    "starts_on",
                    "2023-01-09",
                    "ends_on",
                    "2026-01-08"),
                Lines.line(FactKind.WAGES, "P1", "month", "2025-02", "due", "5000", "paid", "5000"),
                Lines.line(FactKind.WAGES, "P2", "month", "2025-02", "due", "5000", "paid", "100"),
                Lines.line(
                    FactKind.WAGES,
                    "P4",
                    "month",
                    "2025-01",
                    "due",
                    "5000",
                    "paid",
                    "5000",
                    "paid_on",
                    "2025-03-01"),
                Lines.line(
                    FactKind.WAGES,
                    "P4",
                    "month",
                    "2025-02",
                    "due",
                    "5000",
                    "paid",
                    "0",
                    "deferred_until",
                    "2025-06-30"),
                Lines.line(FactKind.INSURANCE, "P1", "month", "2025-03", "status", "PAID"),
                Lines.line(FactKind.INSURANCE, "P2", "month", "2025-03", "status", "UNPAID"),
                Lines.line(FactKind.ATTENDANCE, "P1", "month", "2025-04", "overtime_hours", "36"),
                Lines.line(FactKind.ATTENDANCE, "P2", "month", "2025-04", "overtime_hours", "36.5"),
                Lines.line(FactKind.DISPATCH, 1, "D1", "starts_on", "2025-01-01"),
                Lines.line(
                    FactKind.OFFICIAL_EVENTS,
                    "",
                    "kind",
                    "MARKET_ABNORMAL",
                    "happened_on",
                    "2024-12-01"),
                Lines.line(FactKind.COMPLAINTS, "", "filed_on", "2024-12-01"),
                Lines.line(FactKind.COMPLAINTS, "", "filed_on", "2023-05-22")));
    Features features = past.on(DAY).orElseThrow();
    // P3 began less than a month ago and needs no contract yet.
    assertThat(features.value(Feature.NO_CONTRACT)).hasValue(0.5);
    assertThat(features.value(Feature.LATE_WAGES)).hasValue(0.5);
    assertThat(features.value(Feature.INSURANCE_GAP)).hasValue(0.5);
    assertThat(features.value(Feature.OVERTIME)).hasValue(0.5);
    assertThat(features.value(Feature.DISPATCH)).hasValue(0.25);
    assertThat(features.value(Feature.TURNOVER)).hasValue(0.25);
    assertThat(features.value(Feature.SIZE)).hasValue(Math.log1p(3));
    assertThat(features.value(Feature.EARLIER_DISPUTES)).hasValue(Math.log1p(1));
    assertThat(features.value(Feature.MEASURES)).hasValue(Math.log1p(1));
    assertThat(features.value(Feature.PETITIONS)).hasValue(0);
    assertThat(past.on(LocalDate.of(2022, 1, 1))).as("nobody worked there").isEmpty();
  }

  private static SortedRow employed(String person, String first, String last) {
    return Lines.line(
        FactKind.EMPLOYMENTS,
        person,
        "form",
        "DIRECT",
        "first_working_day",
        first,
        "last_working_day",
        last);
  }

  private static EmployerPast filed(LocalDate day) {
    return new EmployerPast(
        List.of(Lines.line(FactKind.COMPLAINTS, "", "filed_on", day.toString())));
  }

  private static SortedRow anyLine(Seeded any) {
    FactKind kind = any.pick(List.copyOf(BEGINS.keySet()).stream().sorted().toList());
    List<String> columns = new ArrayList<>();
    for (Column column : kind.columns()) {
      columns.add(column.name());
      columns.add(value(any, kind, column.name()));
    }
    String person = kind.person().isEmpty() ? "" : "P" + any.number(1, 9);
    return Lines.line(
        kind,
        kind == FactKind.DISPATCH ? any.number(0, 1) : 0,
        person,
        columns.toArray(String[]::new));
  }

  private static String value(Seeded any, FactKind kind, String column) {
    if (column.equals("kind")) {
      return any.pick("COURT_LABOUR_CASE", "PETITION", "MARKET_ABNORMAL");
    }
    if (CODES.containsKey(column)) {
      return any.pick(CODES.get(column));
    }
    LocalDate day = DAY.plusDays(any.number(-700, 300));
    if (column.equals("month")) {
      return YearMonth.from(day).toString();
    }
    Set<String> dates =
        Set.of("starts_on", "ends_on", "due_on", "deferred_until", "valid_from", "valid_to");
    if (column.equals(BEGINS.get(kind))) {
      return day.toString();
    }
    return dates.contains(column) || LATER.getOrDefault(kind, List.of()).contains(column)
        ? any.onceIn(2) ? day.toString() : ""
        : "";
  }

  private static boolean isFuture(SortedRow row) {
    String begins = row.row().required(BEGINS.get(row.row().kind()));
    LocalDate first =
        begins.length() == 7 ? YearMonth.parse(begins).atEndOfMonth() : LocalDate.parse(begins);
    return first.isAfter(DAY);
  }

  /** A line of the past with other later dates; a line of the future with other values. */
  private static SortedRow elsewise(Seeded any, SortedRow sorted) {
    FactRow row = sorted.row();
    List<String> values = new ArrayList<>(row.values());
    List<String> later = LATER.getOrDefault(row.kind(), List.of());
    if (isFuture(sorted)) {
      CODES.forEach((column, codes) -> {
        if (row.kind().columns().stream().anyMatch(each -> each.name().equals(column))) {
          values.set(row.kind().place(column), any.pick(codes));
        }
      });
    } else if (!later.isEmpty()
        && row.date(later.getFirst()).filter(day -> day.isAfter(DAY)).isPresent()) {
      values.set(row.kind().place(later.getFirst()), DAY.plusDays(any.number(1, 900)).toString());
      for (String hanging : later.subList(1, later.size())) {
        values.set(row.kind().place(hanging), value(any, row.kind(), hanging));
      }
    }
    return new SortedRow(
        sorted.owner(),
        sorted.person(),
        sorted.role(),
        new FactRow(row.kind(), row.line(), List.copyOf(values)));
  }
}
