package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.risk.warning.Tier;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.template.ContractData;
import cn.laborproof.signing.template.ContractTemplate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * What a labour office seals about a warning: written and frozen by an official, sealed by the
 * keeper of the office's seal through the way of every document, and, if it is a notice, delivered
 * to the enterprise in the transaction that makes it count.
 */
@Service
class Papers {
  /** The kind of their streams, and how their files are called. */
  static final String STREAM = "warning-paper";

  private static final String PDF = "application/pdf";
  private static final Set<String> ISSUED = Set.of("accepted", "handling", "escalated", "lifted");

  private final PaperRows rows;
  private final PaperFreezer freezer;
  private final PaperFacts facts;
  private final NoticeServedTask served;
  private final Warnings warnings;
  private final Organisations organisations;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Randomness randomness;
  private final Clock clock;

  Papers(
      PaperRows rows,
      PaperFreezer freezer,
      PaperFacts facts,
      NoticeServedTask served,
      Warnings warnings,
      Organisations organisations,
      DocumentVault documents,
      EvidenceJournal journal,
      Tenancy tenancy,
      Randomness randomness,
      Clock clock) {
    this.rows = rows;
    this.freezer = freezer;
    this.facts = facts;
    this.served = served;
    this.warnings = warnings;
    this.organisations = organisations;
    this.documents = documents;
    this.journal = journal;
    this.tenancy = tenancy;
    this.randomness = randomness;
    this.clock = clock;
  }

  static StreamId stream(UUID paper) {
    return new StreamId(STREAM, paper);
  }

  /**
   * Freezes a paper about a warning. Frozen under this id already: nothing happens.
   *
   * @param typed what the official filled in; what the warning knows is taken from there
   * @throws Refusal {@code not-found}, {@code wrong-state} for a notice of what is not issued,
   *     {@code tier-too-low} for one whose office does not handle the level, {@code
   *     office-without-seal}, {@code invalid-input}, {@code character-unprintable}
   */
  UUID make(UUID id, UUID warningId, WarningPaper.Kind kind, Map<String, String> typed) {
    Actor.Official official = official();
    Warnings.Told told = warnings.find(warningId);
    StoredWarning warning = told.warning();
    refuseTooEarly(kind, warning);
    Tier tier = Tier.of(official.region());
    refuseTooLow(kind, told, tier);
    Organisation office = office(official.office());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var all = new HashMap<>(typed);
    all.putAll(facts.known(kind, told, office, official, now));
    ContractTemplate template = freezer.template(kind);
    ContractData data = template.canonical(all);
    refuseDefects(template, data);
    String reference = randomness.token();
    byte[] pdf =
        freezer.freeze(
            kind,
            data,
            new PaperFreezer.Printed(WarningPaper.number(id), reference, office.name()),
            now);
    return tenancy.inTransaction(() -> {
      if (rows.find(id).isEmpty()) {
        journal.open(stream(id), warning.region());
        StoredDocument stored = store(official.office(), id, pdf);
        rows.insert(
            new WarningPaper(
                id,
                official.office(),
                warning.region(),
                warningId,
                kind,
                reference,
                office.name(),
                warning.employerCode(),
                warning.employerName(),
                WarningPaper.State.FROZEN,
                new Paper(stored.id(), stored.sha256()),
                new WarningPaper.Made(now, official.displayName()),
                Optional.of(new WarningPaper.Origin(warning.office(), official.account(), tier)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        journal.append(
            EventDraft.of(stream(id), STREAM + ".frozen")
                .about(stored)
                .fact("paper", kind.code())
                .fact("warning", warningId.toString())
                .fact("reference", reference));
      }
      return id;
    });
  }

  private StoredDocument store(UUID office, UUID id, byte[] pdf) {
    return documents.store(
        new NewDocument(office, id, STREAM + ".frozen", STREAM + "-frozen.pdf", PDF, pdf));
  }

  /** A notice is served only after the warning was issued; the others belong to its deciding. */
  private static void refuseTooEarly(WarningPaper.Kind kind, StoredWarning warning) {
    String state = warning.standing().state();
    boolean possible =
        warning.standing().grade().isPresent()
            && (kind == WarningPaper.Kind.NOTICE
                ? ISSUED.contains(state)
                : !state.equals("closed"));
    if (!possible) {
      throw new Refusal(CommonRefusal.WRONG_STATE, state);
    }
  }

  /** A notice that the office may not serve at this level would be delivered and not count. */
  private static void refuseTooLow(WarningPaper.Kind kind, Warnings.Told told, Tier tier) {
    Scheme scheme = told.history().transitions().scheme();
    boolean low =
        kind == WarningPaper.Kind.NOTICE
            && told.warning()
                .standing()
                .grade()
                .map(grade -> scheme.level(grade.level()).handles())
                .filter(handles -> !tier.atLeast(handles))
                .isPresent();
    if (low) {
      throw new Refusal(WarningRefusal.TIER_TOO_LOW);
    }
  }

  private static void refuseDefects(ContractTemplate template, ContractData data) {
    List<FieldRefusal> wrong =
        template.defects(data).entrySet().stream()
            .map(defect ->
                FieldRefusal.of(
                    "data." + defect.getKey(),
                    "wpaper.defect."
                        + defect.getValue().name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .toList();
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }

  /** The organisation whose seal the office uses: it has the office's identifier. */
  private Organisation office(UUID office) {
    try {
      return tenancy.as(new Actor.Platform(office), () -> organisations.mine());
    } catch (Refusal _) {
      throw new Refusal(WarningRefusal.OFFICE_WITHOUT_SEAL);
    }
  }

  /**
   * Takes a paper back that is not sealed. Taken back already: nothing happens. Joins the caller's
   * transaction.
   */
  void withdraw(UUID id) {
    Actor.Official official = official();
    WarningPaper paper = lock(id);
    if (!paper.office().equals(official.office())) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    if (paper.state() == WarningPaper.State.FROZEN) {
      rows.withdraw(id, clock.instant());
      journal.append(EventDraft.of(stream(id), STREAM + ".withdrawn"));
    } else if (paper.state() != WarningPaper.State.WITHDRAWN) {
      throw new Refusal(CommonRefusal.WRONG_STATE, paper.state().code());
    }
  }

  /** Sealed, archived and examined. Joins the transaction of the event that says so. */
  void concluded(UUID id, Paper document, AppendedEvent event) {
    WarningPaper paper = lock(id);
    if (paper.state() != WarningPaper.State.FROZEN) {
      throw new Refusal(CommonRefusal.WRONG_STATE, paper.state().code());
    }
    rows.seal(id, document, event.time());
    if (paper.kind() == WarningPaper.Kind.NOTICE) {
      organisations
          .confirmed(new UnifiedSocialCreditCode(paper.employerCode()))
          .ifPresent(employer -> deliver(paper, employer.id(), event.time()));
    }
  }

  /**
   * Into the enterprise's pages: from now on it sees the notice, its file and its stream. The
   * warning may be another office's: that it was served is written down by a task of its own, asked
   * for in this transaction.
   */
  private void deliver(WarningPaper paper, UUID employer, Instant at) {
    rows.deliver(paper.id(), employer, at);
    journal.admitTenant(stream(paper.id()), employer);
    journal.append(
        EventDraft.of(stream(paper.id()), STREAM + ".delivered")
            .fact("employer", employer.toString()));
    served.writeDown(paper, at);
  }

  /** Archived anew and examined. Joins the transaction of the event that says so. */
  void renewed(UUID id, Paper document) {
    rows.renew(lock(id).id(), document);
  }

  /** For the way of signing: whatever row-level security lets the current actor see. */
  WarningPaper any(UUID id) {
    return tenancy.inTransaction(
        () -> rows.find(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)));
  }

  /** The same, locked. Joins the caller's transaction. */
  WarningPaper lock(UUID id) {
    return rows.lock(id).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /**
   * A paper of the own office, or of one whose region the own covers.
   *
   * @throws Refusal {@code not-found}
   */
  WarningPaper ofOffice(UUID id) {
    WarningPaper paper = any(id);
    var scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    if (paper.office().equals(scope.tenant())
        || paper.office().equals(scope.office())
        || paper.region().startsWith(region)) {
      return paper;
    }
    throw new Refusal(CommonRefusal.NOT_FOUND);
  }

  /** Papers about a warning the current actor may see, newest first. */
  List<WarningPaper> about(UUID warning) {
    warnings.find(warning);
    return tenancy.inTransaction(() -> rows.about(warning));
  }

  /** What waits for the seal of the organisation the current actor acts for. */
  List<WarningPaper> waiting() {
    return tenancy
        .current()
        .organisation()
        .map(office -> tenancy.inTransaction(() -> rows.waiting(office)))
        .orElse(List.of());
  }

  /** The newest file of a paper. */
  byte[] file(WarningPaper paper) {
    return tenancy.inTransaction(() -> documents.open(paper.document().document()));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }
}
