package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * D-08: a company to which a dispatch firm sent a person sends that person on at the same time, by
 * dispatch or under a contract for services. Seen from the company in the middle.
 */
final class ChainRule {

  private ChainRule() {}

  private record Way(String from, String to, String how) {}

  private static final class Passed {
    private int persons;
    private final Sources lines = new Sources();
  }

  static Watch redispatch(Company company, RuleEntry entry) {
    return new Watch() {
      private final Map<String, Passed> passed = new TreeMap<>();
      private final Map<String, Way> ways = new TreeMap<>();

      @Override
      public void person(PersonCase person) {
        List<FactRow> onward = new ArrayList<>(person.rows(FactKind.DISPATCH));
        onward.addAll(person.rows(FactKind.SERVICE_WORKERS));
        for (FactRow in : person.received(FactKind.DISPATCH)) {
          for (FactRow out : onward) {
            if (overlap(in, out, company.asOf())) {
              boolean dispatched = out.kind() == FactKind.DISPATCH;
              Way way =
                  new Way(
                      in.required("firm"),
                      out.required(dispatched ? "user" : "principal"),
                      dispatched ? "DISPATCH" : "SERVICE");
              String key = way.toString();
              ways.put(key, way);
              Passed on = passed.computeIfAbsent(key, _ -> new Passed());
              on.persons++;
              on.lines.add(in).add(out);
            }
          }
        }
      }

      @Override
      public void finish() {
        passed.forEach((key, on) -> {
          Way way = ways.getOrDefault(key, new Way("", "", ""));
          company.find(
              entry,
              Severity.BREACH,
              way.from() + ">" + company.id() + ">" + way.to(),
              "0 persons",
              new FactList()
                  .number("sent-on-workers", on.persons, "persons", on.lines)
                  .text("dispatch-firm", way.from(), on.lines)
                  .text("sent-on-to", way.to(), on.lines)
                  .text("sent-on-how", way.how(), on.lines),
              List.of(way.from(), company.id(), way.to()));
        });
      }
    };
  }

  private static boolean overlap(FactRow one, FactRow two, LocalDate asOf) {
    LocalDate from = later(one.day("starts_on"), two.day("starts_on"));
    LocalDate to =
        earlier(
            earlier(
                one.date("ends_on").orElse(LocalDate.MAX),
                two.date("ends_on").orElse(LocalDate.MAX)),
            asOf);
    return !to.isBefore(from);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
