package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.warning.Branch;
import cn.laborproof.risk.warning.Level;
import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.Truth;
import cn.laborproof.risk.warning.WarningBook;
import cn.laborproof.risk.warning.WarningSigns;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.supervision.hub.EmployerJudged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Holds what findings tell of an employer against the scheme of its region, whenever it was judged.
 * Where they reach the gravest level they reach, each branch of that level is proposed, once while
 * it is reached; a proposal whose bound is reached no more, or that a graver one takes the place
 * of, is over. What stands afterwards depends on the findings and on what people decided, never on
 * how often or in which order they came.
 */
@Component
class ProposalReview {
  private final ProposalRows rows;
  private final EvidenceJournal journal;
  private final IdSource ids;
  private final WarningBook book = WarningBook.shipped();
  private final WarningSigns signs = WarningSigns.shipped();

  ProposalReview(ProposalRows rows, EvidenceJournal journal, IdSource ids) {
    this.rows = rows;
    this.journal = journal;
    this.ids = ids;
  }

  /** In the transaction of the judgement: there is no finding without its proposal. */
  @EventListener
  void judged(EmployerJudged judged) {
    List<Proposal.Ground> grounds = rows.grounds(judged.office(), judged.employer(), signs.rules());
    List<Proposal> live = rows.live(judged.office(), judged.employer());
    if (grounds.isEmpty() && live.isEmpty()) {
      return;
    }
    List<Finding> findings = grounds.stream().map(each -> each.of(judged.employer())).toList();
    Situation situation = signs.situation(findings);
    Optional<Scheme> scheme = book.inForce(judged.region(), judged.day());
    Set<Proposal.Item> reached = scheme.map(each -> reached(each, situation)).orElse(Set.of());
    Set<Proposal.Item> gravest = gravest(reached);
    Instant now = judged.at().truncatedTo(ChronoUnit.MICROS);
    Map<Proposal.Item, Proposal> known =
        live.stream().collect(Collectors.toMap(Proposal::item, proposal -> proposal));
    known.forEach((item, proposal) -> {
      boolean open = proposal.state() == Proposal.State.OPEN;
      if (!reached.contains(item)) {
        end(proposal, "not-reached", now);
      } else if (open && !gravest.contains(item)) {
        end(proposal, "graver", now);
      } else if (open) {
        change(proposal, made(proposal.id(), judged, item, situation, grounds, now));
      }
    });
    gravest.stream()
        .filter(item -> !known.containsKey(item))
        .forEach(item -> propose(made(ids.next(), judged, item, situation, grounds, now)));
  }

  private static Set<Proposal.Item> reached(Scheme scheme, Situation situation) {
    return scheme.assess(situation).branches().stream()
        .filter(answer -> answer.truth() == Truth.YES)
        .map(answer -> item(scheme, answer.branch()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Proposal.Item item(Scheme scheme, Branch branch) {
    Level level = scheme.level(branch.level());
    return new Proposal.Item(scheme.key(), level.number(), branch.position(), level.severity());
  }

  private static Set<Proposal.Item> gravest(Set<Proposal.Item> reached) {
    int severity = reached.stream().mapToInt(Proposal.Item::severity).min().orElse(0);
    return reached.stream()
        .filter(item -> item.severity() == severity)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Proposal made(
      UUID id,
      EmployerJudged judged,
      Proposal.Item item,
      Situation situation,
      List<Proposal.Ground> grounds,
      Instant now) {
    Map<String, String> facts = new TreeMap<>();
    situation.values().forEach((fact, value) -> facts.put(fact.code(), fact.format(value)));
    return new Proposal(
        id,
        judged.office(),
        judged.region(),
        judged.employer(),
        judged.name(),
        item,
        Proposal.State.OPEN,
        Optional.empty(),
        facts,
        grounds,
        now,
        now,
        Optional.empty(),
        Optional.empty());
  }

  private void propose(Proposal proposal) {
    journal.open(stream(proposal.id()), proposal.region());
    rows.insert(proposal);
    journal.append(said(proposal, "raised"));
  }

  /** A look that finds nothing new writes nothing. */
  private void change(Proposal before, Proposal now) {
    boolean told = !before.facts().equals(now.facts());
    if (told
        || !withoutDay(before.grounds()).equals(withoutDay(now.grounds()))
        || !before.region().equals(now.region())
        || !before.employerName().equals(now.employerName())) {
      rows.change(before.id(), now);
    }
    if (told) {
      journal.append(said(now, "changed"));
    }
  }

  private static List<Object> withoutDay(List<Proposal.Ground> grounds) {
    return grounds.stream()
        .<Object>map(each -> List.of(each.finding(), each.threshold(), each.facts()))
        .toList();
  }

  private void end(Proposal proposal, String ending, Instant now) {
    rows.end(proposal.id(), ending, now);
    journal.append(
        EventDraft.of(stream(proposal.id()), "warning-proposal.ended").fact("ending", ending));
  }

  private static EventDraft said(Proposal proposal, String what) {
    EventDraft draft =
        EventDraft.of(stream(proposal.id()), "warning-proposal." + what)
            .fact("scheme", proposal.item().scheme())
            .fact("level", proposal.item().level())
            .fact("branch", proposal.item().position())
            .fact("severity", proposal.item().severity())
            .fact(
                "rules",
                proposal.grounds().stream()
                    .map(ground -> ground.rule() + "/" + ground.version())
                    .distinct()
                    .collect(Collectors.joining(",")));
    for (Map.Entry<String, String> fact : new TreeMap<>(proposal.facts()).entrySet()) {
      draft = draft.fact("fact_" + fact.getKey().replace('-', '_'), fact.getValue());
    }
    return draft;
  }

  static StreamId stream(UUID proposal) {
    return new StreamId("warning-proposal", proposal);
  }
}
