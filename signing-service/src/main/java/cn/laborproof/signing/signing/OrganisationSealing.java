package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.examine.ArchiveLife;
import cn.laborproof.document.sign.SignatureRequest;
import cn.laborproof.document.sign.SignedRevision;
import cn.laborproof.document.sign.ValidationMaterial;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.organisation.OrganisationSeal;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.SealUse;
import cn.laborproof.signing.organisation.SealUses;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.vault.KeyVault;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Puts the seal of an organisation on a document whose turn it is. The last seal is followed by
 * archive timestamp and our own examination, and only then the document counts. Runs as a
 * persistent task; each step is kept before the next begins, so a crash repeats at most one step.
 */
@Service
class OrganisationSealing {
  private static final String PDF = "application/pdf";

  private final SignatureActs acts;
  private final SigningCases cases;
  private final Organisations organisations;
  private final SealUses uses;
  private final Invitations invitations;
  private final DocumentSuites suites;
  private final ElectronicSealing electronic;
  private final FinalExamination examination;
  private final NationalSignatures national;
  private final ArchiveRenewal renewal;
  private final KeptMaterial material;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final KeyVault vault;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final SigningTasks tasks;
  private final Clock clock;

  OrganisationSealing(
      SignatureActs acts,
      SigningCases cases,
      Organisations organisations,
      SealUses uses,
      Invitations invitations,
      DocumentSuites suites,
      ElectronicSealing electronic,
      FinalExamination examination,
      NationalSignatures national,
      ArchiveRenewal renewal,
      KeptMaterial material,
      DocumentVault documents,
      DocumentSigner signer,
      KeyVault vault,
      EvidenceJournal journal,
      Tenancy tenancy,
      SigningTasks tasks,
      Clock clock) {
    this.acts = acts;
    this.cases = cases;
    this.organisations = organisations;
    this.uses = uses;
    this.invitations = invitations;
    this.suites = suites;
    this.electronic = electronic;
    this.examination = examination;
    this.national = national;
    this.renewal = renewal;
    this.material = material;
    this.documents = documents;
    this.signer = signer;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * The keeper of the seal says yes. Where a second person has to approve, it waits for that. Asked
   * already: nothing happens.
   */
  void ask(UUID subject, SignatureRole role) {
    organisations.seal();
    tenancy.inTransaction(() -> {
      SigningCase paper = cases.lock(subject);
      if (acts.live(subject, role).isPresent()) {
        return true;
      }
      Signatory signatory = paper.turnOf(role);
      if (!tenancy.current().organisation().equals(Optional.of(signatory.who()))) {
        throw new Refusal(CommonRefusal.NOT_ALLOWED);
      }
      boolean free =
          uses.ask(
              new SealUses.Wish(
                  subject,
                  role.code(),
                  paper.stem(),
                  paper.reference(),
                  paper.toBeSigned().sha256().hex(),
                  paper.amount()));
      if (free) {
        begin(paper, signatory, tenancy.current().credential().orElse(null), "seal.asked");
      } else {
        journal.append(seal(paper, role, "seal.approval-asked"));
      }
      return true;
    });
  }

  /** A second keeper approves what the first has asked for. */
  void approve(UUID use) {
    tenancy.inTransaction(() -> {
      SealUse wanted = uses.waiting(use);
      SignatureRole role = SignatureRole.ofCode(wanted.role());
      SigningCase paper = cases.lock(wanted.document());
      Signatory signatory = paper.turnOf(role);
      if (!paper.toBeSigned().sha256().hex().equals(wanted.sha256())) {
        throw new Refusal(SigningRefusal.OTHER_DOCUMENT);
      }
      uses.approve(wanted);
      begin(paper, signatory, wanted.askedBy(), "seal.approved");
      return true;
    });
  }

  /** A second keeper refuses, or the first takes it back. */
  void refuseUse(UUID use) {
    tenancy.inTransaction(() -> {
      SealUse wanted = uses.waiting(use);
      uses.refuse(wanted);
      SigningCase paper = cases.lock(wanted.document());
      if (paper.next().isPresent()) {
        journal.append(seal(paper, SignatureRole.ofCode(wanted.role()), "seal.approval-refused"));
      }
      return true;
    });
  }

  private void begin(SigningCase paper, Signatory signatory, @Nullable UUID account, String kind) {
    UUID act =
        acts.ask(new SignatureActs.Asked(paper, signatory, null, account, null), clock.instant());
    journal.append(seal(paper, signatory.role(), kind));
    tasks.schedule(SigningTasks.ORGANISATION_SEAL, paper.tenant(), act);
  }

  private static EventDraft seal(SigningCase paper, SignatureRole role, String kind) {
    return EventDraft.of(paper.stream(), kind)
        .fact("role", role.code())
        .fact("document_sha256", paper.toBeSigned().sha256().hex());
  }

  /** The worker takes the signature back, unless the next is on its way. */
  void withdraw(UUID subject) {
    tenancy.inTransaction(() -> {
      refuseOnItsWay(cases.lock(subject));
      cases.kindOf(subject).withdrawByWorker(subject);
      return true;
    });
  }

  /**
   * Refuses to end a document while a key is at work on it. Joins the caller's transaction.
   *
   * @throws Refusal {@code seal-on-its-way}
   */
  void refuseOnItsWay(SigningCase paper) {
    if (isOnItsWay(paper)) {
      throw new Refusal(SigningRefusal.SEAL_ON_ITS_WAY);
    }
  }

  boolean isOnItsWay(UUID subject) {
    return tenancy.inTransaction(() -> isOnItsWay(cases.find(subject)));
  }

  private boolean isOnItsWay(SigningCase paper) {
    return paper.next().flatMap(next -> acts.live(paper.id(), next.role())).isPresent();
  }

  /** Goes on where the act is, until it is done. */
  void advance(SigningTasks.Target target) {
    tenancy.as(
        new Actor.Platform(target.tenant()),
        () -> {
          SignatureAct act = current(target.subject());
          if (act.state() == SignatureAct.State.ASKED) {
            SigningCase paper = cases.find(act.contract());
            Signatory signatory = paper.turnOf(act.role());
            Optional<OrganisationSeal> seal = suites.seal(paper, signatory);
            if (seal.isEmpty()) {
              return stop(act, paper, signatory);
            }
            seal(act, paper, signatory, seal.get());
            act = current(act.id());
          }
          SigningCase paper = cases.find(act.contract());
          if (act.state() != SignatureAct.State.REFUSED) {
            noteUse(act, paper);
          }
          if (!isLast(paper, act)) {
            return true;
          }
          if (act.state() == SignatureAct.State.SIGNED) {
            archive(act, paper);
            act = current(act.id());
          }
          if (act.state() == SignatureAct.State.ARCHIVED) {
            electronic.put(act, paper);
            conclude(act, paper);
          }
          return true;
        });
  }

  private static boolean isLast(SigningCase paper, SignatureAct act) {
    return paper.signatories().getLast().role() == act.role();
  }

  private SignatureAct current(UUID act) {
    return tenancy.inTransaction(() -> acts.find(act)).orElseThrow();
  }

  /**
   * A seal that was suspended or cancelled on the way is not put on; it has to be asked anew. The
   * log first: a run that dies in between comes here again.
   */
  private boolean stop(SignatureAct act, SigningCase paper, Signatory signatory) {
    tenancy.inTransaction(
        new Actor.Platform(signatory.who()),
        () -> {
          uses.stopped(paper.id(), act.role().code());
          return true;
        });
    return tenancy.inTransaction(() -> {
      acts.moveOn(act, SignatureAct.State.REFUSED, clock.instant());
      journal.append(seal(paper, act.role(), "seal.stopped"));
      return true;
    });
  }

  /** The owner of the seal reads of its use, whose document it ever was. */
  private void noteUse(SignatureAct act, SigningCase paper) {
    paper.signatories().stream()
        .filter(signatory -> signatory.role() == act.role())
        .findFirst()
        .ifPresent(signatory ->
            tenancy.inTransaction(
                new Actor.Platform(signatory.who()),
                () -> {
                  uses.done(paper.id(), act.role().code());
                  return true;
                }));
  }

  private void seal(
      SignatureAct act, SigningCase paper, Signatory signatory, OrganisationSeal seal) {
    Paper asked = paper.toBeSigned();
    byte[] pdf = tenancy.inTransaction(() -> documents.open(asked.document()));
    String file = paper.isLast(signatory) ? paper.file("-sealed") : paper.fileAfter(signatory);
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(paper.stream(), signatory.act() + ".intended")
                    .fact("document_sha256", asked.sha256().hex()),
                _ ->
                    signer.sign(
                        pdf,
                        new SignatureRequest(
                            signatory.field(),
                            vault.chain(seal.key()),
                            new VaultSigner(vault, seal.key(), asked.sha256()),
                            seal.drawing(),
                            signatory.reason(),
                            clock.instant().truncatedTo(ChronoUnit.SECONDS))),
                signed ->
                    EventDraft.of(paper.stream(), signatory.act() + ".done")
                        .about(file, signed.pdf())
                        .fact("timestamp", signed.timestampedAt().toString()))
            .settling((signed, event) -> keepSealed(act, paper, signatory, signed, event)));
  }

  private void keepSealed(
      SignatureAct act,
      SigningCase paper,
      Signatory signatory,
      SignedRevision signed,
      AppendedEvent event) {
    acts.material(act.id(), material.seal(paper.whose(signatory), signed.material()));
    acts.moveOn(act, SignatureAct.State.SIGNED, event.time());
    if (paper.isLast(signatory)) {
      acts.workingDocument(
          act.id(), store(act, "work.sealed", paper.file("-sealed"), signed.pdf()).id());
      return;
    }
    StoredDocument stored =
        store(act, paper.stem() + ".half-signed", paper.fileAfter(signatory), signed.pdf());
    cases
        .kindOf(paper.id())
        .signed(paper.id(), signatory, new Paper(stored.id(), stored.sha256()), event);
  }

  private void archive(SignatureAct act, SigningCase paper) {
    UUID sealed = Objects.requireNonNull(act.workingDocument());
    byte[] pdf = tenancy.inTransaction(() -> documents.open(sealed));
    List<ValidationMaterial> kept = tenancy.inTransaction(() -> kept(paper));
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(paper.stream(), "archive-timestamp.intended"),
                _ -> signer.archive(pdf, kept),
                archived ->
                    EventDraft.of(paper.stream(), "archive-timestamp.done")
                        .about(paper.file(""), archived))
            .settling((archived, event) -> {
              acts.workingDocument(
                  act.id(), store(act, paper.stem() + ".signed", paper.file(""), archived).id());
              acts.moveOn(act, SignatureAct.State.ARCHIVED, event.time());
              documents.erase(sealed);
            }));
  }

  private void conclude(SignatureAct act, SigningCase paper) {
    UUID document = Objects.requireNonNull(act.workingDocument());
    StoredDocument stored = tenancy.inTransaction(() -> documents.describe(document));
    byte[] pdf = tenancy.inTransaction(() -> documents.open(document));
    FinalExamination.Outcome outcome = examination.examine(pdf);
    if (outcome.passed()) {
      national.sign(paper, pdf, outcome.signers());
    }
    Optional<ArchiveLife> life =
        outcome.passed() ? Optional.of(examination.life(pdf)) : Optional.empty();
    tenancy.inTransaction(() -> {
      AppendedEvent event =
          journal.append(
              EventDraft.of(
                      paper.stream(),
                      paper.stem() + (outcome.passed() ? ".concluded" : ".examination-failed"))
                  .about(stored)
                  .fact("verdict", outcome.indication())
                  .fact("trust", outcome.trustFingerprint()));
      if (life.isPresent()) {
        Paper concluded = new Paper(document, stored.sha256());
        cases.kindOf(paper.id()).concluded(paper.id(), concluded, event);
        if (paper.worker().isPresent()) {
          invitations.copyLink(paper, "sms.concluded", Locale.SIMPLIFIED_CHINESE);
        }
        renewal.watch(paper, concluded, life.get());
        acts.moveOn(act, SignatureAct.State.DONE, event.time());
      } else {
        acts.moveOn(act, SignatureAct.State.REFUSED, event.time());
      }
      return true;
    });
  }

  /** Revocation answers of all signatures, in order. */
  private List<ValidationMaterial> kept(SigningCase paper) {
    return paper.signatories().stream()
        .map(signatory ->
            material.open(
                paper.whose(signatory),
                Objects.requireNonNull(
                    acts.live(paper.id(), signatory.role()).orElseThrow().material())))
        .toList();
  }

  private StoredDocument store(SignatureAct act, String kind, String name, byte[] pdf) {
    return documents.store(new NewDocument(act.tenant(), act.contract(), kind, name, PDF, pdf));
  }
}
