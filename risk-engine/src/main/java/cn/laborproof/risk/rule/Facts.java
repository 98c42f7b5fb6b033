package cn.laborproof.risk.rule;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.WrittenContract;
import cn.laborproof.risk.finding.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects the facts a rule used, in the order in which people should read them. */
final class Facts {

  private final List<Fact> facts = new ArrayList<>();

  static Facts of(Employment employment) {
    Facts facts = new Facts();
    facts.date("first-working-day", employment.firstWorkingDay(), employment.source());
    employment
        .lastWorkingDay()
        .ifPresent(day -> facts.date("last-working-day", day, employment.source()));
    return facts;
  }

  static Facts none() {
    return new Facts();
  }

  Facts date(String name, LocalDate day, String source) {
    facts.add(new Fact(name, day.toString(), "date", source));
    return this;
  }

  Facts days(String name, long days, String source) {
    facts.add(new Fact(name, Long.toString(days), "days", source));
    return this;
  }

  Facts yuan(String name, Money amount, String source) {
    facts.add(new Fact(name, amount.toString(), "yuan", source));
    return this;
  }

  Facts persons(String name, long persons, String source) {
    facts.add(new Fact(name, Long.toString(persons), "persons", source));
    return this;
  }

  Facts percent(String name, String percent, String source) {
    facts.add(new Fact(name, percent, "percent", source));
    return this;
  }

  Facts contract(WrittenContract contract) {
    date("contract-concluded-on", contract.concludedOn(), contract.reference());
    contract.endsOn().ifPresent(day -> date("contract-ends-on", day, contract.reference()));
    return this;
  }

  /** A contract under way explains why none is concluded and where to go on. */
  Facts pending(Employment employment) {
    employment
        .pendingContract()
        .ifPresent(id -> facts.add(new Fact("pending-contract", id, "text", id)));
    return this;
  }

  List<Fact> list() {
    return List.copyOf(facts);
  }
}
