package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
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
  private final Invitations invitations;
  private final FinalExamination examination;
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
      Invitations invitations,
      FinalExamination examination,
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
    this.invitations = invitations;
    this.examination = examination;
    this.material = material;
    this.documents = documents;
    this.signer = signer;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** The keeper of the seal says yes. Asked already: nothing happens. */
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
      UUID account = tenancy.current() instanceof Actor.Member m ? m.account() : null;
      UUID act =
          acts.ask(new SignatureActs.Asked(paper, signatory, null, account, null), clock.instant());
      journal.append(
          EventDraft.of(paper.stream(), "seal.asked")
              .fact("role", role.code())
              .fact("document_sha256", paper.toBeSigned().sha256().hex()));
      tasks.schedule(SigningTasks.ORGANISATION_SEAL, paper.tenant(), act);
      return true;
    });
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
            seal(act, paper, paper.turnOf(act.role()));
            act = current(act.id());
          }
          SigningCase paper = cases.find(act.contract());
          if (!isLast(paper, act)) {
            return true;
          }
          if (act.state() == SignatureAct.State.SIGNED) {
            archive(act, paper);
            act = current(act.id());
          }
          if (act.state() == SignatureAct.State.ARCHIVED) {
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

  private void seal(SignatureAct act, SigningCase paper, Signatory signatory) {
    OrganisationSeal seal =
        tenancy.as(new Actor.Platform(signatory.who()), () -> organisations.seal());
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
    tenancy.inTransaction(() -> {
      AppendedEvent event =
          journal.append(
              EventDraft.of(
                      paper.stream(),
                      paper.stem() + (outcome.passed() ? ".concluded" : ".examination-failed"))
                  .about(stored)
                  .fact("verdict", outcome.indication())
                  .fact("trust", outcome.trustFingerprint()));
      if (outcome.passed()) {
        cases.kindOf(paper.id()).concluded(paper.id(), new Paper(document, stored.sha256()), event);
        invitations.copyLink(paper, "sms.concluded", Locale.SIMPLIFIED_CHINESE);
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
