package cn.laborproof.signing.supervision.paper;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StatusFeed;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.supervision.SupervisionRefusal;
import cn.laborproof.signing.supervision.look.PersonLooks;
import cn.laborproof.signing.supervision.roster.RosterBatch;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Declares contracts on paper and knows them. */
@Service
public class PaperContracts {

  private final PaperContractRows rows;
  private final Rosters rosters;
  private final Organisations organisations;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final PersonLooks looks;
  private final StatusFeed feed;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  PaperContracts(
      PaperContractRows rows,
      Rosters rosters,
      Organisations organisations,
      DocumentVault documents,
      EvidenceJournal journal,
      PersonLooks looks,
      StatusFeed feed,
      Tenancy tenancy,
      IdSource ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.rosters = rosters;
    this.organisations = organisations;
    this.documents = documents;
    this.journal = journal;
    this.looks = looks;
    this.feed = feed;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Declares a contract on paper of the employer the current actor acts for. The same copy for the
   * same person and day again changes nothing and answers with the first declaration.
   *
   * @throws Refusal {@code worker-not-on-roster}, {@code copy-unreadable}, {@code invalid-input}
   */
  public PaperContract declare(Declaration declaration) {
    refuseImpossibleDays(declaration);
    CopyFormat format =
        CopyFormat.of(declaration.copy())
            .orElseThrow(() -> new Refusal(SupervisionRefusal.COPY_UNREADABLE));
    Organisation employer = organisations.mine();
    return tenancy.inTransaction(() -> {
      RosterBatch roster =
          rosters
              .current(employer.id())
              .filter(batch -> rosters.hasWorker(batch, declaration.worker()))
              .orElseThrow(() -> new Refusal(SupervisionRefusal.WORKER_NOT_ON_ROSTER));
      return rows.same(employer.id(), declaration, Digest.sha256(declaration.copy()))
          .orElseGet(() -> keep(roster, declaration, format));
    });
  }

  /** Takes a declaration back; it stays readable and counts no more. Again: nothing happens. */
  public PaperContract withdraw(UUID id) {
    return tenancy.inTransaction(() -> {
      find(id);
      if (rows.withdraw(id, clock.instant())) {
        var event = journal.append(EventDraft.of(stream(id), "paper-contract.withdrawn"));
        feed.publish(event, "withdrawn", Map.of());
        events.publishEvent(new PaperContractsChanged(find(id).tenant()));
      }
      return find(id);
    });
  }

  /**
   * One declaration the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  public PaperContract find(UUID id) {
    return tenancy
        .inTransaction(() -> rows.find(id))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** An employer's declarations that were not taken back, oldest first. */
  public List<PaperContract> standing(UUID employer) {
    return tenancy.inTransaction(() -> rows.standing(employer));
  }

  /**
   * The copy; a look of an office is an event the employer and the worker can see.
   *
   * @param reason why an office looks; nobody else needs one
   */
  Copy copy(UUID id, @Nullable String reason) {
    return tenancy.inTransaction(() -> {
      PaperContract contract = find(id);
      StoredDocument document = documents.describe(contract.document());
      looks.notePaperCopy(stream(id), contract.tenant(), contract.worker(), reason);
      return new Copy(document, documents.open(document.id()));
    });
  }

  /** A copy with what is known of it. */
  record Copy(StoredDocument document, byte[] content) {}

  private static StreamId stream(UUID id) {
    return new StreamId("paper-contract", id);
  }

  private PaperContract keep(RosterBatch roster, Declaration declaration, CopyFormat format) {
    UUID id = ids.next();
    journal.open(stream(id), roster.region());
    StoredDocument copy =
        documents.store(
            new NewDocument(
                roster.tenant(),
                id,
                "paper-contract.copy",
                format.fileName("paper-contract"),
                format.mediaType(),
                declaration.copy()));
    var contract =
        new PaperContract(
            id,
            roster.tenant(),
            declaration.worker(),
            declaration.concludedOn(),
            declaration.startsOn(),
            declaration.endsOn(),
            copy.id(),
            copy.sha256(),
            clock.instant(),
            false);
    rows.insert(contract, roster.region());
    var event =
        journal.append(
            EventDraft.of(stream(id), "paper-contract.declared")
                .about(copy)
                .fact("concluded_on", contract.concludedOn().toString())
                .fact("starts_on", contract.startsOn().toString())
                .fact("ends_on", contract.endsOn().map(LocalDate::toString).orElse("")));
    feed.publish(event, "declared", Map.of("concluded_on", contract.concludedOn().toString()));
    events.publishEvent(new PaperContractsChanged(contract.tenant()));
    return contract;
  }

  private void refuseImpossibleDays(Declaration declaration) {
    var fields = new ArrayList<FieldRefusal>();
    if (declaration.concludedOn().isAfter(LocalDate.ofInstant(clock.instant(), Rosters.ZONE))) {
      fields.add(FieldRefusal.of("concludedOn", "paper.field.concludedOn.future"));
    }
    if (declaration.endsOn().filter(end -> end.isBefore(declaration.startsOn())).isPresent()) {
      fields.add(FieldRefusal.of("endsOn", "paper.field.endsOn.before"));
    }
    if (!fields.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, fields);
    }
  }
}
