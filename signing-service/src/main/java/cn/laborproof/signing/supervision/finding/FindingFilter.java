package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Which findings are asked for.
 *
 * @param employer 统一社会信用代码, or blank for every visible employer
 * @param rule stable key of a rule, or blank
 * @param severity if only one
 * @param asOf the day
 * @param where which seats
 * @param origin if only those on rosters or only those on facts
 * @param sort the order
 * @param page counted from 0
 * @param size rows of a page, 1 to {@value #MOST}
 */
record FindingFilter(
    String employer,
    String rule,
    Optional<Severity> severity,
    LocalDate asOf,
    Where where,
    Optional<Origin> origin,
    Sort sort,
    int page,
    int size) {

  static final int MOST = 200;
  private static final int LAST_PAGE = 100_000;

  /**
   * Seats of employers.
   *
   * @param region leading digits of a division, or blank for all the reader may see
   * @param exact whether the seat is said to be no smaller division than this one
   */
  record Where(String region, boolean exact) {
    static final Where ANY = new Where("", false);
  }

  /** What a finding stands on. */
  enum Origin {
    ROSTER,
    FACTS
  }

  /** Orders of a list; what is equal keeps the order of the rules. */
  enum Sort {
    SEVERITY("urgency desc, employer_code, position"),
    RULE("rule, urgency desc, employer_code, position"),
    EMPLOYER("employer_code, urgency desc, position");

    private final String columns;

    Sort(String columns) {
      this.columns = columns;
    }

    String columns() {
      return columns;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a request says, in its own words. */
  record Asked(
      String employer,
      String rule,
      String severity,
      Optional<LocalDate> asOf,
      Where where,
      String origin,
      String sort,
      int page,
      int size) {

    /**
     * @throws Refusal {@code unreadable-request}
     */
    FindingFilter on(LocalDate today) {
      boolean bounded = page >= 0 && page <= LAST_PAGE && size >= 1 && size <= MOST;
      if (!bounded
          || !where.region().matches("[0-9]{0,12}")
          || !rule.isBlank() && !CompanyScan.ruleIds().contains(rule)) {
        throw new Refusal(CommonRefusal.UNREADABLE);
      }
      try {
        return new FindingFilter(
            employer.strip(),
            rule,
            severity.isBlank() ? Optional.empty() : Optional.of(Severity.valueOf(upper(severity))),
            asOf.orElse(today),
            where,
            origin.isBlank() ? Optional.empty() : Optional.of(Origin.valueOf(upper(origin))),
            sort.isBlank() ? Sort.SEVERITY : Sort.valueOf(upper(sort)),
            page,
            size);
      } catch (IllegalArgumentException _) {
        throw new Refusal(CommonRefusal.UNREADABLE);
      }
    }

    private static String upper(String code) {
      return code.toUpperCase(Locale.ROOT);
    }
  }
}
