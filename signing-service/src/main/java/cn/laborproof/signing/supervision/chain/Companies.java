package cn.laborproof.signing.supervision.chain;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.supervision.chain.EvidenceViews.LicenceView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.LinkView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.NodeView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.PlaceView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The companies behind one finding and what ties them, from the principal down to the people: the
 * finding's own chain, with the lines of its hub that the reader may open.
 */
final class Companies {

  static final String DISGUISED = "disguised-dispatch";

  /** Who sends people needs a dispatch licence (劳动合同法 art 57). */
  private static final Set<String> LICENSED =
      Set.of("contractor", "sub", "former", "firm", "passing");

  /** More subcontractors are told as a number of contracts. */
  private static final int MOST_SUBS = 5;

  private final ChainRows.Kept kept;
  private final EvidenceWords words;
  private final List<ChainRows.Line> contracts;
  private final List<ChainRows.Line> registered;
  private final List<ChainRows.Line> licences;
  private final List<NodeView> nodes = new ArrayList<>();
  private final List<LinkView> links = new ArrayList<>();

  Companies(ChainRows.Kept kept, ChainRows rows, EvidenceWords words) {
    this.kept = kept;
    this.words = words;
    Set<String> all = new TreeSet<>(kept.chain());
    all.add(kept.finding().employer());
    kept.finding().facts().stream()
        .filter(fact -> fact.name().equals("same-legal-person"))
        .forEach(fact -> all.add(fact.value()));
    this.contracts = rows.lines(kept.hub(), FactKind.SERVICES, all);
    contracts.stream()
        .filter(each -> each.cell("principal").equals(contractor()))
        .map(each -> each.cell("contractor"))
        .limit(MOST_SUBS)
        .forEach(all::add);
    this.registered = rows.lines(kept.hub(), FactKind.EMPLOYERS, all);
    this.licences = rows.lines(kept.hub(), FactKind.LICENCES, all);
    if (kept.finding().rule().equals(DISGUISED)) {
      disguised();
    } else {
      sentOn();
    }
  }

  List<NodeView> nodes() {
    return List.copyOf(nodes);
  }

  List<LinkView> links() {
    return List.copyOf(links);
  }

  private String contractor() {
    return fact("contractor").orElse("");
  }

  private Optional<String> fact(String name) {
    return kept.finding().facts().stream()
        .filter(fact -> fact.name().equals(name))
        .map(Fact::value)
        .findFirst();
  }

  private List<PlaceView> places(String name) {
    return kept.finding().facts().stream()
        .filter(fact -> fact.name().equals(name))
        .flatMap(fact -> words.places(fact.source()).stream())
        .toList();
  }

  /** From the company for which all of it is done down to the people who do it. */
  private void disguised() {
    String user = kept.finding().employer();
    String contractor = contractor();
    int at = kept.chain().indexOf(contractor);
    List<String> former = kept.chain().subList(0, Math.max(at, 0));
    // Behind the contractor: its principal, then those for whom that one works. The finding is
    // about whoever really uses the people, which may be above a company on paper (ADR 69).
    List<String> above = new ArrayList<>(kept.chain().stream().skip(at + 1L).toList());
    if (!above.contains(user)) {
      above.add(user);
    }
    List<String> down = above.reversed();
    int first = down.indexOf(user);
    for (int i = 0; i < down.size(); i++) {
      add(i < first ? "upstream" : i == first ? "principal" : "between", down.get(i));
      for (int j = 0; j < i; j++) {
        contracted(j, down.get(j), down.get(i), i);
      }
    }
    int paper = Math.max(down.indexOf(fact("principal-on-paper").orElse(user)), 0);
    List<String> branches =
        kept.finding().facts().stream()
            .filter(fact -> fact.name().equals("same-legal-person"))
            .map(Fact::value)
            .distinct()
            .toList();
    for (String branch : branches) {
      int place = add("branch", branch);
      link(first, place, "same-person", List.of(), places("same-legal-person"));
    }
    int middle = add("contractor", contractor);
    own(paper, middle);
    int last = middle;
    for (String sub : subs(contractor)) {
      last = add("sub", sub);
      contracted(middle, contractor, sub, last);
    }
    fact("service-workers")
        .ifPresent(persons -> {
          nodes.add(
              new NodeView(
                  "workers",
                  words.role("workers"),
                  "",
                  words.persons(persons),
                  null,
                  Long.valueOf(persons),
                  null,
                  places("service-workers")));
          link(middle, nodes.size() - 1, "workers", List.of(), places("service-workers"));
        });
    for (String firm : former) {
      int place = add("former", firm);
      link(middle, place, "moved", List.of(), moved());
    }
  }

  private List<PlaceView> moved() {
    return kept.indicators().stream()
        .flatMap(each -> each.facts().stream())
        .filter(fact -> fact.name().equals("migrated-from"))
        .flatMap(fact -> words.places(fact.source()).stream())
        .toList();
  }

  private Set<String> subs(String contractor) {
    Set<String> subs = new LinkedHashSet<>();
    contracts.stream()
        .filter(each -> each.cell("principal").equals(contractor))
        .map(each -> each.cell("contractor"))
        .filter(sub -> !kept.chain().contains(sub))
        .limit(MOST_SUBS)
        .forEach(subs::add);
    return subs;
  }

  /**
   * The contract the finding is about; named by the finding where the reader sees no line of it.
   */
  private void own(int from, int to) {
    String subject = kept.finding().subject();
    String number = subject.substring(subject.indexOf('/') + 1);
    List<String> details = new ArrayList<>();
    contracts.stream()
        .filter(each ->
            each.cell("contract").equals(number) && each.cell("contractor").equals(contractor()))
        .findFirst()
        .ifPresentOrElse(
            line -> details.addAll(words.contract(line)),
            () -> details.add(words.contractNumber(number)));
    link(from, to, "contract", details, places("contractor"));
  }

  /** What one company has contracted to another; nothing where no line says so. */
  private void contracted(int from, String principal, String contractor, int to) {
    List<ChainRows.Line> between =
        contracts.stream()
            .filter(each ->
                each.cell("principal").equals(principal)
                    && each.cell("contractor").equals(contractor))
            .toList();
    // Where the reader sees none of the hub's contracts, the finding's own order is what is known.
    if (between.isEmpty() && (!contracts.isEmpty() || to != from + 1)) {
      return;
    }
    List<String> details = new ArrayList<>();
    between.stream().limit(1).map(words::contract).forEach(details::addAll);
    if (between.size() > 1) {
      details.add(words.moreContracts(between.size() - 1));
    }
    link(
        from,
        to,
        "contract",
        details,
        between.stream().flatMap(each -> words.places(each.source()).stream()).toList());
  }

  /** 转派遣: the unit to which people were sent on, the one that passed them, the firm. */
  private void sentOn() {
    List<String> people = fact("sent-on-workers").map(words::persons).stream().toList();
    int user = add("user", fact("sent-on-to").orElse(""));
    int passing = add("passing", kept.finding().employer());
    int firm = add("firm", fact("dispatch-firm").orElse(""));
    link(user, passing, "sent", people, places("sent-on-to"));
    link(passing, firm, "sent", List.of(), places("dispatch-firm"));
  }

  private int add(String role, String company) {
    Optional<ChainRows.Line> line =
        registered.stream()
            .filter(each -> each.cell("employer").equals(company))
            .max(Comparator.comparing(each -> each.cell("valid_from")));
    String name =
        line.map(each -> each.cell("name"))
            .filter(each -> !each.isEmpty())
            .orElse(company.equals(kept.finding().employer()) ? kept.employerName() : company);
    nodes.add(
        new NodeView(
            role,
            words.role(role),
            company,
            name,
            LICENSED.contains(role) ? licence(company) : null,
            null,
            "/findings?employer=" + company + "&origin=facts",
            line.map(each -> words.places(each.source())).orElse(List.of())));
    return nodes.size() - 1;
  }

  private LicenceView licence(String company) {
    LocalDate day = kept.finding().asOf();
    Optional<ChainRows.Line> latest =
        licences.stream()
            .filter(each -> each.cell("firm").equals(company))
            .max(Comparator.comparing(each -> each.cell("valid_to")));
    if (latest.isEmpty()) {
      // Where the reader sees no line of the hub at all, none says nothing.
      boolean seen = !registered.isEmpty() || !contracts.isEmpty();
      String state = seen ? "none" : "unknown";
      return new LicenceView(state, words.licence(state, ""), null, null, List.of());
    }
    ChainRows.Line line = latest.get();
    LocalDate to = LocalDate.parse(line.cell("valid_to"));
    String state = to.isBefore(day) ? "expired" : "valid";
    return new LicenceView(
        state,
        words.licence(state, to.toString()),
        line.cell("licence"),
        to,
        words.places(line.source()));
  }

  private void link(int from, int to, String kind, List<String> details, List<PlaceView> sources) {
    links.add(new LinkView(from, to, kind, words.link(kind), List.copyOf(details), sources));
  }
}
