package cn.laborproof.risk.scan;

import static cn.laborproof.risk.intake.FactKind.ARBITRATIONS;
import static cn.laborproof.risk.intake.FactKind.ATTENDANCE;
import static cn.laborproof.risk.intake.FactKind.BUSINESS_MONTHS;
import static cn.laborproof.risk.intake.FactKind.COLLECTIVE_CONTRACTS;
import static cn.laborproof.risk.intake.FactKind.COMPLAINTS;
import static cn.laborproof.risk.intake.FactKind.CONTRACTS;
import static cn.laborproof.risk.intake.FactKind.DISPATCH;
import static cn.laborproof.risk.intake.FactKind.EMPLOYMENTS;
import static cn.laborproof.risk.intake.FactKind.INSURANCE;
import static cn.laborproof.risk.intake.FactKind.LAYOFF_REPORTS;
import static cn.laborproof.risk.intake.FactKind.LICENCES;
import static cn.laborproof.risk.intake.FactKind.OFFICIAL_EVENTS;
import static cn.laborproof.risk.intake.FactKind.REPORTS;
import static cn.laborproof.risk.intake.FactKind.SERVICE_WORKERS;
import static cn.laborproof.risk.intake.FactKind.WAGES;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.rule.RuleSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which persons a group of rules has to see. A source that can tell beforehand that no rule of a
 * group has anything to say about a person need not hand that person to the group. It hands over
 * every line of {@link #reads()} of each person that remains, so that the rules answer as if they
 * had seen all.
 */
public enum Sieve {
  /** an employment without a timely contract, or whose last contract ends. */
  CONTRACT(EMPLOYMENTS, CONTRACTS),
  /** Terms and probation of written contracts. */
  TERMS(CONTRACTS),
  /** Wages not paid in full by the day of the scan. */
  ARREARS(WAGES),
  /** A wage below the highest local minimum. */
  MINIMUM_PAY(WAGES, EMPLOYMENTS),
  /** A month that may have more overtime than the limit. */
  HOURS(ATTENDANCE, EMPLOYMENTS, FactKind.SPECIAL_HOURS),
  /** Everybody at a company that many have just left. */
  LEAVING(EMPLOYMENTS),
  /** Months without social insurance. */
  INSURED(EMPLOYMENTS, INSURANCE),
  /** Persons whom a dispatch firm sends, or whom a user unit receives. */
  DISPATCHED(DISPATCH, CONTRACTS, SERVICE_WORKERS),
  /** Dispatched persons insured in another place than they work. */
  INSURED_ELSEWHERE(DISPATCH, INSURANCE),
  /** Everybody at a company that receives dispatched persons: the base of shares and averages. */
  HEADCOUNT(DISPATCH, EMPLOYMENTS),
  /** Persons who work under a contract for services, and everybody at its contractor. */
  SERVICE(SERVICE_WORKERS, DISPATCH, EMPLOYMENTS, ATTENDANCE, WAGES, INSURANCE),
  /** Everybody else at the principal of such a contract. */
  HOST(DISPATCH, EMPLOYMENTS),
  /** Everybody at a company that may have laid off many within a window of days. */
  LAID_OFF(EMPLOYMENTS, LAYOFF_REPORTS),
  /** Nobody: a company whose monthly figures fall, or that owes month after month. */
  DISTRESS(BUSINESS_MONTHS, OFFICIAL_EVENTS),
  /** A month with so much work outside recorded hours that some of it may stand nowhere. */
  OFF_HOURS(FactKind.OFF_HOURS, ATTENDANCE),
  /** Nobody: a company of which a collective contract has ended lately. */
  COLLECTIVE(COLLECTIVE_CONTRACTS),
  /** Nobody: rules that look at the lines about the company alone. */
  COMPANY(COMPLAINTS, ARBITRATIONS, LICENCES, REPORTS, OFFICIAL_EVENTS),
  /**
   * No condition is known: every person, with everything. What a new rule has until it gets one.
   */
  EVERYBODY(FactKind.values());

  private final Set<FactKind> reads;

  Sieve(FactKind... reads) {
    this.reads = Set.of(reads);
  }

  /** The kinds of which every line is handed over. */
  public Set<FactKind> reads() {
    return reads;
  }

  /** The sieves through which persons reach the rules of this version. */
  public static Set<Sieve> inUse() {
    EnumSet<Sieve> sieves = EnumSet.of(CONTRACT);
    Library.RULES.forEach(rule -> sieves.addAll(of(rule.id())));
    return sieves;
  }

  /** As bits by their ordinals: sets are compared for every rule and person. */
  static int bits(Set<Sieve> sieves) {
    int bits = 0;
    for (Sieve sieve : sieves) {
      bits |= 1 << sieve.ordinal();
    }
    return bits;
  }

  /** Those that look at two companies at once: what passes them is judged in one scan, in order. */
  public static Set<Sieve> acrossCompanies() {
    return EnumSet.of(SERVICE, HOST);
  }

  /** The groups whose rules a new line of that kind may make speak differently. */
  public static Set<Sieve> reading(FactKind kind) {
    Set<Sieve> sieves = inUse();
    sieves.removeIf(sieve -> !sieve.reads().contains(kind));
    return sieves;
  }

  /**
   * The sieves through which persons reach some rules.
   *
   * @param rules among {@link CompanyScan#ruleIds()}
   */
  public static Set<Sieve> ofAll(Set<String> rules) {
    EnumSet<Sieve> sieves = EnumSet.noneOf(Sieve.class);
    for (String rule : rules) {
      sieves.addAll(RuleSet.ids().contains(rule) ? EnumSet.of(CONTRACT) : of(rule));
    }
    return sieves;
  }

  /** The sieves through any of which a person reaches the rule. */
  public static Set<Sieve> of(String rule) {
    return switch (rule) {
      case "wage-arrears", "wage-criminal-line", "wage-group-arrears", "wage-joint-discipline" ->
          EnumSet.of(ARREARS);
      case "pay-below-minimum" -> EnumSet.of(MINIMUM_PAY);
      case "many-left" -> EnumSet.of(LEAVING);
      case "overtime-over-limit", "weekly-rest" -> EnumSet.of(HOURS);
      case OffHoursRules.RECORDED, OffHoursRules.CLAIMED -> EnumSet.of(OFF_HOURS);
      case "insurance-not-registered", "insurance-anomaly" -> EnumSet.of(INSURED);
      case "probation-too-long",
          "probation-twice",
          "probation-pay",
          "two-fixed-terms",
          "frequent-short-contracts" ->
          EnumSet.of(TERMS);
      case "layoff-reached", "layoff-unreported", "layoff-notice-short" -> EnumSet.of(LAID_OFF);
      case "business-distress" -> EnumSet.of(DISTRESS);
      case "collective-contract-lapsed" -> EnumSet.of(COLLECTIVE);
      case "cases-growing",
          "voices-growing",
          "safety-penalties",
          "work-accidents",
          "dispatch-capital",
          "dispatch-licence-expiring",
          "dispatch-report-missing" ->
          EnumSet.of(COMPANY);
      case "dispatch-unlicensed",
          "dispatch-affiliated",
          "dispatch-contract-short",
          "dispatch-split-terms",
          "dispatch-charge",
          "dispatch-part-time",
          "dispatch-return",
          "dispatch-chain",
          "dispatch-post" ->
          EnumSet.of(DISPATCHED);
      case "dispatch-insurance-elsewhere" -> EnumSet.of(INSURED_ELSEWHERE);
      case "dispatch-ratio", "dispatch-unequal-pay" -> EnumSet.of(HEADCOUNT);
      case DisguisedDispatch.RULE, DisguisedDispatch.ADJUSTED -> EnumSet.of(SERVICE, HOST);
      default -> EnumSet.of(EVERYBODY);
    };
  }
}
