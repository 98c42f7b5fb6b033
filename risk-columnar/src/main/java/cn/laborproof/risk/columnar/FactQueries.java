package cn.laborproof.risk.columnar;

import static cn.laborproof.risk.intake.FactKind.ATTENDANCE;
import static cn.laborproof.risk.intake.FactKind.BUSINESS_MONTHS;
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

  private static final String FAR = "DATE '9999-12-31'";

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
      case CONTRACT -> when(Set.of(EMPLOYMENTS, CONTRACTS), contract(), hiredAgain());
      case TERMS -> when(Set.of(CONTRACTS), termsOfOne(), termsOfSeveral());
      case ARREARS -> when(Set.of(WAGES), rows("wages", "due > paid OR paid_on > " + asOf));
      case MINIMUM_PAY -> when(Set.of(WAGES, STANDARDS, EMPLOYMENTS), minimumPay());
      case HOURS -> when(Set.of(ATTENDANCE), hours());
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
      case OFF_HOURS -> when(Set.of(OFF_HOURS, ATTENDANCE), offHours());
      case COMPANY ->
          sieve.reads().stream().filter(facts::has).map(kind -> rows(Layout.table(kind), "true"));
      case EVERYBODY -> Stream.of("SELECT pair_no, company_no FROM pairs WHERE {range}");
    };
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
   * and the last contract has ended or ends within the days of the first reminder. All contracts of
   * a person are taken together: where one of them lies outside the employment, the rules decide.
   */
  private String contract() {
    int shortest = 28 * bounds.least("double-wage-exposure", "months");
    int remind = bounds.most("contract-expiring", "first-days");
    return """
    SELECT e.pair_no, e.company_no FROM (
      SELECT pair_no, company_no, form, first_working_day AS first_day,
        coalesce(last_working_day, %1$s) AS last_day
      FROM employments WHERE {range}) e
    LEFT JOIN (
      SELECT pair_no, min(concluded_on) AS concluded, max(ends) AS ends, min(ends) AS first_end,
        max(starts_on) AS last_start
      FROM (SELECT pair_no, concluded_on, starts_on, coalesce(ends_on, %1$s) AS ends
        FROM contracts WHERE {range} AND concluded_on <= %2$s) c
      GROUP BY pair_no) k
    ON k.pair_no = e.pair_no
    WHERE (form = 'DIRECT' AND first_day <= %2$s
        AND coalesce(concluded, %1$s) > first_day + %3$d)
      OR (last_day >= %2$s AND ends <= %2$s + %4$d)
      OR first_end < first_day OR last_start > last_day\
    """
        .formatted(
            FAR,
            asOf,
            Math.min(shortest, 28 * bounds.least("contract-unseen-breach", "months")),
            remind);
  }

  /** Who was hired more than once: which contract belongs to which employment, the rules decide. */
  private static String hiredAgain() {
    return """
    SELECT pair_no, any_value(company_no) FROM employments WHERE {range}
    GROUP BY pair_no HAVING count(*) > 1\
    """;
  }

  /** What one contract shows by itself: probation longer than its term allows, or paid too low. */
  private String termsOfOne() {
    String rule = "probation-too-long";
    // The first day after a term is a term away from its first day.
    String tooLong =
        """
        %1$s - %2$s >= 32 * CASE
          WHEN kind = 'TASK' THEN 0
          WHEN kind = 'OPEN_ENDED' THEN %4$d
          WHEN %3$s - %2$s < %5$d THEN 0
          WHEN %3$s - %2$s < %6$d THEN %7$d
          WHEN %3$s - %2$s < %8$d THEN %9$d
          ELSE %4$d END\
        """
            .formatted(
                number("probation_ends_on"),
                number("starts_on"),
                number("(ends_on + 1)"),
                bounds.least(rule, "most-months"),
                32 * bounds.most(rule, "short-term-months"),
                32 * bounds.most(rule, "middle-term-months"),
                bounds.least(rule, "short-months"),
                32 * bounds.most(rule, "long-term-months"),
                bounds.least(rule, "middle-months"));
    return rows(
        "contracts",
        "(probation_ends_on IS NOT NULL AND "
            + tooLong
            + ") OR probation_wage * 100 < monthly_wage * "
            + bounds.most("probation-pay", "percent")
            + " OR probation_wage < "
            + highestMinimum());
  }

  /** Several contracts of one person: two probations, a row of fixed terms. */
  private String termsOfSeveral() {
    int many = Math.min(3, bounds.least("frequent-short-contracts", "contracts"));
    return """
    SELECT pair_no, any_value(company_no) FROM contracts
    WHERE {range} AND concluded_on <= %1$s
    GROUP BY pair_no
    HAVING count(probation_ends_on) > 1
      OR sum(CASE WHEN kind = 'FIXED' THEN 1 ELSE 0 END) >= %2$d
      OR (sum(CASE WHEN kind = 'FIXED' THEN 1 ELSE 0 END) >= 2
        AND max(CASE WHEN kind = 'FIXED' AND ends_on BETWEEN %1$s AND %1$s + %3$d
          THEN 1 ELSE 0 END) = 1)\
    """
        .formatted(asOf, many, bounds.most("two-fixed-terms", "remind-days"));
  }

  /** All due of a month together below the minimum: then each line of it is. */
  private String minimumPay() {
    int from = now - bounds.most("pay-below-minimum", "look-back-months");
    return rows(
        "wages", "month BETWEEN " + from + " AND " + now + " AND due < " + highestMinimum());
  }

  private long highestMinimum() {
    return facts.standards().stream()
        .flatMap(row -> row.money("value").stream())
        .mapToLong(money -> money.fen())
        .max()
        .orElse(0);
  }

  /** One line over the limit, or one of several lines of a month, which then name their site. */
  private String hours() {
    int from = now - bounds.most("overtime-over-limit", "look-back-months");
    return rows(
        "attendance",
        "month BETWEEN %d AND %d AND (overtime_hours > %d OR (overtime_hours > 0 AND site IS NOT NULL))"
            .formatted(from, now, bounds.least("overtime-over-limit", "hours")));
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
   * that are missing inside the months to be looked at.
   */
  private String insured() {
    int first = facts.firstMonth(INSURANCE).map(Months::number).orElse(0);
    int last = facts.lastMonth(INSURANCE).map(Months::number).orElse(0);
    if (last - first > 60) {
      return rows("employments", "form = 'DIRECT'");
    }
    StringBuilder run = new StringBuilder("missing");
    for (int i = 1; i < bounds.least("insurance-anomaly", "months"); i++) {
      run.append(" & (missing >> ").append(i).append(')');
    }
    return """
    SELECT pair_no, company_no FROM (
      SELECT e.pair_no, e.company_no, e.first_working_day, e.hired, i.seen,
        CASE WHEN e.upto < e.since THEN CAST(0 AS BIGINT)
          ELSE ((((CAST(1 AS BIGINT) << (e.upto - e.since + 1)) - 1) << (e.since - %1$d))
            & ~coalesce(i.paid, CAST(0 AS BIGINT))) END AS missing
      FROM (
        SELECT pair_no, company_no, first_working_day, hired,
          greatest(hired + 1, %1$d) AS since,
          least(coalesce(year(last_working_day) * 12 + month(last_working_day) - 2, %2$d), %2$d)
            AS upto
        FROM (
          SELECT *, year(first_working_day) * 12 + month(first_working_day) - 1 AS hired
          FROM employments WHERE {range} AND form = 'DIRECT')) e
      LEFT JOIN (
        SELECT pair_no, bit_or(CAST(1 AS BIGINT) << (month - %1$d)) AS seen,
          bit_or(CASE WHEN status = 'UNPAID' THEN CAST(0 AS BIGINT)
            ELSE CAST(1 AS BIGINT) << (month - %1$d) END) AS paid
        FROM insurance WHERE {range} GROUP BY pair_no) i
      ON i.pair_no = e.pair_no)
    WHERE (first_working_day + %3$d < %4$s AND hired <= %5$d
        AND (coalesce(seen, CAST(0 AS BIGINT)) >> greatest(hired - %1$d, 0)) = 0)
      OR (seen IS NOT NULL AND (%6$s) <> 0)\
    """
        .formatted(
            first,
            Math.min(last, now),
            bounds.least("insurance-not-registered", "days"),
            asOf,
            last,
            run);
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
