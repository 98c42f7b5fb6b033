package cn.laborproof.risk.judge;

import static cn.laborproof.risk.judge.Trait.*;

import cn.laborproof.risk.judge.Conduct.Scope;
import java.util.List;

/**
 * What people who use dispatch under another name (劳务派遣暂行规定 art 27) make it look like. In all of
 * them the principal directs the work; the guises differ in what is hidden and how well.
 */
enum Guise {
  /** A pool of workers for the lines, called "production outsourcing". */
  POOL(
      false,
      false,
      Conduct.dispatch(Trade.PRODUCTION, Trade.LOGISTICS).with(LICENCE, 0.85, 0.85),
      LookAlike.WORKSHOP,
      LookAlike.TRANSFORMED,
      LookAlike.DECLARED_DISPATCH),
  /** A small agency without a licence lends people by the head. */
  AGENCY(
      true,
      false,
      Conduct.dispatch(Trade.PRODUCTION, Trade.CLEANING, Trade.LOGISTICS)
          .with(LICENCE, 0, 0)
          .fees("PER_HEAD", "PER_HOUR", "WAGES_PLUS_FEE")
          .scopes(Scope.HUMAN_RESOURCES, Scope.OTHER),
      LookAlike.CLEANING,
      LookAlike.WORKSHOP,
      LookAlike.PROPERTY),
  /** The contractor only signs: payroll and payment are the principal's. */
  PAYMASTER(
      false,
      false,
      Conduct.dispatch(Trade.PRODUCTION, Trade.ACCOUNTS)
          .with(PAYER, Spread.of(0, 0).or(0.5, 0.7, 1))
          .with(INITIATOR, 0.7, 1)
          .with(MANAGED, 0.6, 1)
          .fees("LUMP_SUM", "PER_HEAD", "WAGES_PLUS_FEE")
          .scopes(Scope.FITS, Scope.HUMAN_RESOURCES),
      LookAlike.BUILDING_LABOUR,
      LookAlike.SHARED_SERVICES,
      LookAlike.WORKSHOP),
  /** People sent from another province, insured there by yet another firm. */
  INSURED_AFAR(
      false,
      false,
      Conduct.dispatch(Trade.PRODUCTION, Trade.REPAIR)
          .with(INSURED_ELSEWHERE, 0.7, 1)
          .with(MANAGED, 0.6, 0.95)
          .with(LICENCE, 0.3, 0.3)
          .scopes(Scope.OTHER, Scope.PADDED, Scope.HUMAN_RESOURCES),
      LookAlike.REPAIR,
      LookAlike.SECURITY,
      LookAlike.CALL_CENTRE),
  /** Wages come from the contractor's account, which the principal fills by the head. */
  FUNDED_BY_HEAD(
      false,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.SECURITY, Trade.CANTEEN)
          .with(MANAGED, 0.5, 0.9)
          .with(DEVICE, 0.4, 1)
          .with(RULES, 0.3, 0.8)
          .with(INTERVIEW, 0.3, 0.8)
          .with(LED_BY, Spread.of(10, 30).or(0.4, 0, 0))
          .with(ACCEPTANCES, 0, 4)
          .fees("PER_HEAD", "PER_HOUR", "WAGES_PLUS_FEE")
          .scopes(Scope.FITS, Scope.PADDED),
      LookAlike.SECURITY,
      LookAlike.CANTEEN,
      LookAlike.PROPERTY),
  /** The principal's clocks got the contractor's name; the list of shifts too. */
  RELABELLED(
      true,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.LOGISTICS)
          .with(MANAGED, 0, 0.25)
          .with(DEVICE, 0, 0.15)
          .with(RULES, 0.5, 1)
          .with(INTERVIEW, 0.5, 1)
          .with(CARD, 0.5, 1)
          .with(LED_BY, Spread.of(0, 0).or(0.4, 15, 40)),
      LookAlike.CLEANING,
      LookAlike.WORKSHOP,
      LookAlike.BUSINESS_TRANSFER),
  /**
   * "By the piece", at a price that follows the number of heads; the monthly bill is called
   * acceptance.
   */
  PIECE_BY_HEADS(
      false,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.LOGISTICS)
          .with(MANAGED, 0.55, 0.95)
          .with(DEVICE, 0.4, 0.95)
          .with(RULES, 0.4, 0.9)
          .with(LABOUR_COST, 88, 97)
          .with(HEADCOUNT, 0.4, 0.4)
          .with(ACCEPTANCES, 6, 12)
          .fees("PIECE")
          .scopes(Scope.PADDED, Scope.FITS),
      LookAlike.SEASON,
      LookAlike.WORKSHOP,
      LookAlike.BUILDING_LABOUR),
  /** Dispatched people are moved over in waves, with pauses, when ten percent come near. */
  WAVES(
      true,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.LOGISTICS)
          .with(FROM_DISPATCH, 0.6, 1)
          .with(MANAGED, 0.4, 0.85)
          .with(RULES, 0.3, 0.8)
          .with(INTERVIEW, 0, 0.2)
          .with(LABOUR_COST, 80, 95)
          .with(HEADCOUNT, 0.3, 0.3)
          .with(LICENCE, 0.8, 0.8)
          .with(ACCEPTANCES, 0, 6)
          .fees("LUMP_SUM", "PIECE", "PER_HOUR")
          .scopes(Scope.PADDED),
      LookAlike.TRANSFORMED,
      LookAlike.BUSINESS_TRANSFER,
      LookAlike.DECLARED_DISPATCH),
  /** Scope of business and clocks are in order; the team leaders are the principal's. */
  PADDED_SCOPE(
      false,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.CALLS, Trade.LOGISTICS)
          .with(MANAGED, 0.5, 0.9)
          .with(DEVICE, 0, 0.3)
          .with(RULES, 0, 0.4)
          .with(INTERVIEW, 0.2, 0.6)
          .with(LICENCE, 0.3, 0.3)
          .with(HEADCOUNT, 0.6, 0.6)
          .with(LED_BY, Spread.of(12, 30).or(0.3, 0, 0))
          .with(ACCEPTANCES, 0, 3)
          .fees("PER_HOUR", "PER_HEAD", "LUMP_SUM")
          .scopes(Scope.PADDED),
      LookAlike.TRANSFORMED,
      LookAlike.CALL_CENTRE,
      LookAlike.SECURITY),
  /** A firm of good name: true outsourcing elsewhere, here only people. */
  GOOD_NAME(
      true,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.LOGISTICS)
          .with(MANAGED, 0.5, 0.9)
          .with(DEVICE, 0.3, 0.9)
          .with(RULES, 0.2, 0.7)
          .with(INTERVIEW, 0.2, 0.6)
          .with(LICENCE, 0.9, 0.9)
          .with(ACCEPTANCES, 1, 6)
          .with(DEDUCTIONS, 0, 1)
          .with(LED_BY, Spread.of(12, 30).or(0.2, 0, 0))
          .fees("PER_HOUR", "WAGES_PLUS_FEE", "PER_HEAD")
          .scopes(Scope.PADDED, Scope.FITS),
      LookAlike.TRANSFORMED,
      LookAlike.SEASON,
      LookAlike.CANTEEN),
  /** The contractor has no people: a third firm sends them. */
  CHAIN(
      false,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.LOGISTICS)
          .with(MANAGED, 0.5, 0.9)
          .with(RULES, 0.2, 0.8)
          .with(INTERVIEW, 0.1, 0.6)
          .fees("LUMP_SUM", "PER_HOUR", "PER_HEAD"),
      LookAlike.SUBCONTRACT,
      LookAlike.BUILDING_LABOUR,
      LookAlike.REPAIR),
  /** A company of the group next door, founded for the purpose (LCL art 67). */
  SAME_PREMISES(
      true,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.ACCOUNTS)
          .with(AFFILIATED, 1, 1)
          .with(MANAGED, 0.5, 0.9)
          .with(DEVICE, 0.7, 1)
          .with(RULES, 0.6, 1)
          .with(CARD, 0.7, 1)
          .with(INITIATOR, Spread.of(0.3, 0.9).or(0.4, 0, 0))
          .with(LICENCE, 0.1, 0.1)
          .with(ACCEPTANCES, 0, 1)
          .fees("LUMP_SUM", "WAGES_PLUS_FEE")
          .scopes(Scope.FITS, Scope.PADDED),
      LookAlike.SHARED_SERVICES,
      LookAlike.BUSINESS_TRANSFER,
      LookAlike.PROPERTY),
  /** Leaders of the contractor stand on site and pass on what the principal says. */
  RELAYED(
      false,
      true,
      Conduct.dispatch(Trade.PRODUCTION, Trade.SECURITY, Trade.CALLS)
          .with(LED_BY, 8, 14)
          .with(MANAGED, 0.4, 0.7)
          .with(RULES, 0.3, 0.8)
          .with(INTERVIEW, 0.2, 0.6)
          .with(LABOUR_COST, 82, 94)
          .with(ACCEPTANCES, 6, 12)
          .with(HEADCOUNT, 0.6, 0.6)
          .fees("PER_HOUR", "LUMP_SUM", "PER_HEAD")
          .scopes(Scope.FITS, Scope.PADDED),
      LookAlike.SECURITY,
      LookAlike.CALL_CENTRE,
      LookAlike.BUILDING_LABOUR),
  /** Programmers by the month, chosen and led by the client. */
  BODY_SHOP(
      true,
      true,
      Conduct.dispatch(Trade.SOFTWARE)
          .with(MANAGED, 0.6, 1)
          .with(RULES, 0.1, 0.6)
          .with(INTERVIEW, 0.7, 1)
          .with(CARD, 0.7, 1)
          .with(REJECT, 0.9, 0.9)
          .with(LABOUR_COST, 70, 90)
          .with(LICENCE, 0.1, 0.1)
          .with(ACCEPTANCES, 0, 3)
          .fees("PER_HEAD", "PER_HOUR")
          .scopes(Scope.FITS),
      LookAlike.SOFTWARE_PROJECT,
      LookAlike.SHARED_SERVICES,
      LookAlike.SOFTWARE_PROJECT),
  /** Hands for the peak of a warehouse, sent home after weeks. */
  PEAK(
      true,
      true,
      Conduct.dispatch(Trade.LOGISTICS)
          .with(STAY, 1, 4)
          .with(SIZE, 8, 26)
          .with(MANAGED, 0.6, 0.95)
          .with(DEVICE, 0.7, 1)
          .with(RULES, 0.2, 0.7)
          .with(INTERVIEW, 0, 0.3)
          .with(ACCEPTANCES, 0, 4)
          .fees("PER_HOUR", "PIECE", "PER_HEAD")
          .scopes(Scope.PADDED, Scope.FITS),
      LookAlike.SEASON,
      LookAlike.SUBCONTRACT,
      LookAlike.CLEANING);

  /** Not looked at while the detector is worked on. */
  final boolean heldOut;

  /** Somebody took care to hide it. */
  final boolean evasive;

  final Conduct conduct;

  /** Three honest relations that look most like it. */
  final List<LookAlike> lookAlikes;

  Guise(boolean heldOut, boolean evasive, Conduct conduct, LookAlike... lookAlikes) {
    this.heldOut = heldOut;
    this.evasive = evasive;
    this.conduct = conduct;
    this.lookAlikes = List.of(lookAlikes);
  }
}
