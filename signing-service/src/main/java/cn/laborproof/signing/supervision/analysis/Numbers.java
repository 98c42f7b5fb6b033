package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.supervision.finding.FindingTotals;
import cn.laborproof.signing.supervision.warning.WarningTotals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a report stands on, taken once when it is drafted. Findings are those on facts of
 * departments: of them it is kept when each stood.
 *
 * @param first day of the half-year
 * @param until its last day, or the day of drafting before that: the date of all numbers
 * @param months findings that stood at the end of each month and, first, of the day before the
 *     half-year; from the first delivery of facts on, for before it nothing was known
 * @param rules the most frequent at the end first
 * @param areas divisions at the end
 * @param stages what was proposed and raised in the half-year, and how far it came by the time of
 *     drafting
 * @param figures the last published of each
 */
record Numbers(
    LocalDate first,
    LocalDate until,
    List<FindingTotals.Standing> months,
    List<OfRule> rules,
    List<FindingTotals.OfArea> areas,
    List<WarningTotals.Stage> stages,
    List<Figure> figures) {

  Numbers {
    months = List.copyOf(months);
    rules = List.copyOf(rules);
    areas = List.copyOf(areas);
    stages = List.copyOf(stages);
    figures = List.copyOf(figures);
  }

  /** Findings of a rule before the half-year and at its end. */
  record OfRule(String rule, long before, long after) {
    long change() {
      return after - before;
    }
  }

  /** A published figure. */
  record Figure(
      String region,
      String indicator,
      String sector,
      String period,
      BigDecimal value,
      String source) {}

  /** Whether anything was known before the half-year, so that its end can be compared with it. */
  boolean isCompared() {
    return months.getFirst().day().isBefore(first);
  }

  /** Findings before the half-year; 0 where nothing was known. */
  long before() {
    return isCompared() ? months.getFirst().findings() : 0;
  }

  long after() {
    return months.getLast().findings();
  }

  long stage(String name) {
    return stages.stream()
        .filter(stage -> stage.stage().equals(name))
        .mapToLong(WarningTotals.Stage::count)
        .sum();
  }
}
