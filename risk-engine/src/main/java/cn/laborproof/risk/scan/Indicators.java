package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * F-01 to F-13 of one contract for services. Each is present to some percent, or not known and then
 * left out. Its points are {@code present} times the percent less {@code absent} times the rest:
 * weights are data with their reasons (library.properties).
 */
final class Indicators {

  private static final String HUMAN_RESOURCES = "L726";

  private final ServiceEvidence e;
  private final RuleEntry entry;
  private final List<Indicator> list = new ArrayList<>();

  private Indicators(ServiceEvidence e, RuleEntry entry) {
    this.e = e;
    this.entry = entry;
  }

  static List<Indicator> of(ServiceEvidence evidence, RuleEntry entry) {
    Indicators indicators = new Indicators(evidence, entry);
    indicators.share("F-01", evidence.managed);
    indicators.share("F-02", evidence.device);
    indicators.share("F-03", evidence.rules);
    indicators.choice();
    indicators.says("F-05", "headcount_fixed");
    indicators.fee();
    indicators.share("F-07", evidence.paid);
    indicators.tools();
    indicators.business();
    indicators.supervisors();
    indicators.sameLineOrMoved();
    indicators.risk();
    indicators.share("F-13", evidence.insuredElsewhere);
    return List.copyOf(indicators.list);
  }

  private void add(String id, int percent, FactList facts) {
    int points =
        (entry.number(id + ".present") * percent - entry.number(id + ".absent") * (100 - percent))
            / 100;
    boolean strong = entry.flag(id + ".strong");
    list.add(new Indicator(id, strong, percent, points, facts.list()));
  }

  private static FactList facts(ServiceEvidence.Share share) {
    return new FactList()
        .number("indicator-hits", share.hits(), "times", share.lines())
        .number("indicator-known", share.known(), "times", share.lines());
  }

  private void share(String id, ServiceEvidence.Share share) {
    if (share.isKnown()) {
      add(id, share.percent(), facts(share));
    }
  }

  private void says(String id, String column) {
    e.contract().text(column).ifPresent(v -> add(id, v.equals("YES") ? 100 : 0, said(column, v)));
  }

  private FactList said(String column, String value) {
    return new FactList().text("contract-says", column + " = " + value, e.contract());
  }

  /** F-04: who chose the people; the right to refuse named ones counts half of really choosing. */
  private void choice() {
    Optional<String> reject = e.contract().text("principal_may_reject");
    if (!e.interview.isKnown() && reject.isEmpty()) {
      return;
    }
    int right = reject.filter("YES"::equals).isPresent() ? 50 : 0;
    FactList facts = e.interview.isKnown() ? facts(e.interview) : new FactList();
    reject.ifPresent(v -> facts.text("contract-says", "principal_may_reject = " + v, e.contract()));
    add("F-04", Math.max(e.interview.percent(), right), facts);
  }

  /** F-06: a fee that is wages plus a margin, said so or seen from its composition. */
  private void fee() {
    Optional<String> basis = e.contract().text("fee_basis");
    Optional<BigDecimal> labour = e.contract().number("labour_cost_percent");
    if (basis.isEmpty() && labour.isEmpty()) {
      return;
    }
    int said =
        switch (basis.orElse("")) {
          case "WAGES_PLUS_FEE" -> 100;
          case "PER_HEAD" -> 80;
          case "PER_HOUR" -> 60;
          default -> 0;
        };
    int seen =
        labour
            .map(l ->
                (l.intValue() - entry.number("labour-cost-from"))
                    * 100
                    / (100 - entry.number("labour-cost-from")))
            .map(l -> Math.clamp(l, 0, 100))
            .orElse(said);
    FactList facts = new FactList();
    basis.ifPresent(b -> facts.text("contract-says", "fee_basis = " + b, e.contract()));
    labour.ifPresent(l ->
        facts.text("contract-says", "labour_cost_percent = " + l.toPlainString(), e.contract()));
    add("F-06", basis.isPresent() ? (said + seen) / 2 : seen, facts);
  }

  private void tools() {
    Optional<String> tools = e.contract().text("tools_by");
    if (tools.isEmpty() && !e.card.isKnown()) {
      return;
    }
    int supplied =
        switch (tools.orElse("")) {
          case "PRINCIPAL" -> 100;
          case "BOTH" -> 50;
          default -> 0;
        };
    FactList facts = e.card.isKnown() ? facts(e.card) : new FactList();
    tools.ifPresent(t -> facts.text("contract-says", "tools_by = " + t, e.contract()));
    int parts = (tools.isPresent() ? 1 : 0) + (e.card.isKnown() ? 1 : 0);
    add("F-08", (supplied + e.card.percent()) / parts, facts);
  }

  /** F-09: the outsourced business outside the contractor's scope; a dispatch licence. */
  private void business() {
    FactRow registered = e.employer();
    FactRow licence = e.licence();
    Optional<String> scope = registered == null ? Optional.empty() : registered.text("scope");
    Optional<String> service = e.contract().text("service");
    FactList facts = new FactList();
    int percent = 0;
    if (scope.isPresent() && registered != null) {
      facts.text("business-scope", scope.get(), registered);
      List<String> codes = List.of(scope.get().split(";"));
      if (codes.stream().allMatch(c -> c.startsWith(HUMAN_RESOURCES))) {
        percent = 80;
      } else if (service.isPresent() && codes.stream().noneMatch(c -> covers(c, service.get()))) {
        percent = 60;
      }
      service.ifPresent(s -> facts.text("contract-says", "service = " + s, e.contract()));
    }
    if (licence != null) {
      percent += 40;
      facts.text("licence", licence.required("licence"), licence);
    }
    if (!facts.list().isEmpty()) {
      add("F-09", Math.min(percent, 100), facts);
    }
  }

  private static boolean covers(String scope, String service) {
    return service.startsWith(scope) || scope.startsWith(service);
  }

  private void supervisors() {
    e.contract()
        .text("supervisors")
        .ifPresent(s -> add("F-10", s.equals("0") ? 100 : 0, said("supervisors", s)));
  }

  /** F-11: a whole group moved over from dispatch, or people mixed with the principal's own. */
  private void sameLineOrMoved() {
    boolean moved = e.migrated.hits() > 0;
    if (!moved && !e.sameLine.isKnown()) {
      return;
    }
    FactList facts = moved ? facts(e.migrated) : facts(e.sameLine);
    if (moved) {
      facts.text("migrated-from", String.join(";", e.migratedFrom), e.migrated.lines());
    }
    int mixed = e.sameLine.percent() * entry.number("same-line-percent") / 100;
    add("F-11", Math.max(e.migrated.percent(), mixed), facts);
  }

  /** F-12: nobody accepts the work and no quality costs the contractor anything. */
  private void risk() {
    Optional<String> acceptances = e.contract().text("acceptances");
    Optional<String> deductions = e.contract().text("quality_deductions");
    if (acceptances.isEmpty() && deductions.isEmpty()) {
      return;
    }
    boolean accepted = acceptances.filter(a -> !a.equals("0")).isPresent();
    boolean deducted = deductions.filter(d -> !d.equals("0")).isPresent();
    FactList facts = new FactList();
    acceptances.ifPresent(a -> facts.text("contract-says", "acceptances = " + a, e.contract()));
    deductions.ifPresent(
        d -> facts.text("contract-says", "quality_deductions = " + d, e.contract()));
    add("F-12", accepted && deducted ? 0 : accepted || deducted ? 25 : 100, facts);
  }
}
