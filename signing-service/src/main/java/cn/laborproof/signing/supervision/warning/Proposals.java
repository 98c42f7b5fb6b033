package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.WarningEvent;
import cn.laborproof.risk.warning.WarningSigns;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What people do about proposed warnings: confirm one, which raises the warning or adds to the one
 * that is open, or discard it with a reason.
 */
@Service
class Proposals {
  private static final String NOTE = "warning-proposal.note";

  private final ProposalRows rows;
  private final Warnings warnings;
  private final EvidenceJournal journal;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;
  private final WarningSigns signs = WarningSigns.shipped();

  Proposals(
      ProposalRows rows,
      Warnings warnings,
      EvidenceJournal journal,
      PersonalVault vault,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.warnings = warnings;
    this.journal = journal;
    this.vault = vault;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What the facts did not say, or said otherwise.
   *
   * @param employerCode 统一社会信用代码; empty for the key of the facts
   * @param employer registered name; empty for that of the facts
   * @param region division of 6 or 9 digits; empty for that of the facts
   * @param discoveredAt when the facts were discovered; empty for when they were proposed, or last
   *     changed where a warning is open
   * @param note what was found out
   */
  record Confirmation(
      Optional<String> employerCode,
      Optional<String> employer,
      Optional<String> region,
      Optional<Instant> discoveredAt,
      String note) {}

  /**
   * Raises the warning, or reports the facts to the one that this office has open about the
   * employer. Whatever else is proposed about the employer is part of it. Confirmed already:
   * nothing happens.
   *
   * @return the warning
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code invalid-input}, {@code
   *     no-level-matches}
   */
  UUID confirm(UUID id, Confirmation said) {
    Actor.Official official = official();
    new WarningInput().note(said.note().strip()).check();
    return tenancy.inTransaction(() -> {
      Proposal proposal = locked(id);
      if (proposal.state() == Proposal.State.CONFIRMED) {
        return proposal.decision().flatMap(Proposal.Decision::warning).orElseThrow();
      }
      refuseDecided(proposal);
      String code = said.employerCode().orElse(proposal.employer()).strip();
      UUID warning = warn(official, proposal, code, said);
      List<Proposal> all =
          rows.live(proposal.office(), proposal.employer()).stream()
              .filter(each -> each.state() == Proposal.State.OPEN)
              .toList();
      all.forEach(each ->
          decide(each, Proposal.State.CONFIRMED, official, said.note(), Optional.of(warning)));
      return warning;
    });
  }

  private UUID warn(Actor.Official official, Proposal proposal, String code, Confirmation said) {
    Optional<UUID> open = rows.openWarning(official.office(), code);
    // The clock of a new warning runs from when the bound was seen reached; for one that is open
    // the facts are news of when they last changed.
    Instant discovered =
        said.discoveredAt().orElse(open.isPresent() ? proposal.changedAt() : proposal.proposedAt());
    if (open.isPresent()) {
      warnings.act(
          open.get(),
          new Warnings.Act(
              ids.next(),
              ActKind.FACTS.code(),
              said.note(),
              WarningEvent.Ground.RISK_GONE,
              Optional.of(discovered),
              proposal.facts(),
              Optional.empty(),
              List.of(),
              Warnings.Proof.NONE));
      return open.get();
    }
    return warnings.raise(
        new Warnings.NewWarning(
            ids.next(),
            code,
            said.employer().orElse(proposal.employerName()),
            said.region().orElse(regionOf(official, proposal)),
            discovered,
            proposal.facts(),
            said.note(),
            rules(proposal)));
  }

  /** An office warns in its own region; a seat elsewhere stays among the facts. */
  private static String regionOf(Actor.Official official, Proposal proposal) {
    return proposal.region().startsWith(official.region()) ? proposal.region() : official.region();
  }

  /**
   * Discards it with a reason. While the bound stays reached it is not proposed again. Discarded
   * already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code invalid-input}
   */
  void discard(UUID id, String reason) {
    Actor.Official official = official();
    new WarningInput().note(reason.strip()).check();
    tenancy.inTransaction(() -> {
      Proposal proposal = locked(id);
      if (proposal.state() != Proposal.State.DISCARDED) {
        refuseDecided(proposal);
        decide(proposal, Proposal.State.DISCARDED, official, reason, Optional.empty());
      }
      return id;
    });
  }

  /**
   * A proposal the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Proposal find(UUID id) {
    return tenancy.inTransaction(() -> visible(rows.find(id)));
  }

  /** Why it was decided so; empty when it was not, or the words were erased. */
  Optional<String> note(Proposal proposal) {
    return proposal
        .decision()
        .flatMap(decision ->
            tenancy.inTransaction(
                () -> vault.openText(whose(proposal, decision.person()), NOTE, decision.note())));
  }

  /**
   * What findings on the office's hub tell of an employer.
   *
   * @param grounds open findings: those that tell anything of the scheme's facts, and those of one
   *     rule more
   * @param situation what they tell
   */
  record Known(List<Proposal.Ground> grounds, Situation situation) {}

  /** What is known of an employer beside which somebody wants to warn. */
  Known known(String employer, String rule) {
    Set<String> rules = new TreeSet<>(signs.rules());
    rules.add(rule);
    UUID office = official().office();
    List<Proposal.Ground> grounds =
        tenancy.inTransaction(() -> rows.grounds(office, employer, rules));
    return new Known(
        grounds, signs.situation(grounds.stream().map(each -> each.of(employer)).toList()));
  }

  /** One page of what the current actor may see. */
  List<Proposal> page(ProposalFilter filter) {
    return tenancy.inTransaction(() -> rows.matching(filter).page(filter.page(), filter.size()));
  }

  /** How many pass a filter. */
  long total(ProposalFilter filter) {
    return tenancy.inTransaction(() -> rows.matching(filter).total());
  }

  /** Hands over all that pass a filter, one after the other. */
  void each(ProposalFilter filter, Consumer<Proposal> consumer) {
    tenancy.inTransaction(() -> {
      rows.matching(filter).each(consumer);
      return true;
    });
  }

  /** How many wait for the current actor's decision. */
  long open() {
    return tenancy.inTransaction(rows::open);
  }

  private void decide(
      Proposal proposal,
      Proposal.State state,
      Actor.Official official,
      String note,
      Optional<UUID> warning) {
    String text = note.strip();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    rows.decide(
        proposal.id(),
        state,
        new Proposal.Decision(
            official.account(),
            official.displayName(),
            now,
            vault.sealText(whose(proposal, official.account()), NOTE, text),
            warning));
    EventDraft draft =
        EventDraft.of(ProposalReview.stream(proposal.id()), "warning-proposal." + state.code())
            .personal(official.account(), NOTE, text);
    journal.append(warning.map(each -> draft.fact("warning", each.toString())).orElse(draft));
  }

  /** With all that live of the employer, in the order in which judgements lock them. */
  private Proposal locked(UUID id) {
    Proposal seen = visible(rows.find(id));
    rows.live(seen.office(), seen.employer());
    return visible(rows.find(id));
  }

  private static void refuseDecided(Proposal proposal) {
    if (proposal.state() != Proposal.State.OPEN) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
  }

  private static String rules(Proposal proposal) {
    return proposal.grounds().stream()
        .map(Proposal.Ground::rule)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The application's own check, before row-level security's. */
  private Proposal visible(Optional<Proposal> found) {
    String region = Optional.ofNullable(tenancy.current().scope().region()).orElse("none");
    return found
        .filter(proposal ->
            proposal.region().startsWith(region)
                || proposal.office().equals(tenancy.current().scope().office()))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static PersonalScope whose(Proposal proposal, UUID person) {
    return new PersonalScope(proposal.office(), proposal.id(), person);
  }
}
