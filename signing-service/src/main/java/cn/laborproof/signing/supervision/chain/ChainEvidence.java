package cn.laborproof.signing.supervision.chain;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.ThresholdWords;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.signing.access.Scope;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.answer.SaidOfFinding;
import cn.laborproof.signing.supervision.answer.ToldFinding;
import cn.laborproof.signing.supervision.chain.EvidenceViews.AnswerView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.EvidenceView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.FactView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.LinkView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.MarkView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.MarkedView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.NodeView;
import cn.laborproof.signing.supervision.hub.RulesInForce;
import cn.laborproof.signing.supervision.hub.SourceMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * What lies behind a finding about a chain of companies. An office sees all of it; an employer what
 * it is told of its own finding (ADR 45), and never how its marks were weighed.
 */
@Service
class ChainEvidence {

  private static final Set<String> DRAWN = Set.of(Companies.DISGUISED, "dispatch-chain");

  private final ChainRows rows;
  private final SaidOfFinding said;
  private final RulesInForce rules;
  private final SourceMarks marks;
  private final MessageSource messages;
  private final Tenancy tenancy;

  ChainEvidence(
      ChainRows rows,
      SaidOfFinding said,
      RulesInForce rules,
      SourceMarks marks,
      MessageSource messages,
      Tenancy tenancy) {
    this.rows = rows;
    this.said = said;
    this.rules = rules;
    this.marks = marks;
    this.messages = messages;
    this.tenancy = tenancy;
  }

  /**
   * The evidence behind one finding.
   *
   * @throws Refusal {@code not-found}, also for a finding of a rule that draws no chain; {@code
   *     code-not-confirmed} for an employer nobody has confirmed
   */
  EvidenceView find(UUID id, Locale locale) {
    EvidenceWords words = new EvidenceWords(messages, locale);
    return tenancy.current().isOfOffice() ? seen(id, words, locale) : told(id, words, locale);
  }

  private EvidenceView seen(UUID id, EvidenceWords words, Locale locale) {
    return tenancy.inTransaction(() -> {
      ChainRows.Kept kept = visible(rows.find(id));
      return seen(kept, new Companies(kept, rows, words), words, locale);
    });
  }

  private EvidenceView seen(
      ChainRows.Kept kept, Companies companies, EvidenceWords words, Locale locale) {
    Finding finding = kept.finding();
    Explanation explained = words.library().of(finding);
    Optional<RuleEntry> entry =
        rules.book().entries().stream()
            .filter(each ->
                each.rule().equals(finding.rule()) && each.version() == finding.ruleVersion())
            .findFirst();
    Weights weights = new Weights(kept.indicators(), entry, words);
    return new EvidenceView(
        kept.id(),
        false,
        finding.rule(),
        finding.ruleVersion(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        Explanation.severity(finding.severity(), locale),
        explained.title(),
        explained.sentence(),
        explained.nextStep(),
        finding.employer(),
        kept.employerName(),
        finding.articles(),
        ThresholdWords.of(finding.threshold(), locale),
        entry.map(RuleEntry::source).orElse(null),
        kept.firstSeen(),
        finding.asOf(),
        kept.closedOn().orElse(null),
        0,
        finding.facts().stream().map(words::fact).toList(),
        companies.nodes(),
        companies.links(),
        weights.known(true),
        weights.known(false),
        weights.silent(),
        weights.sum().orElse(null),
        List.of(),
        marked(kept, words),
        answers(kept.id()));
  }

  /** Deliveries of its facts that somebody should look at. */
  private List<MarkedView> marked(ChainRows.Kept kept, EvidenceWords words) {
    List<String> sources =
        Stream.concat(
                kept.finding().facts().stream(),
                kept.indicators().stream().flatMap(each -> each.facts().stream()))
            .map(Fact::source)
            .toList();
    return marks.of(sources).entrySet().stream()
        .map(each ->
            new MarkedView(
                each.getKey(),
                each.getValue(),
                each.getValue().stream().map(words::mark).toList(),
                "/facts/" + each.getKey() + "#marks"))
        .toList();
  }

  /** The application's own check, before row-level security's. */
  private ChainRows.Kept visible(Optional<ChainRows.Kept> found) {
    Scope scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    return found
        .filter(each -> DRAWN.contains(each.finding().rule()))
        .filter(each -> each.hub().equals(scope.office()) || each.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private EvidenceView told(UUID id, EvidenceWords words, Locale locale) {
    ToldFinding told = said.told(id);
    if (!DRAWN.contains(told.rule())) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    Explanation explained = words.library().of(told.finding());
    List<NodeView> nodes = new ArrayList<>();
    List<LinkView> links = new ArrayList<>();
    draw(told, words, nodes, links);
    return new EvidenceView(
        told.id(),
        true,
        told.rule(),
        told.version(),
        told.severity().name().toLowerCase(Locale.ROOT),
        Explanation.severity(told.severity(), locale),
        explained.title(),
        told.withheld() == 0 ? explained.sentence() : null,
        explained.nextStep(),
        told.employer(),
        words.text("you"),
        told.articles(),
        ThresholdWords.of(told.threshold(), locale),
        null,
        told.firstSeen(),
        null,
        told.closedOn().orElse(null),
        told.withheld(),
        told.facts().stream().map(words::fact).map(ChainEvidence::unopened).toList(),
        nodes,
        links,
        List.of(),
        List.of(),
        List.of(),
        null,
        told.indicators().stream()
            .map(mark -> new MarkView(mark, words.library().indicator(mark)))
            .toList(),
        List.of(),
        answers(id));
  }

  /** Of the chain an employer sees itself and whom it is told of. */
  private static void draw(
      ToldFinding told, EvidenceWords words, List<NodeView> nodes, List<LinkView> links) {
    if (told.rule().equals(Companies.DISGUISED)) {
      nodes.add(node("principal", told.employer(), words.text("you"), words));
      named(told, "contractor").ifPresent(code -> nodes.add(node("contractor", code, code, words)));
    } else {
      named(told, "sent-on-to").ifPresent(code -> nodes.add(node("user", code, code, words)));
      nodes.add(node("passing", told.employer(), words.text("you"), words));
      named(told, "dispatch-firm").ifPresent(code -> nodes.add(node("firm", code, code, words)));
    }
    String kind = told.rule().equals(Companies.DISGUISED) ? "contract" : "sent";
    for (int i = 1; i < nodes.size(); i++) {
      links.add(new LinkView(i - 1, i, kind, words.link(kind), List.of(), List.of()));
    }
  }

  private static Optional<String> named(ToldFinding told, String name) {
    return told.facts().stream()
        .filter(fact -> fact.name().equals(name))
        .map(Fact::value)
        .findFirst();
  }

  private static NodeView node(String role, String code, String name, EvidenceWords words) {
    return new NodeView(role, words.role(role), code, name, null, null, null, List.of());
  }

  private static FactView unopened(FactView fact) {
    return new FactView(fact.name(), fact.label(), fact.value(), List.of());
  }

  private List<AnswerView> answers(UUID finding) {
    return said.answers(finding).stream()
        .map(each ->
            new AnswerView(
                each.id(),
                each.who(),
                each.at(),
                TimelineWords.shown(each.at()),
                each.state(),
                each.note().orElse(null),
                each.reason().orElse(null)))
        .toList();
  }
}
