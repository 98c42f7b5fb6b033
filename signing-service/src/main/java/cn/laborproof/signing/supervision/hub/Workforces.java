package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many people work for an employer by the facts of a hub, kept with each judgement. Every call
 * runs in the caller's transaction.
 */
@Component
final class Workforces {

  private final JdbcClient jdbc;

  Workforces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A number of people and the kind of facts that says it. */
  record Workforce(int workers, FactKind basis) {}

  /**
   * Those whose registered employment runs on the day; where none was ever registered, those of the
   * last month of insurance. Empty where neither is known: that is not nobody.
   *
   * @param people the employer's lines by person
   */
  static Optional<Workforce> of(Map<String, List<SortedRow>> people, LocalDate day) {
    if (any(people, FactKind.EMPLOYMENTS)) {
      return Optional.of(
          new Workforce(
              count(people, FactKind.EMPLOYMENTS, row -> runs(row, day)), FactKind.EMPLOYMENTS));
    }
    Optional<YearMonth> latest =
        people.values().stream()
            .flatMap(Collection::stream)
            .filter(row -> is(row, FactKind.INSURANCE))
            .map(row -> row.row().month())
            .max(YearMonth::compareTo);
    return latest.map(month ->
        new Workforce(
            count(people, FactKind.INSURANCE, row -> row.month().equals(month)),
            FactKind.INSURANCE));
  }

  private static boolean any(Map<String, List<SortedRow>> people, FactKind kind) {
    return people.values().stream().flatMap(Collection::stream).anyMatch(row -> is(row, kind));
  }

  private static int count(
      Map<String, List<SortedRow>> people, FactKind kind, Predicate<FactRow> counted) {
    return Math.toIntExact(
        people.values().stream()
            .filter(rows -> rows.stream().anyMatch(row -> is(row, kind) && counted.test(row.row())))
            .count());
  }

  /** Lines in which the employer is the one who owes what they say. */
  private static boolean is(SortedRow row, FactKind kind) {
    return row.row().kind() == kind && row.role() == 0;
  }

  private static boolean runs(FactRow row, LocalDate day) {
    return row.date("first_working_day").filter(first -> !first.isAfter(day)).isPresent()
        && row.date("last_working_day").filter(last -> last.isBefore(day)).isEmpty();
  }

  /** Keeps what is known now in the place of what was known. */
  void keep(HubFindings.Judged judged, Optional<Workforce> known) {
    if (known.isEmpty()) {
      jdbc.sql("delete from employer_workforce where tenant_id = :office and employer = :employer")
          .param("office", judged.office())
          .param("employer", judged.employer())
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into employer_workforce (tenant_id, employer, region, workers, basis, counted_on)
            values (:office, :employer, :region, :workers, :basis, :day)
            on conflict (tenant_id, employer) do update
            set region = excluded.region, workers = excluded.workers, basis = excluded.basis, counted_on = excluded.counted_on
            """)
        .param("office", judged.office())
        .param("employer", judged.employer())
        .param("region", judged.region())
        .param("workers", known.get().workers())
        .param("basis", known.get().basis().code())
        .param("day", judged.day())
        .update();
  }
}
