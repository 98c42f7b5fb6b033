package cn.laborproof.risk.scan;

import static cn.laborproof.risk.intake.FactKind.AFFILIATIONS;
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
import static cn.laborproof.risk.intake.FactKind.OFF_HOURS;
import static cn.laborproof.risk.intake.FactKind.REPORTS;
import static cn.laborproof.risk.intake.FactKind.SERVICES;
import static cn.laborproof.risk.intake.FactKind.STANDARDS;
import static cn.laborproof.risk.intake.FactKind.WAGES;

import cn.laborproof.risk.VersionedProperties;
import cn.laborproof.risk.rule.RuleBook;
import java.util.List;
import java.util.Set;

/** The rules over files of facts and the rule book with their parameters. */
final class Library {

  private static final String BOOK = "library.properties";

  static final List<LibraryRule> RULES =
      List.of(
          new LibraryRule("wage-arrears", Set.of(WAGES), WageRules::arrears),
          new LibraryRule("wage-criminal-line", Set.of(WAGES), WageRules::criminalLine),
          new LibraryRule("wage-group-arrears", Set.of(WAGES), WageRules::groupArrears),
          new LibraryRule(
              "wage-joint-discipline", Set.of(WAGES, COMPLAINTS), WageRules::jointDiscipline),
          new LibraryRule(
              "pay-below-minimum", Set.of(WAGES, STANDARDS, EMPLOYMENTS), WageRules::belowMinimum),
          new LibraryRule("overtime-over-limit", Set.of(ATTENDANCE), OvertimeRule::at),
          new LibraryRule("weekly-rest", Set.of(ATTENDANCE), RestRule::at),
          new LibraryRule(
              OffHoursRules.RECORDED, Set.of(OFF_HOURS, ATTENDANCE), OffHoursRules::recorded),
          new LibraryRule(
              OffHoursRules.CLAIMED, Set.of(OFF_HOURS, ATTENDANCE), OffHoursRules::claimed),
          new LibraryRule(
              "insurance-not-registered",
              Set.of(EMPLOYMENTS, INSURANCE),
              InsuranceRules::notRegistered),
          new LibraryRule(
              "insurance-anomaly", Set.of(EMPLOYMENTS, INSURANCE), InsuranceRules::anomaly),
          new LibraryRule("probation-too-long", Set.of(CONTRACTS), TermRules::probationTooLong),
          new LibraryRule("probation-twice", Set.of(CONTRACTS), TermRules::probationTwice),
          new LibraryRule("probation-pay", Set.of(CONTRACTS), TermRules::probationPay),
          new LibraryRule("two-fixed-terms", Set.of(CONTRACTS), TermRules::twoFixedTerms),
          new LibraryRule("frequent-short-contracts", Set.of(CONTRACTS), TermRules::shortContracts),
          new LibraryRule("many-left", Set.of(EMPLOYMENTS), LayoffRules::manyLeft),
          new LibraryRule("cases-growing", Set.of(COMPLAINTS), CaseRules::growing),
          new LibraryRule("voices-growing", Set.of(OFFICIAL_EVENTS), CaseRules::voicesGrowing),
          new LibraryRule("layoff-reached", Set.of(EMPLOYMENTS), ReductionRules::reached),
          new LibraryRule(
              "layoff-unreported", Set.of(EMPLOYMENTS, LAYOFF_REPORTS), ReductionRules::unreported),
          new LibraryRule(
              "layoff-notice-short",
              Set.of(EMPLOYMENTS, LAYOFF_REPORTS),
              ReductionRules::noticeShort),
          new LibraryRule("business-distress", Set.of(BUSINESS_MONTHS), DistressRule::at),
          new LibraryRule("safety-penalties", Set.of(OFFICIAL_EVENTS), SafetyRules::penalties),
          new LibraryRule("work-accidents", Set.of(OFFICIAL_EVENTS), SafetyRules::accidents),
          new LibraryRule(
              "collective-contract-lapsed", Set.of(COLLECTIVE_CONTRACTS), CollectiveRule::lapsed),
          new LibraryRule("dispatch-unlicensed", Set.of(DISPATCH, LICENCES), FirmRules::unlicensed),
          new LibraryRule("dispatch-capital", Set.of(LICENCES), FirmRules::capital),
          new LibraryRule("dispatch-licence-expiring", Set.of(LICENCES), FirmRules::expiring),
          new LibraryRule("dispatch-report-missing", Set.of(LICENCES, REPORTS), FirmRules::report),
          new LibraryRule(
              "dispatch-affiliated", Set.of(DISPATCH, AFFILIATIONS), FirmRules::affiliated),
          new LibraryRule(
              "dispatch-contract-short", Set.of(DISPATCH, CONTRACTS), DispatchRules::contractShort),
          new LibraryRule("dispatch-split-terms", Set.of(DISPATCH), DispatchRules::splitTerms),
          new LibraryRule("dispatch-charge", Set.of(DISPATCH), DispatchRules::charge),
          new LibraryRule(
              "dispatch-insurance-elsewhere",
              Set.of(DISPATCH, INSURANCE),
              DispatchRules::insuranceElsewhere),
          new LibraryRule("dispatch-part-time", Set.of(DISPATCH), DispatchRules::partTime),
          new LibraryRule("dispatch-return", Set.of(DISPATCH), DispatchRules::returned),
          new LibraryRule("dispatch-chain", Set.of(DISPATCH), ChainRule::redispatch),
          new LibraryRule("dispatch-post", Set.of(DISPATCH), UserRules::post),
          new LibraryRule("dispatch-ratio", Set.of(DISPATCH, EMPLOYMENTS), UserRules::ratio),
          new LibraryRule(
              "dispatch-unequal-pay", Set.of(DISPATCH, EMPLOYMENTS), UserRules::unequalPay),
          new LibraryRule(DisguisedDispatch.RULE, Set.of(SERVICES), ServiceWatch::at));

  private Library() {}

  private static final RuleBook SHIPPED = read();

  static RuleBook book() {
    return SHIPPED;
  }

  private static RuleBook read() {
    return RuleBook.of(VersionedProperties.shipped(Library.class, BOOK));
  }
}
