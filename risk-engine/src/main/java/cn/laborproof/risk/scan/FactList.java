package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.intake.FactRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects the facts a rule used, each with its lines, in the order in which people read them. */
final class FactList {

  private final List<Fact> facts = new ArrayList<>();

  FactList date(String name, LocalDate day, FactRow row) {
    return add(name, day.toString(), "date", row.source());
  }

  FactList text(String name, String value, FactRow row) {
    return add(name, value, "text", row.source());
  }

  FactList text(String name, String value, Sources sources) {
    return add(name, value, "text", sources.toString());
  }

  FactList yuan(String name, Money amount, FactRow row) {
    return add(name, amount.toString(), "yuan", row.source());
  }

  FactList yuan(String name, Money amount, Sources sources) {
    return add(name, amount.toString(), "yuan", sources.toString());
  }

  FactList number(String name, long value, String unit, FactRow row) {
    return add(name, Long.toString(value), unit, row.source());
  }

  FactList number(String name, long value, String unit, Sources sources) {
    return add(name, Long.toString(value), unit, sources.toString());
  }

  FactList add(String name, String value, String unit, String source) {
    facts.add(new Fact(name, value, unit, source));
    return this;
  }

  List<Fact> list() {
    return List.copyOf(facts);
  }
}
