package cn.laborproof.risk.ranking;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All lines about one employer, asked what was known on a day and what came after it. */
public final class EmployerPast {

  /** The kinds that are read; lines of others may be left out. */
  public static final Set<FactKind> KINDS =
      Set.copyOf(
          EnumSet.of(
              FactKind.EMPLOYERS,
              FactKind.EMPLOYMENTS,
              FactKind.CONTRACTS,
              FactKind.INSURANCE,
              FactKind.WAGES,
              FactKind.ATTENDANCE,
              FactKind.DISPATCH,
              FactKind.COMPLAINTS,
              FactKind.ARBITRATIONS,
              FactKind.OFFICIAL_EVENTS));

  private static final String AT_COURT = "COURT_LABOUR_CASE";

  private final List<SortedRow> rows;

  /** The lines, in any order. */
  public EmployerPast(List<SortedRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * Who it is, for people.
   *
   * @param name empty when no line says it
   * @param region of its seat; empty when not known
   * @param sector the letter of its first line of business (GB/T 4754); empty when not known
   */
  public record Profile(String name, String region, String sector) {}

  /** Empty when nobody is known to work for it on that day: there is nothing to look at. */
  public Optional<Features> on(LocalDate day) {
    return new DayOfEmployer(day, new KnownOn(day).of(rows)).features();
  }

  /** Whether a dispute began after the first day and not after the last. */
  public boolean disputed(LocalDate after, LocalDate last) {
    return rows.stream().anyMatch(row -> row.role() == 0 && isDispute(row.row(), after, last));
  }

  /** Complaints, arbitration cases, labour cases at court. */
  static boolean isDispute(FactRow row, LocalDate after, LocalDate last) {
    return switch (row.kind()) {
      case COMPLAINTS, ARBITRATIONS -> within(row, "filed_on", after, last);
      case OFFICIAL_EVENTS ->
          row.required("kind").equals(AT_COURT) && within(row, "happened_on", after, last);
      default -> false;
    };
  }

  static boolean within(FactRow row, String column, LocalDate after, LocalDate last) {
    return row.date(column).filter(day -> day.isAfter(after) && !day.isAfter(last)).isPresent();
  }

  /** Who it is on that day. */
  public Profile profile(LocalDate day) {
    Optional<FactRow> seat =
        rows.stream()
            .map(SortedRow::row)
            .filter(row -> row.kind() == FactKind.EMPLOYERS && row.isValidOn(day))
            .reduce((_, later) -> later);
    return new Profile(
        seat.flatMap(row -> row.text("name")).orElse(""),
        seat.flatMap(row -> row.text("region")).orElse(""),
        seat.flatMap(row -> row.text("scope")).map(scope -> scope.substring(0, 1)).orElse(""));
  }
}
