package cn.laborproof.risk.columnar;

import static cn.laborproof.risk.intake.FactKind.ATTENDANCE;
import static cn.laborproof.risk.intake.FactKind.BUSINESS_MONTHS;
import static cn.laborproof.risk.intake.FactKind.COLLECTIVE_CONTRACTS;
import static cn.laborproof.risk.intake.FactKind.CONTRACTS;
import static cn.laborproof.risk.intake.FactKind.DISPATCH;
import static cn.laborproof.risk.intake.FactKind.EMPLOYMENTS;
import static cn.laborproof.risk.intake.FactKind.INSURANCE;
import static cn.laborproof.risk.intake.FactKind.OFF_HOURS;
import static cn.laborproof.risk.intake.FactKind.SERVICES;
import static cn.laborproof.risk.intake.FactKind.STANDARDS;
import static cn.laborproof.risk.intake.FactKind.WAGES;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Sieve;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * For each sieve the question that finds the pairs no rule behind it may miss. Each condition is
 * necessary for a finding in every region: parameters are the loosest of all entries of the rule
 * books. It need not be sufficient: the rules judge.
 *
 * <p>The text is understood alike by the database in the process and by Apache Spark; {@code
 * add_months} is Spark's name.
 */
public final class FactQueries {

  private static final int LONGEST_MONTH = 31;

  static final String FAR = "DATE '9999-12-31'";

  private static final String HOSTS =
      "SELECT company_no FROM services WHERE {range} AND role_no = 1";

  private final FactSource facts;
  private final Bounds bounds;
  private final String asOf;
  private final int now;

  FactQueries(FactSource facts, Bounds bounds, LocalDate asOf) {
    this.facts = facts;
    this.bounds = bounds;
    this.asOf = "DATE '" + asOf + "'";
    this.now = Months.number(YearMonth.from(asOf));
  }

  /** The questions for the rule books shipped with this version. */
  public static FactQueries shipped(FactSource facts, LocalDate asOf) {
    return under(CompanyScan.shippedBook(), facts, asOf);
  }

  /** The questions for a rule book of one's own, see {@link CompanyScan#under}. */
  static FactQueries under(RuleBook book, FactSource facts, LocalDate asOf) {
    return new FactQueries(facts, new Bounds(RuleBook.national(), book), asOf);
  }

  /**
   * Questions for {@code pair_no, company_no}; a pair may come more than once.
   *
   * @param range condition on {@code company_no}; {@code true} for the whole city
   */
  public List<String> of(Sieve sieve, String range) {
    return questions(sieve).map(sql -> sql.replace("{range}", range)).toList();
  }

  private Stream<String> questions(Sieve sieve) {
    return switch (sieve) {
      case CONTRACT -> when(Set.of(EMPLOYMENTS, CONTRACTS), contract());
      case TERMS -> when(Set.of(CONTRACTS), terms());
      case ARREARS ->
          when(Set.of(WAGES), rows(PairSums.TABLE, "underpaid OR last_paid_on > " + asOf));
      // All due of a month together below the minimum: then each line of it is.
      case MINIMUM_PAY ->
          when(
              Set.of(WAGES, STANDARDS, EMPLOYMENTS),
              rows(PairSums.TABLE, "least_due < " + highestMinimum()));
      // One line over the limit, or one of several lines of a month, which then name their site.
      case HOURS ->
          when(
              Set.of(ATTENDANCE),
              rows(
                  PairSums.TABLE,
                  "divided OR most_overtime > "
                      + Math.min(
                          bounds.least("overtime-over-limit", "hours"),
                          bounds.least("weekly-rest", "overtime-hours"))));
      case LEAVING ->
          when(Set.of(EMPLOYMENTS), rows("employments", "company_no IN (" + leaving() + ")"));
      case INSURED -> when(Set.of(EMPLOYMENTS, INSURANCE), insured());
      case DISPATCHED -> when(Set.of(DISPATCH), rows("dispatch", "true"));
      case INSURED_ELSEWHERE -> when(Set.of(DISPATCH, INSURANCE), insuredElsewhere());
      case HEADCOUNT ->
          when(
              Set.of(DISPATCH, EMPLOYMENTS),
              // Both in one question: the companies are looked for once.
              "SELECT pair_no, company_no FROM ("
                  + rows("dispatch", "true")
                  + " UNION ALL "
                  + rows("employments", "true")
                  + ") WHERE company_no IN ("
                  + shares()
                  + ")");
      case SERVICE ->
          when(
              Set.of(SERVICES),
              rows("services", "true"),
              rows("service_workers", "true"),
              // Without a list of workers any of the contractor's people may be one.
              rows("pairs", "company_no IN (" + unlisted() + ")"));
      case HOST ->
          when(
              Set.of(SERVICES),
              rows("dispatch", "company_no IN (" + HOSTS + ")"),
              rows("employments", "company_no IN (" + HOSTS + ")"));
      case LAID_OFF ->
          when(Set.of(EMPLOYMENTS), rows("employments", "company_no IN (" + laidOff() + ")"));
      case DISTRESS -> when(Set.of(BUSINESS_MONTHS), distress());
      case COLLECTIVE -> when(Set.of(COLLECTIVE_CONTRACTS), rows("collective_contracts", lapsed()));
      case OFF_HOURS -> when(Set.of(OFF_HOURS, ATTENDANCE), offHours());
      case COMPANY ->
          sieve.reads().stream().filter(facts::has).map(kind -> rows(Layout.table(kind), "true"));
      case EVERYBODY -> Stream.of("SELECT pair_no, company_no FROM pairs WHERE {range}");
    };
  }

  /** A line has ended so long ago, and not longer; whether another follows it, the rule decides. */
  private String lapsed() {
    String rule = "collective-contract-lapsed";
    return "ends_on < "
        + asOf
        + " - "
        + bounds.least(rule, "days")
        + " AND ends_on > "
        + asOf
        + " - "
        + LONGEST_MONTH * bounds.most(rule, "look-back-months");
  }

  private Stream<String> when(Set<FactKind> needed, String... questions) {
    return needed.stream().allMatch(facts::has) ? Stream.of(questions) : Stream.empty();
  }

  private static String rows(String table, String condition) {
    return "SELECT pair_no, company_no FROM " + table + " WHERE {range} AND (" + condition + ")";
  }

  /**
   * A day as a number in which a month counts 32: two days are at least a term of whole months
   * apart, as 民法典 202 has it, when their numbers are at least 32 for each month apart, whatever the
   * lengths of the months between them. Cheaper than adding months, by much.
   */
  static String number(String day) {
    return "((year(%1$s) * 12 + month(%1$s)) * 32 + day(%1$s))".formatted(day);
  }

  /**
   * No contract at all or the first one later than the shortest month after hiring; or work goes on
   * and the last contract has ended or ends within the days of the first reminder. Where one of the
   * contracts lies outside the employment or was concluded after the day asked for, and of whom was
   * hired more than once, the rules decide.
   */
  private String contract() {
    int shortest = 28 * bounds.least("double-wage-exposure", "months");
    int remind = bounds.most("contract-expiring", "first-days");
    return rows(
        PairSums.TABLE,
        """
        employments > 1 OR employments = 1 AND (last_concluded > %2$s
          OR (direct AND first_working_day <= %2$s
            AND coalesce(first_concluded, %1$s) > first_working_day + %3$d)
          OR (coalesce(last_working_day, %1$s) >= %2$s AND last_end <= %2$s + %4$d)
          OR first_end < first_working_day OR last_start > coalesce(last_working_day, %1$s))\
        """
            .formatted(
                FAR,
                asOf,
                Math.min(shortest, 28 * bounds.least("contract-unseen-breach", "months")),
                remind));
  }

  /**
   * Probation longer than a term allows or paid too low, two probations, a row of fixed terms. Of
   * two fixed terms the first and the last end are all ends.
   */
  private String terms() {
    String rule = "probation-too-long";
    if (bounds.most(rule, "short-term-months") > PairSums.SHORT_TERM
        || bounds.most(rule, "middle-term-months") > PairSums.MIDDLE_TERM
        || bounds.most(rule, "long-term-months") > PairSums.LONG_TERM) {
      // Terms other than those of LCL art 19 are not told apart in sums: whoever is on probation.
      return rows(PairSums.TABLE, "probations > 0 OR probation_wage IS NOT NULL OR fixed > 1");
    }
    return rows(
        PairSums.TABLE,
        """
        probation_none >= 0 OR probation_short >= 32 * %1$d OR probation_middle >= 32 * %2$d
          OR probation_long >= 32 * %3$d OR probation_percent < %4$d OR probation_wage < %5$d
          OR probations > 1 OR fixed >= %6$d
          OR (fixed > 1 AND (fixed_first_end BETWEEN %7$s AND %7$s + %8$d
            OR fixed_last_end BETWEEN %7$s AND %7$s + %8$d))\
        """
            .formatted(
                bounds.least(rule, "short-months"),
                bounds.least(rule, "middle-months"),
                bounds.least(rule, "most-months"),
                bounds.most("probation-pay", "percent"),
                highestMinimum(),
                Math.min(3, bounds.least("frequent-short-contracts", "contracts")),
                asOf,
                bounds.most("two-fixed-terms", "remind-days")));
  }

  private long highestMinimum() {
    return facts.standards().stream()
        .flatMap(row -> row.money("value").stream())
        .mapToLong(money -> money.fen())
        .max()
        .orElse(0);
  }

  /** A month whose lines of all sources together reach the bound: those of one are not more. */
  private String offHours() {
    List<String> rules = List.of("off-hours-work", "off-hours-claim");
    int lookBack =
        rules.stream().mapToInt(rule -> bounds.most(rule, "look-back-months")).max().orElseThrow();
    return """
    SELECT pair_no, any_value(company_no) FROM off_hours
    WHERE {range} AND month BETWEEN %d AND %d AND instructed = 'YES'
    GROUP BY pair_no, month HAVING sum(CAST(minutes AS INTEGER)) >= %d\
    """
        .formatted(now - lookBack, now, least("minutes", rules));
  }

  /** Companies that so many of those at work before have left that the rule may speak. */
  private String leaving() {
    String rule = "many-left";
    String before = asOf + " - " + bounds.most(rule, "days");
    return """
    SELECT l.company_no
    FROM (SELECT company_no, count(DISTINCT pair_no) AS n FROM employments
      WHERE {range} AND form = 'DIRECT' AND last_working_day >= %1$s AND last_working_day <= %2$s
      GROUP BY company_no) l
    JOIN (SELECT company_no, count(DISTINCT pair_no) AS n FROM employments
      WHERE {range} AND form = 'DIRECT' AND first_working_day <= %1$s
        AND coalesce(last_working_day, %3$s) >= %1$s
      GROUP BY company_no) w ON w.company_no = l.company_no
    WHERE l.n >= %4$d OR (l.n >= %5$d AND l.n * 100 >= %6$d * w.n)\
    """
        .formatted(
            before,
            asOf,
            FAR,
            bounds.least(rule, "persons"),
            bounds.least(rule, "least-persons"),
            bounds.least(rule, "percent"));
  }

  /**
   * Months as bits: insured at all, and insured without a gap. A gap of n months is n bits in a row
   * that are missing inside the months to be looked at. Of whom was hired more than once, the rules
   * decide.
   */
  private String insured() {
    int first = facts.firstMonth(INSURANCE).map(Months::number).orElse(0);
    int last = facts.lastMonth(INSURANCE).map(Months::number).orElse(0);
    if (last - first >= PairSums.MONTHS) {
      return rows("employments", "form = 'DIRECT'");
    }
    StringBuilder run = new StringBuilder("missing");
    for (int i = 1; i < bounds.least("insurance-anomaly", "months"); i++) {
      run.append(" & (missing >> ").append(i).append(')');
    }
    return """
    SELECT pair_no, company_no FROM (
      SELECT pair_no, company_no, employments, first_working_day, hired, seen,
        CASE WHEN upto < since THEN CAST(0 AS BIGINT)
          ELSE ((((CAST(1 AS BIGINT) << (upto - since + 1)) - 1) << (since - %1$d))
            & ~coalesce(paid, CAST(0 AS BIGINT))) END AS missing
      FROM (
        SELECT pair_no, company_no, employments, first_working_day, hired,
          %7$s AS seen, %8$s AS paid, greatest(hired + 1, %1$d) AS since,
          least(coalesce(year(last_working_day) * 12 + month(last_working_day) - 2, %2$d), %2$d)
            AS upto
        FROM (
          SELECT *, year(first_working_day) * 12 + month(first_working_day) - 1 AS hired
          FROM by_pair WHERE {range} AND (employments > 1 OR employments = 1 AND direct)) e) m) g
    WHERE employments > 1 OR (first_working_day + %3$d < %4$s AND hired <= %5$d
        AND (coalesce(seen, CAST(0 AS BIGINT)) >> greatest(hired - %1$d, 0)) = 0)
      OR (seen IS NOT NULL AND (%6$s) <> 0)\
    """
        .formatted(
            first,
            Math.min(last, now),
            bounds.least("insurance-not-registered", "days"),
            asOf,
            last,
            run,
            inOrder("insured_seen", first),
            inOrder("insured_paid", first));
  }

  /**
   * Bits by the number of the month modulo all, turned so that the first month known is the first.
   */
  private static String inOrder(String bits, int first) {
    int turn = first % PairSums.MONTHS;
    return "((%1$s >> %2$d) | ((%1$s & %3$d) << %4$d))"
        .formatted(bits, turn, (1L << turn) - 1, PairSums.MONTHS - turn);
  }

  /**
   * Companies whose share of dispatched people reaches the notice bound, or that pay dispatched
   * people less on average in a post.
   */
  private String shares() {
    String running = "starts_on <= %1$s AND coalesce(ends_on, %2$s) >= %1$s".formatted(asOf, FAR);
    String received = "(SELECT * FROM dispatch WHERE {range} AND role_no = 1 AND " + running + ")";
    String own =
        "(SELECT * FROM employments WHERE {range} AND company_no IN (SELECT company_no FROM dispatch WHERE {range} AND role_no = 1) AND form = 'DIRECT' AND first_working_day <= %1$s AND coalesce(last_working_day, %2$s) >= %1$s)"
            .formatted(asOf, FAR);
    String averages =
        "(SELECT company_no, post, count(*) AS n, avg(monthly_wage) AS pay FROM %s WHERE monthly_wage IS NOT NULL GROUP BY company_no, post)";
    return """
    SELECT d.company_no
    FROM (SELECT company_no, count(DISTINCT pair_no) AS n FROM %1$s GROUP BY company_no) d
    JOIN (SELECT company_no, count(DISTINCT pair_no) AS n FROM %2$s
      WHERE pair_no NOT IN (SELECT pair_no FROM dispatch WHERE {range} AND %3$s)
      GROUP BY company_no) o ON o.company_no = d.company_no
    WHERE d.n * 100 >= %4$d * (d.n + o.n)
    UNION ALL
    SELECT d.company_no FROM %5$s d
    JOIN %6$s o ON o.company_no = d.company_no AND o.post = d.post
    WHERE d.n >= %7$d AND o.n >= %7$d AND d.pay * 100 <= o.pay * %8$d * 1.000001\
    """
        .formatted(
            received,
            own,
            running,
            bounds.least("dispatch-ratio", "notice-percent"),
            averages.formatted(received),
            averages.formatted(own),
            bounds.least("dispatch-unequal-pay", "least-persons"),
            bounds.most("dispatch-unequal-pay", "percent"));
  }

  private String insuredElsewhere() {
    int digits = bounds.most("dispatch-insurance-elsewhere", "region-digits");
    return """
    SELECT d.pair_no, d.company_no
    FROM (SELECT * FROM dispatch WHERE {range} AND role_no = 0) d
    JOIN (SELECT * FROM insurance WHERE {range}) i ON i.pair_no = d.pair_no
    WHERE substr(i.region, 1, %1$d) <> substr(d.workplace_region, 1, %1$d)\
    """
        .formatted(digits);
  }

  /**
   * Companies that laid off enough in all the time looked at, against those who were there all that
   * time: every window is shorter, and has at least these.
   */
  private String laidOff() {
    List<String> rules = List.of("layoff-reached", "layoff-unreported", "layoff-notice-short");
    int span =
        rules.stream()
            .mapToInt(rule -> bounds.most(rule, "look-back-days") + bounds.most(rule, "days"))
            .max()
            .orElseThrow();
    return """
    SELECT company_no FROM employments
    WHERE {range} AND company_no IN (SELECT company_no FROM employments
      WHERE {range} AND leaving_reason = 'LAYOFF' AND last_working_day BETWEEN %1$s - %2$d AND %1$s)
    GROUP BY company_no
    HAVING count(*) FILTER (WHERE leaving_reason = 'LAYOFF' AND last_working_day BETWEEN %1$s - %2$d AND %1$s)
      >= least(%3$d, %4$d / 100 * count(DISTINCT pair_no) FILTER (WHERE
        first_working_day <= %1$s - %2$d AND coalesce(last_working_day, %5$s) >= %1$s))\
    """
        .formatted(asOf, span, least("persons", rules), least("percent", rules), FAR);
  }

  private int least(String parameter, List<String> rules) {
    return rules.stream().mapToInt(rule -> bounds.least(rule, parameter)).min().orElseThrow();
  }

  /**
   * Contractors with a contract for which no list of workers is there, or only workers who have
   * left: whose lines count, the rules decide.
   */
  private String unlisted() {
    return """
    SELECT s.company_no
    FROM (SELECT company_no, contract FROM services WHERE {range} AND role_no = 0) s
    LEFT JOIN (SELECT DISTINCT company_no, contract FROM service_workers
      WHERE {range} AND role_no = 0 AND starts_on <= %1$s
        AND coalesce(ends_on, %2$s) >= %1$s) w
    ON w.company_no = s.company_no AND w.contract = s.contract
    WHERE w.company_no IS NULL\
    """
        .formatted(asOf, FAR);
  }

  /**
   * Companies with enough indicators of which one recent month lies that far below any month known,
   * or in which something is owed. A sum of months that falls has a month that falls; events an
   * authority recorded are one sign more.
   */
  private String distress() {
    String rule = "business-distress";
    int recent = now - bounds.most(rule, "fresh-months") - bounds.most(rule, "months");
    return """
    SELECT company_no, company_no FROM (
      SELECT company_no, indicator FROM business_months WHERE {range} AND month <= %1$d
      GROUP BY company_no, indicator
      HAVING CASE WHEN indicator LIKE '%%OVERDUE'
        THEN coalesce(max(amount) FILTER (WHERE month >= %2$d), 0) > 0
        ELSE (min(amount) FILTER (WHERE month >= %2$d)) * 100 <= max(amount) * %3$d END)
    GROUP BY company_no HAVING count(*) >= %4$d\
    """
        .formatted(
            now, recent, 100 - bounds.least(rule, "fall-percent"), bounds.least(rule, "signs") - 1);
  }
}
