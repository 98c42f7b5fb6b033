package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private final Services services;
  private final HostCompany user;
  private final Set<String> principals;
  private final boolean building;

  private Indicators(
      ServiceEvidence e,
      HostCompany user,
      Services services,
      Set<String> branches,
      RuleEntry entry) {
    this.e = e;
    this.user = user;
    this.entry = entry;
    this.services = services;
    this.principals = new HashSet<>(services.upstream(e));
    principals.addAll(branches);
    this.building = e.isBuilding();
  }

  /**
   * @param user for whom the people really work, see {@link RealUser}
   * @param branches other names under which the principals act
   */
  static List<Indicator> of(
      ServiceEvidence evidence,
      HostCompany user,
      Services services,
      Set<String> branches,
      RuleEntry entry) {
    Indicators indicators = new Indicators(evidence, user, services, branches, entry);
    indicators.share("F-01", indicators.managed());
    if (!indicators.building) {
      indicators.share("F-02", indicators.device());
    }
    indicators.share("F-03", indicators.byPrincipal(evidence.rules));
    indicators.choice(indicators.byPrincipal(evidence.interview));
    indicators.says("F-05", "headcount_fixed");
    indicators.fee();
    indicators.share("F-07", indicators.paid());
    indicators.tools(indicators.byPrincipal(evidence.card));
    indicators.business();
    indicators.supervisors();
    indicators.sameLineOrMoved();
    indicators.risk();
    indicators.share("F-13", indicators.insuredElsewhere());
    return List.copyOf(indicators.list);
  }

  /**
   * Lines about the people on the contract's list. A contractor that has none of them in its own
   * books passed the work on: then the lines of those who took it over.
   */
  private Share managed() {
    Share own = byPrincipal(e.managed);
    own.addAll(atPrincipal(e.managedAtPrincipal));
    if (own.isKnown()) {
      return own;
    }
    Share passedOn = new Share();
    services
        .downstream(e)
        .forEach(c -> {
          passedOn.addAll(c.managed.naming(principals, c.contractor()));
          passedOn.addAll(atPrincipal(c.managedAtPrincipal));
        });
    return passedOn;
  }

  private Share byPrincipal(Named lines) {
    return lines.naming(principals, e.contractor());
  }

  /** Lines the principal wrote, in which an empty cell does not stand for the contractor. */
  private Share atPrincipal(Named lines) {
    return lines.share(whom -> Optional.of(principals.contains(whom.first())));
  }

  private Share device() {
    Share device = byPrincipal(e.device);
    device.addAll(atPrincipal(e.deviceAtPrincipal));
    return device;
  }

  /**
   * Insurance lines that name nobody are the contractor's, where the file names somebody at all.
   */
  private Share insuredElsewhere() {
    return e.insurer.isKnown()
        ? e.insurer.share(
            whom -> Optional.of(!whom.first().isEmpty() && !whom.first().equals(e.contractor())))
        : new Share();
  }

  /**
   * Wage lines that name nobody were paid by the employer, but only where the file names somebody
   * at all. On a building site only who ordered the payment counts, not whose account it came from.
   */
  private Share paid() {
    return e.paid.isKnown()
        ? e.paid.share(whom ->
            Optional.of(
                principals.contains(whom.second())
                    || !building && principals.contains(whom.first())))
        : new Share();
  }

  private void add(String id, int percent, FactList facts) {
    int points =
        (entry.number(id + ".present") * percent - entry.number(id + ".absent") * (100 - percent))
            / 100;
    boolean strong = entry.flag(id + ".strong");
    list.add(new Indicator(id, strong, percent, points, facts.list()));
  }

  private static FactList facts(Share share) {
    return new FactList()
        .number("indicator-hits", share.hits(), "times", share.lines())
        .number("indicator-known", share.known(), "times", share.allLines());
  }

  private void share(String id, Share share) {
    if (speaks(id, share)) {
      add(id, present(id, share), facts(share));
    }
  }

  /** Silence proves nothing: where it would be what speaks against dispatch, nothing is known. */
  private boolean speaks(String id, Share share) {
    return share.isKnown()
        && (!share.leansOnSilence() || present(id, share) >= entry.number("strong-percent"));
  }

  /** Up to the share "from" it says nothing, from the share "full" on it is there in full. */
  private int present(String id, Share share) {
    int from = entry.number(id + ".from");
    int full = entry.number(id + ".full");
    return Math.clamp((share.percent() - from) * 100L / (full - from), 0, 100);
  }

  private void says(String id, String column) {
    e.contract().text(column).ifPresent(v -> add(id, v.equals("YES") ? 100 : 0, said(column, v)));
  }

  private FactList said(String column, String value) {
    return new FactList().text("contract-says", column + " = " + value, e.contract());
  }

  /**
   * F-04: who chose the people; the right to refuse named ones counts less than really choosing.
   */
  private void choice(Share interview) {
    Optional<String> reject = e.contract().text("principal_may_reject");
    boolean chosen = speaks("F-04", interview);
    if (!chosen && reject.isEmpty()) {
      return;
    }
    int right =
        reject.filter("YES"::equals).isPresent() ? entry.number("right-to-reject-percent") : 0;
    FactList facts = chosen ? facts(interview) : new FactList();
    reject.ifPresent(v -> facts.text("contract-says", "principal_may_reject = " + v, e.contract()));
    add("F-04", Math.max(chosen ? present("F-04", interview) : 0, right), facts);
  }

  /**
   * F-06: a fee that is wages plus a margin, said so or seen from its composition. What the fee
   * really consists of goes before what the contract calls it; only not on building sites, where
   * labour alone is what the law lets a labour subcontractor take on.
   */
  private void fee() {
    Optional<String> basis = e.contract().text("fee_basis");
    Optional<BigDecimal> labour =
        building ? Optional.empty() : e.contract().number("labour_cost_percent");
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
    add("F-06", seen >= said || basis.isEmpty() ? seen : (said + seen) / 2, facts);
  }

  private void tools(Share card) {
    Optional<String> tools = e.contract().text("tools_by");
    boolean issued =
        card.isKnown()
            && (!card.leansOnSilence() || card.percent() >= entry.number("strong-percent"));
    if (tools.isEmpty() && !issued) {
      return;
    }
    int supplied =
        switch (tools.orElse("")) {
          case "PRINCIPAL" -> 100;
          case "BOTH" -> 50;
          default -> 0;
        };
    FactList facts = issued ? facts(card) : new FactList();
    tools.ifPresent(t -> facts.text("contract-says", "tools_by = " + t, e.contract()));
    int parts = (tools.isPresent() ? 1 : 0) + (issued ? 1 : 0);
    add("F-08", (supplied + (issued ? card.percent() : 0)) / parts, facts);
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

  /**
   * F-11: a whole group moved over from dispatch, or people mixed with the user's own. With a
   * company of which nobody is known they are neither mixed nor apart.
   */
  private void sameLineOrMoved() {
    boolean moved = e.migrated.hits() > 0;
    Share sameLine = user.hasPeople() ? e.sameLine(user.places()) : new Share();
    if (!moved && !sameLine.isKnown()) {
      return;
    }
    FactList facts = moved ? facts(e.migrated) : facts(sameLine);
    if (moved) {
      facts.text("migrated-from", String.join(";", e.migratedFrom), e.migrated.lines());
    }
    int mixed = sameLine.percent() * entry.number("same-line-percent") / 100;
    add("F-11", Math.max(e.migrated.percent(), mixed), facts);
  }

  /**
   * F-12: nobody accepts the work and no quality costs the contractor anything (民法典 arts 780, 781).
   * A deduction is a risk that was borne; an acceptance alone may be the monthly list of heads.
   */
  private void risk() {
    Optional<String> acceptances = e.contract().text("acceptances");
    Optional<String> deductions = e.contract().text("quality_deductions");
    if (acceptances.isEmpty() && deductions.isEmpty()) {
      return;
    }
    FactList facts = new FactList();
    acceptances.ifPresent(a -> facts.text("contract-says", "acceptances = " + a, e.contract()));
    deductions.ifPresent(
        d -> facts.text("contract-says", "quality_deductions = " + d, e.contract()));
    int percent = half(acceptances) + half(deductions);
    add("F-12", deductions.filter(d -> !d.equals("0")).isPresent() ? 0 : percent, facts);
  }

  private static int half(Optional<String> times) {
    return times.map(t -> t.equals("0") ? 50 : 0).orElse(25);
  }
}
