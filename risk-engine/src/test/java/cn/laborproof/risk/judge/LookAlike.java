package cn.laborproof.risk.judge;

import static cn.laborproof.risk.judge.Trait.*;

import cn.laborproof.risk.judge.Conduct.Scope;

/** Honest relations that carry some marks of dispatch for lawful reasons. */
enum LookAlike {
  /**
   * A workshop at the principal's plant with its machines; the contractor's foremen lead and answer
   * for rejects.
   */
  WORKSHOP(
      false,
      Conduct.outsourcing(Trade.PRODUCTION)
          .with(MANAGED, Spread.of(0.02, 0.15).or(0.15, 0.1, 0.3))
          .with(DEVICE, Spread.of(0, 0.2).or(0.6, 0.7, 1))
          .with(RULES, Spread.of(0, 0.15))
          .with(SAME_POST, 0.4, 1)
          .with(LABOUR_COST, 70, 90)
          .with(DEDUCTIONS, 1, 6)
          .with(LICENCE, 0.35, 0.35)
          .fees("PIECE", "RESULT")
          .tools("PRINCIPAL", "PRINCIPAL", "BOTH")),
  /** Guards are bought by the post, and the client may ask for another guard. */
  SECURITY(
      false,
      Conduct.outsourcing(Trade.SECURITY)
          .with(MANAGED, Spread.of(0, 0.1).or(0.2, 0.1, 0.3))
          .with(INTERVIEW, 0, 0.2)
          .with(HEADCOUNT, 0.95, 0.95)
          .with(REJECT, 0.7, 0.7)
          .with(LABOUR_COST, 82, 93)
          .with(ACCEPTANCES, 1, 12)
          .with(DEDUCTIONS, 0, 3)
          .with(INSURED_ELSEWHERE, Spread.of(0, 0.05).or(0.25, 0.4, 1))
          .fees("PER_HEAD", "PER_HEAD", "PER_HEAD", "LUMP_SUM")),
  /** Cleaning by area or by post. */
  CLEANING(
      true,
      Conduct.outsourcing(Trade.CLEANING)
          .with(HEADCOUNT, 0.7, 0.7)
          .with(REJECT, 0.3, 0.3)
          .with(LABOUR_COST, 72, 90)
          .with(ACCEPTANCES, 2, 12)
          .fees("AREA", "AREA", "PER_HEAD", "LUMP_SUM")),
  /** A software project at the client's place, on the client's machines for reasons of security. */
  SOFTWARE_PROJECT(
      true,
      Conduct.outsourcing(Trade.SOFTWARE)
          .with(MANAGED, Spread.of(0, 0.15))
          .with(DEVICE, Spread.of(0, 0.2).or(0.6, 0.6, 1))
          .with(CARD, Spread.of(0, 0.3).or(0.7, 0.6, 1))
          .with(INTERVIEW, Spread.of(0, 0.3).or(0.2, 0.3, 0.5))
          .with(REJECT, 0.6, 0.6)
          .with(LABOUR_COST, 65, 85)
          .with(ACCEPTANCES, 2, 6)
          .with(DEDUCTIONS, 0, 1.4)
          .with(SAME_POST, 0.5, 1)
          .fees("RESULT", "RESULT", "LUMP_SUM", "LUMP_SUM", "PER_HOUR")
          .tools("PRINCIPAL", "BOTH", "CONTRACTOR")),
  /** A service centre works for its sister companies at cost plus a margin (transfer pricing). */
  SHARED_SERVICES(
      true,
      Conduct.outsourcing(Trade.ACCOUNTS)
          .with(AFFILIATED, 1, 1)
          .with(LABOUR_COST, 72, 92)
          .with(DEVICE, Spread.of(0, 0.1).or(0.5, 0.6, 1))
          .with(CARD, Spread.of(0, 0.1).or(0.5, 0.6, 1))
          .with(RULES, Spread.of(0, 0.1).or(0.25, 0.4, 1))
          .with(SAME_POST, 0.3, 1)
          .with(ACCEPTANCES, 1, 4)
          .with(DEDUCTIONS, 0, 0.8)
          .fees("WAGES_PLUS_FEE", "WAGES_PLUS_FEE", "LUMP_SUM")
          .tools("BOTH", "PRINCIPAL", "CONTRACTOR")),
  /** Parcels of the season, paid by the piece, led by the contractor's shift leaders. */
  SEASON(
      false,
      Conduct.outsourcing(Trade.LOGISTICS)
          .with(STAY, 1, 4)
          .with(SIZE, 8, 26)
          .with(MANAGED, Spread.of(0, 0.15).or(0.15, 0.1, 0.3))
          .with(DEVICE, Spread.of(0, 0.2).or(0.6, 0.7, 1))
          .with(LABOUR_COST, 78, 92)
          .with(DEDUCTIONS, 1, 8)
          .with(LICENCE, 0.4, 0.4)
          .with(SAME_POST, 0.5, 1)
          .fees("PIECE", "PIECE", "RESULT")
          .tools("PRINCIPAL", "BOTH")
          .scopes(Scope.FITS, Scope.PADDED)),
  /**
   * A business passed on with its people (LCL arts 33–34, regulations art 10): same place, new
   * master.
   */
  BUSINESS_TRANSFER(
      true,
      Conduct.outsourcing(Trade.PRODUCTION, Trade.CANTEEN, Trade.REPAIR)
          .with(FROM_OWN, 0.6, 1)
          .with(DEVICE, Spread.of(0, 0.2).or(0.5, 0.6, 1))
          .with(CARD, Spread.of(0, 0.2).or(0.5, 0.4, 1))
          .with(RULES, Spread.of(0, 0.1).or(0.3, 0.2, 0.5))
          .with(LABOUR_COST, 60, 85)
          .fees("RESULT", "PIECE", "LUMP_SUM")
          .tools("PRINCIPAL", "BOTH", "CONTRACTOR")),
  /**
   * A licensed firm with dispatch that is declared as such, beside a true contract for services.
   */
  DECLARED_DISPATCH(
      false,
      Conduct.outsourcing(Trade.PERSONNEL)
          .with(LICENCE, 1, 1)
          .with(SIZE, 2, 6)
          .with(LABOUR_COST, 50, 85)
          .with(ACCEPTANCES, 0, 6)
          .with(DEDUCTIONS, 0, 1)
          .fees("PER_HEAD", "LUMP_SUM")
          .scopes(Scope.HUMAN_RESOURCES)),
  /**
   * Labour subcontract on a building site: real names at the gate, wages paid by the general
   * contractor as arts 28 and 31 of the regulation on migrant workers' wages demand.
   */
  BUILDING_LABOUR(
      false,
      Conduct.outsourcing(Trade.BUILDING)
          .with(SIZE, 8, 26)
          .with(STAY, 2, 9)
          .with(MANAGED, Spread.of(0, 0.12).or(0.15, 0.1, 0.3))
          .with(DEVICE, 0.8, 1)
          .with(CARD, Spread.of(0.5, 1).or(0.3, 0, 0.3))
          .with(PAYER, Spread.of(0.8, 1).or(0.15, 0, 0))
          .with(LABOUR_COST, 85, 97)
          .with(ACCEPTANCES, 2, 10)
          .with(DEDUCTIONS, 0, 4)
          .with(SAME_POST, 0.2, 0.8)
          .fees("AREA", "AREA", "PIECE", "RESULT", "PER_HOUR")
          .tools("BOTH", "BOTH", "PRINCIPAL")),
  /** A canteen in the principal's kitchen, charged by diners. */
  CANTEEN(
      false,
      Conduct.outsourcing(Trade.CANTEEN)
          .with(LABOUR_COST, 35, 65)
          .with(DEVICE, Spread.of(0, 0.1).or(0.4, 0.6, 1))
          .fees("PER_HEAD", "PER_HEAD", "LUMP_SUM", "RESULT")
          .tools("PRINCIPAL", "BOTH")),
  /** Seats by the hour with the client's software and norms of quality. */
  CALL_CENTRE(
      true,
      Conduct.outsourcing(Trade.CALLS)
          .with(MANAGED, Spread.of(0, 0.15))
          .with(RULES, 0, 0.2)
          .with(INTERVIEW, 0, 0.2)
          .with(HEADCOUNT, 0.6, 0.6)
          .with(REJECT, 0.4, 0.4)
          .with(LABOUR_COST, 72, 88)
          .with(DEDUCTIONS, 3, 12)
          .with(INSURED_ELSEWHERE, Spread.of(0, 0.05).or(0.3, 0.4, 1))
          .with(SAME_POST, 0.3, 1)
          .fees("PER_HOUR", "RESULT", "PER_HEAD")
          .tools("PRINCIPAL", "BOTH")),
  /** The maker's technicians live at the plant. */
  REPAIR(
      false,
      Conduct.outsourcing(Trade.REPAIR)
          .with(SIZE, 2, 7)
          .with(LABOUR_COST, 40, 70)
          .with(DEVICE, Spread.of(0, 0.1).or(0.5, 0.6, 1))
          .with(INSURED_ELSEWHERE, Spread.of(0, 0.05).or(0.3, 0.5, 1))
          .with(LED_BY, 3, 8)
          .fees("LUMP_SUM", "LUMP_SUM", "RESULT")),
  /** Property service, also at cost plus commission (酬金制, 物业服务收费管理办法 art 9). */
  PROPERTY(
      true,
      Conduct.outsourcing(Trade.PROPERTY)
          .with(HEADCOUNT, 0.8, 0.8)
          .with(REJECT, 0.4, 0.4)
          .with(LABOUR_COST, 68, 88)
          .fees("WAGES_PLUS_FEE", "AREA", "LUMP_SUM")
          .tools("CONTRACTOR", "BOTH")),
  /** A dispatch firm that really became a contractor and took its people over. */
  TRANSFORMED(
      false,
      Conduct.outsourcing(Trade.PRODUCTION, Trade.LOGISTICS)
          .with(LICENCE, 1, 1)
          .with(FROM_DISPATCH, 0.4, 0.9)
          .with(MANAGED, Spread.of(0, 0.15).or(0.2, 0.1, 0.3))
          .with(DEVICE, Spread.of(0, 0.2).or(0.5, 0.6, 1))
          .with(LABOUR_COST, 75, 90)
          .with(DEDUCTIONS, 1, 6)
          .with(SAME_POST, 0.4, 1)
          .fees("PIECE", "RESULT")
          .tools("BOTH", "PRINCIPAL", "CONTRACTOR")
          .scopes(Scope.PADDED)),
  /** A contractor with a subcontractor, both leading their own work. */
  SUBCONTRACT(
      true,
      Conduct.outsourcing(Trade.LOGISTICS, Trade.CLEANING)
          .with(MANAGED, 0, 0.1)
          .with(LABOUR_COST, 65, 88)
          .fees("PIECE", "RESULT", "AREA"));

  /** Not looked at while the detector is worked on. */
  final boolean heldOut;

  final Conduct conduct;

  LookAlike(boolean heldOut, Conduct conduct) {
    this.heldOut = heldOut;
    this.conduct = conduct;
  }
}
