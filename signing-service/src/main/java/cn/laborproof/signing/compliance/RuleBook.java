package cn.laborproof.signing.compliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The thresholds of one version of the rules, as data.
 *
 * @param version for example {@code contract-rules/2026-1}; a changed number is a new version
 * @param effectiveFrom first day it applies
 * @param probation the table of 劳动合同法 art 19
 * @param openEndedProbationMonths longest probation of an open-ended contract, art 19
 * @param probationPayPercent least pay in probation, art 20
 * @param minimumAge 劳动法 art 15
 * @param adultAge below it the worker is a 未成年工, 劳动法 art 58
 * @param hoursPerDay 劳动法 art 36
 * @param hoursPerWeek 国务院令第174号 art 3
 * @param longestBackdatingDays how far the first working day may lie before today, 劳动合同法 art 10
 * @param minimumWages by region
 * @param phrases wordings that ask for a second look
 */
public record RuleBook(
    String version,
    LocalDate effectiveFrom,
    List<ProbationStep> probation,
    int openEndedProbationMonths,
    int probationPayPercent,
    int minimumAge,
    int adultAge,
    int hoursPerDay,
    int hoursPerWeek,
    int longestBackdatingDays,
    List<MinimumWage> minimumWages,
    List<SuspectPhrase> phrases) {
  /**
   * A row of the probation table.
   *
   * @param termBelowMonths the row holds for terms shorter than this many calendar months
   * @param maxMonths longest probation
   */
  public record ProbationStep(int termBelowMonths, int maxMonths) {}

  /**
   * A monthly minimum wage.
   *
   * @param region leading digits of the administrative division (GB/T 2260)
   * @param yuan a month
   * @param from first day
   * @param source who published it
   */
  public record MinimumWage(String region, BigDecimal yuan, LocalDate from, String source) {}

  /**
   * A wording in free text.
   *
   * @param code code of the finding
   * @param article source
   * @param patterns regular expressions, any of which flags the text
   * @param unless regular expressions, any of which explains it
   */
  public record SuspectPhrase(
      String code, String article, List<String> patterns, List<String> unless) {}

  /** The minimum wage in force in a region on a day; the most specific region counts. */
  public Optional<MinimumWage> minimumWage(String region, LocalDate day) {
    return minimumWages.stream()
        .filter(wage -> region.startsWith(wage.region()) && !wage.from().isAfter(day))
        .max(
            Comparator.comparing((MinimumWage wage) -> wage.region().length())
                .thenComparing(MinimumWage::from));
  }
}
