package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * D-16, 假外包真派遣 (劳务派遣暂行规定 art 27), and the dispatched share with such people counted in. A score
 * with its indicators, never a verdict: courts weigh as a whole.
 */
final class DisguisedDispatch {

  static final String RULE = "disguised-dispatch";
  static final String ADJUSTED = "dispatch-ratio-adjusted";

  private final ScanContext scan;
  private final Map<String, List<ServiceEvidence>> byUser = new TreeMap<>();

  DisguisedDispatch(ScanContext scan) {
    this.scan = scan;
  }

  /** A score and what it means: points as hundredths of the natural logarithm of the odds. */
  static int probability(int points) {
    // Never 0 or 100: an estimate does not exclude the opposite.
    return Math.clamp(Math.round(100 / (1 + Math.exp(-points / 100.0))), 1, 99);
  }

  static int points(List<Indicator> indicators, RuleEntry entry) {
    return entry.number("prior") + indicators.stream().mapToInt(Indicator::points).sum();
  }

  void evaluate() {
    for (ServiceEvidence e : scan.services().all()) {
      String user = RealUser.of(e, scan.services());
      scan.book()
          .inForce(RULE, scan.services().host(user).region(), scan.asOf())
          .ifPresent(entry -> judge(e, user, entry));
    }
    byUser.forEach((user, contracts) ->
        scan.book()
            .inForce(ADJUSTED, scan.services().host(user).region(), scan.asOf())
            .ifPresent(entry -> adjusted(user, contracts, entry)));
  }

  private void judge(ServiceEvidence e, String user, RuleEntry entry) {
    // Art 27 is about those who hide it: an agreement whose people are declared as dispatched,
    // handed in a second time as a contract for services, is under the rules of dispatch anyway.
    if (e.declared.percent() >= entry.number("declared-percent")) {
      return;
    }
    Map<String, FactRow> branches = branches(e);
    List<Indicator> indicators =
        Indicators.of(e, scan.services().host(user), scan.services(), branches.keySet(), entry);
    int points = points(indicators, entry);
    boolean managerKnown = indicators.stream().anyMatch(i -> i.id().equals("F-01"));
    List<Indicator> strong =
        indicators.stream()
            .filter(i -> i.strong() && i.percent() >= entry.number("strong-percent"))
            .toList();
    // Who chose the people and what the fee contains were examined beside it, never instead of it.
    boolean directed =
        strong.stream().anyMatch(i -> !managerKnown || entry.flag(i.id() + ".directs"));
    if (points < entry.number("threshold")
        || !directed
        || indicators.size() < entry.number("least-known")) {
      return;
    }
    byUser.computeIfAbsent(user, _ -> new ArrayList<>()).add(e);
    String contract = e.contract().source();
    FactList facts =
        new FactList()
            .text("contractor", e.contractor(), e.contract())
            .number("score", points, "points", e.contract())
            .number("probability", probability(points), "percent", e.contract())
            .add(
                "strong-indicators",
                String.join("、", strong.stream().map(Indicator::id).toList()),
                "text",
                // The lines of the first one; each indicator names its own below.
                strong.getFirst().facts().getFirst().source())
            .add("known-indicators", Integer.toString(indicators.size()), "times", contract);
    boolean inquiry = probability(points) < entry.number("inquiry-below-percent");
    if (inquiry) {
      facts.number("inquiry-below", entry.number("inquiry-below-percent"), "percent", e.contract());
    }
    if (e.workers() > 0) {
      facts.number("service-workers", e.workers(), "persons", e.workerLines());
    }
    if (!user.equals(e.principal())) {
      facts.text("principal-on-paper", e.principal(), e.contract());
    }
    linksTo(e, user)
        .forEach(
            link -> facts.text("contract-above", Services.key(link.contract()), link.contract()));
    branches.forEach((branch, link) -> {
      if (e.names(branch)) {
        facts.text("same-legal-person", branch, link);
      }
    });
    List<String> chain = new ArrayList<>(e.migratedFrom);
    chain.add(e.contractor());
    chain.addAll(scan.services().upstream(e));
    scan.report(
        new Found(
            finding(
                entry,
                // Of those stated lower, half were honest where much is missing (ADR 26).
                inquiry ? Severity.NOTICE : Severity.REMIND,
                user,
                Services.key(e.contract()),
                entry.number("threshold") + " points",
                facts),
            chain,
            indicators));
  }

  /**
   * The contracts by which the people reach the user, and whoever else above their principal is
   * named by lines about them, each once.
   */
  private Set<ServiceEvidence> linksTo(ServiceEvidence e, String user) {
    Set<ServiceEvidence> links = new LinkedHashSet<>();
    scan.services()
        .waysUp(e)
        .forEach((company, way) -> {
          if (company.equals(user) || e.names(company)) {
            links.addAll(way);
          }
        });
    return links;
  }

  /** The other names under which the principals act, each with the link that says so. */
  private Map<String, FactRow> branches(ServiceEvidence e) {
    Map<String, FactRow> branches = new TreeMap<>();
    for (String principal : scan.services().upstream(e)) {
      branches.putAll(scan.affiliations().samePerson(principal, scan.asOf()));
    }
    branches.remove(e.contractor());
    return branches;
  }

  /**
   * How many people work under these contracts. Who works for a company in between stands on the
   * lists of both contracts, and is one person.
   */
  private long workers(List<ServiceEvidence> contracts) {
    Map<ServiceEvidence, List<ServiceEvidence>> below = new LinkedHashMap<>();
    List<ServiceEvidence> first = new ArrayList<>();
    for (ServiceEvidence e : contracts) {
      contracts.stream()
          .filter(link -> link.contractor().equals(e.principal()))
          .findFirst()
          .ifPresentOrElse(
              link -> below.computeIfAbsent(link, _ -> new ArrayList<>()).add(e),
              () -> first.add(e));
    }
    Set<ServiceEvidence> counted = new LinkedHashSet<>();
    long all = first.stream().mapToLong(e -> workers(e, below, counted)).sum();
    // Companies that work for each other in a circle: as many as their lists name.
    return all
        + contracts.stream()
            .filter(e -> !counted.contains(e))
            .mapToLong(ServiceEvidence::workers)
            .sum();
  }

  private static long workers(
      ServiceEvidence e,
      Map<ServiceEvidence, List<ServiceEvidence>> below,
      Set<ServiceEvidence> counted) {
    counted.add(e);
    long passedOn =
        below.getOrDefault(e, List.of()).stream()
            .mapToLong(next -> workers(next, below, counted))
            .sum();
    return Math.max(e.workers(), passedOn);
  }

  private void adjusted(String user, List<ServiceEvidence> contracts, RuleEntry entry) {
    Headcount heads = scan.services().host(user).heads();
    long disguised = workers(contracts);
    long sent = heads.dispatched() + disguised;
    long all = heads.own() + sent;
    // Without a single own employee in the files the base of the share is not known.
    if (heads.own() == 0 || disguised == 0 || sent * 100 <= entry.number("percent") * all) {
      return;
    }
    Sources lines = new Sources();
    contracts.forEach(e -> lines.addAll(e.workerLines()));
    FactList facts =
        new FactList()
            .number("service-workers", disguised, "persons", lines)
            .number(
                "dispatched-workers",
                heads.dispatched(),
                "persons",
                // Nobody dispatched: the lines of those who were looked at.
                heads.dispatched() > 0 ? heads.dispatchedLines() : heads.ownLines())
            .number("own-workers", heads.own(), "persons", heads.ownLines())
            .add("adjusted-share", UserRules.share(sent, all), "percent", lines.toString());
    scan.report(
        new Found(
            finding(entry, Severity.REMIND, user, user, entry.number("percent") + " %", facts),
            List.of(),
            List.of()));
  }

  private Finding finding(
      RuleEntry entry,
      Severity severity,
      String employer,
      String subject,
      String threshold,
      FactList facts) {
    LocalDate day = scan.asOf();
    return new Finding(
        entry.rule(),
        entry.version(),
        severity,
        employer,
        subject,
        day,
        entry.articles(),
        threshold,
        facts.list());
  }
}
