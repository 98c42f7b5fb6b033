package cn.laborproof.risk.judge;

import static cn.laborproof.risk.judge.Population.known;

import cn.laborproof.risk.judge.Population.Contractor;
import cn.laborproof.risk.judge.Relation.Coverage;
import cn.laborproof.testkit.Seeded;
import java.time.LocalDate;
import java.util.List;

/** Enters one relation between a principal and a contractor: contract, people, their months. */
record Deal(
    Seeded any,
    FactFiles facts,
    People people,
    LocalDate asOf,
    Conduct conduct,
    Contractor contractor,
    Principal principal,
    Coverage coverage) {

  Relation enter(Guise guise) {
    return enter(guise, true, guise.heldOut, guise.evasive);
  }

  Relation enter(LookAlike alike) {
    return enter(alike, false, alike.heldOut, false);
  }

  private Relation enter(Enum<?> kind, boolean fake, boolean heldOut, boolean evasive) {
    LocalDate starts = asOf.minusDays(any.number(100, 800));
    // Some are over, but not for long.
    LocalDate ends =
        any.onceIn(8) ? asOf.minusDays(any.number(1, 90)) : asOf.plusDays(any.number(30, 500));
    if (ends.isBefore(starts.plusDays(60))) {
      ends = starts.plusDays(400);
    }
    int size = Math.max(2, (int) Math.round(conduct.draw(Trait.SIZE, any)));
    String number = "FW-" + starts.getYear() + "-" + any.number(1000, 999999);
    boolean chain = kind == Guise.CHAIN || kind == LookAlike.SUBCONTRACT;
    boolean filedDispatch = kind == LookAlike.DECLARED_DISPATCH && any.onceIn(3);
    if (filedDispatch) {
      dispatchAgreement(number, starts, ends, size + 4);
      return relation(kind, fake, heldOut, evasive, List.of(contractor.key() + "/" + number));
    }
    contract(number, principal.key(), contractor.key(), starts, ends, size, conduct);
    if (!chain) {
      boolean roster = handedIn();
      new Crew(this, number, contractor.key(), starts, ends, roster, number).enter(size);
      if (kind == LookAlike.DECLARED_DISPATCH) {
        declared(starts, any.number(3, 9));
      }
      affiliation();
      return relation(kind, fake, heldOut, evasive, List.of(contractor.key() + "/" + number));
    }
    Company third = Company.any(any, fake ? "人力资源" : "装卸服务");
    facts.add(
        Table.EMPLOYERS,
        third.key(),
        third.name(),
        third.region(),
        Company.scope(
            fake ? Conduct.Scope.HUMAN_RESOURCES : Conduct.Scope.FITS, contractor.service(), any),
        "ACTIVE");
    String second = "ZB-" + starts.getYear() + "-" + any.number(1000, 999999);
    contract(
        second,
        contractor.key(),
        third.key(),
        starts,
        ends,
        size,
        fake ? conduct.fees("PER_HEAD", "PER_HEAD", "WAGES_PLUS_FEE", "PER_HOUR") : conduct);
    // Mostly the list at the principal's gate names the people under the first contract too.
    boolean first = handedIn() && !any.onceIn(4);
    new Crew(this, second, third.key(), starts, ends, handedIn(), first ? number : "").enter(size);
    affiliation();
    return relation(
        kind,
        fake,
        heldOut,
        evasive,
        List.of(contractor.key() + "/" + number, third.key() + "/" + second));
  }

  private Relation relation(
      Enum<?> kind, boolean fake, boolean heldOut, boolean evasive, List<String> contracts) {
    return new Relation(fake, kind, heldOut, evasive, coverage, contracts);
  }

  /** Whether a kind of facts about this relation came in at all. */
  boolean handedIn() {
    return any.random().nextDouble() >= coverage.noKind;
  }

  private boolean told() {
    return any.random().nextDouble() >= coverage.noTerm;
  }

  private void contract(
      String number,
      String from,
      String to,
      LocalDate starts,
      LocalDate ends,
      int size,
      Conduct terms) {
    double ledBy = terms.draw(Trait.LED_BY, any);
    int supervisors = ledBy < 1 ? 0 : (int) Math.max(1, Math.round(size / ledBy));
    facts.add(
        Table.SERVICES,
        number,
        from,
        to,
        starts.toString(),
        any.onceIn(10) ? "" : ends.toString(),
        known(told(), contractor.service()),
        known(told(), any.pick(terms.fees())),
        known(told() && told(), Integer.toString((int) terms.draw(Trait.LABOUR_COST, any))),
        known(told(), terms.chance(Trait.HEADCOUNT, any) ? "yes" : "no"),
        known(told(), terms.chance(Trait.REJECT, any) ? "yes" : "no"),
        known(told(), any.pick(terms.tools())),
        known(told(), Integer.toString(supervisors)),
        known(told(), Integer.toString((int) Math.round(terms.draw(Trait.ACCEPTANCES, any)))),
        known(told(), Integer.toString((int) Math.round(terms.draw(Trait.DEDUCTIONS, any)))));
  }

  private void affiliation() {
    if (!conduct.chance(Trait.AFFILIATED, any)) {
      return;
    }
    if (any.onceIn(2)) {
      facts.add(
          Table.AFFILIATIONS,
          principal.key(),
          contractor.key(),
          "EQUITY",
          Integer.toString(any.number(20, 100)));
      return;
    }
    Company parent = Company.any(any, "控股");
    facts.add(Table.AFFILIATIONS, parent.key(), principal.key(), "EQUITY", "100");
    facts.add(
        Table.AFFILIATIONS,
        parent.key(),
        contractor.key(),
        any.pick("EQUITY", "SAME_CONTROLLER"),
        "");
  }

  /**
   * Dispatch that is declared: in the dispatch firm's roster, led by the user unit as the law has
   * it.
   */
  private void declared(LocalDate starts, int count) {
    for (int i = 0; i < count; i++) {
      dispatched(people.next(), starts.plusDays(any.number(0, 60)), null);
    }
  }

  void dispatched(String person, LocalDate from, LocalDate until) {
    facts.add(
        Table.DISPATCHED,
        contractor.key(),
        principal.key(),
        person,
        from.toString(),
        until == null ? "" : until.toString(),
        any.pick(principal.site().posts),
        any.pick("AUXILIARY", "AUXILIARY", "TEMPORARY", ""),
        "FULL_TIME",
        any.number(40, 70) * 100 + ".00");
  }

  /**
   * The agreement of declared dispatch, handed in a second time as if it were a contract for
   * services.
   */
  private void dispatchAgreement(String number, LocalDate starts, LocalDate ends, int count) {
    Conduct dispatch = Conduct.dispatch(Trade.PRODUCTION);
    contract(number, principal.key(), contractor.key(), starts, ends, count, dispatch);
    Deal asDispatch = new Deal(any, facts, people, asOf, dispatch, contractor, principal, coverage);
    new Crew(asDispatch, number, contractor.key(), starts, ends, handedIn(), number)
        .enterDispatched(count);
  }
}
