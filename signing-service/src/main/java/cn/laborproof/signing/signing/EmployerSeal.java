package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.SignatureRequest;
import cn.laborproof.document.sign.SignedRevision;
import cn.laborproof.document.sign.ValidationMaterial;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.ContractSlots;
import cn.laborproof.signing.contract.Contracts;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.OrganisationSeal;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.vault.KeyVault;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Seals what the worker has signed: seal, archive timestamp, our own examination, and only then the
 * contract counts. Runs as a persistent task; each step is kept before the next begins, so a crash
 * repeats at most one step.
 */
@Service
class EmployerSeal {
  private static final String PDF = "application/pdf";
  private static final String REASON = "用人单位盖章，订立劳动合同";

  private final SignatureActs acts;
  private final Contracts contracts;
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

  EmployerSeal(
      SignatureActs acts,
      Contracts contracts,
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
    this.contracts = contracts;
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
  void ask(UUID contract) {
    organisations.seal();
    tenancy.inTransaction(() -> {
      if (acts.live(contract, "employer").isPresent()) {
        return true;
      }
      HalfSignedContract half = contracts.lock(contract, HalfSignedContract.class).as();
      UUID account = tenancy.current() instanceof Actor.Member m ? m.account() : null;
      UUID act = acts.askEmployer(half.head().tenant(), contract, account, clock.instant());
      journal.append(
          EventDraft.of(StreamId.contract(contract), "seal.asked")
              .fact("document_sha256", half.halfSigned().sha256().hex()));
      tasks.schedule(SigningTasks.EMPLOYER_SEAL, half.head().tenant(), act);
      return true;
    });
  }

  /** The worker takes the signature back, unless a seal is on its way. */
  void withdraw(UUID contract) {
    tenancy.inTransaction(() -> {
      if (acts.live(contract, "employer").isPresent()) {
        throw new Refusal(SigningRefusal.SEAL_ON_ITS_WAY);
      }
      contracts.withdrawByWorker(contract);
      return true;
    });
  }

  /** Goes on where the act is, until it is done. */
  void advance(SigningTasks.Target target) {
    tenancy.as(
        new Actor.Platform(target.tenant()),
        () -> {
          SignatureAct act = current(target.subject());
          if (act.state() == SignatureAct.State.ASKED) {
            seal(act, half(act));
            act = current(act.id());
          }
          if (act.state() == SignatureAct.State.SIGNED) {
            archive(act, half(act));
            act = current(act.id());
          }
          if (act.state() == SignatureAct.State.ARCHIVED) {
            conclude(act, half(act));
          }
          return true;
        });
  }

  private SignatureAct current(UUID act) {
    return tenancy.inTransaction(() -> acts.find(act)).orElseThrow();
  }

  private HalfSignedContract half(SignatureAct act) {
    return tenancy
        .inTransaction(() -> contracts.lock(act.contract(), HalfSignedContract.class))
        .as();
  }

  private void seal(SignatureAct act, HalfSignedContract half) {
    OrganisationSeal seal = organisations.seal();
    byte[] pdf = tenancy.inTransaction(() -> documents.open(half.halfSigned().document()));
    StreamId stream = StreamId.contract(act.contract());
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(stream, "employer-seal.intended")
                    .fact("document_sha256", half.halfSigned().sha256().hex()),
                _ ->
                    signer.sign(
                        pdf,
                        new SignatureRequest(
                            ContractSlots.EMPLOYER,
                            vault.chain(seal.key()),
                            new VaultSigner(vault, seal.key(), half.frozen().sha256()),
                            seal.drawing(),
                            REASON,
                            clock.instant().truncatedTo(ChronoUnit.SECONDS))),
                signed ->
                    EventDraft.of(stream, "employer-seal.done")
                        .about("contract-sealed.pdf", signed.pdf())
                        .fact("timestamp", signed.timestampedAt().toString()))
            .settling((signed, event) -> keepSealed(act, half, signed, event)));
  }

  private void keepSealed(
      SignatureAct act, HalfSignedContract half, SignedRevision signed, AppendedEvent event) {
    acts.workingDocument(
        act.id(), store(act, "work.sealed", "contract-sealed.pdf", signed.pdf()).id());
    acts.material(act.id(), material.seal(whose(half.head()), signed.material()));
    acts.state(act.id(), SignatureAct.State.SIGNED, event.time());
  }

  private void archive(SignatureAct act, HalfSignedContract half) {
    StreamId stream = StreamId.contract(act.contract());
    UUID sealed = Objects.requireNonNull(act.workingDocument());
    byte[] pdf = tenancy.inTransaction(() -> documents.open(sealed));
    List<ValidationMaterial> kept = tenancy.inTransaction(() -> kept(act, half));
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(stream, "archive-timestamp.intended"),
                _ -> signer.archive(pdf, kept),
                archived ->
                    EventDraft.of(stream, "archive-timestamp.done").about("contract.pdf", archived))
            .settling((archived, event) -> {
              acts.workingDocument(
                  act.id(), store(act, "contract.signed", "contract.pdf", archived).id());
              acts.state(act.id(), SignatureAct.State.ARCHIVED, event.time());
              documents.erase(sealed);
            }));
  }

  private void conclude(SignatureAct act, HalfSignedContract half) {
    UUID document = Objects.requireNonNull(act.workingDocument());
    StoredDocument stored = tenancy.inTransaction(() -> documents.describe(document));
    byte[] pdf = tenancy.inTransaction(() -> documents.open(document));
    FinalExamination.Outcome outcome = examination.examine(pdf);
    tenancy.inTransaction(() -> {
      EventDraft examined =
          EventDraft.of(
                  StreamId.contract(act.contract()),
                  outcome.passed() ? "contract.concluded" : "contract.examination-failed")
              .about(stored)
              .fact("verdict", outcome.indication())
              .fact("trust", outcome.trustFingerprint());
      AppendedEvent event = journal.append(examined);
      if (outcome.passed()) {
        contracts.concluded(act.contract(), new Paper(document, stored.sha256()), event);
        invitations.copyLink(half.head(), "sms.concluded", Locale.SIMPLIFIED_CHINESE);
        acts.state(act.id(), SignatureAct.State.DONE, event.time());
      } else {
        acts.state(act.id(), SignatureAct.State.REFUSED, event.time());
      }
      return true;
    });
  }

  private List<ValidationMaterial> kept(SignatureAct act, HalfSignedContract half) {
    PersonalScope whose = whose(half.head());
    SignatureAct worker = acts.live(act.contract(), "worker").orElseThrow();
    return List.of(
        material.open(whose, Objects.requireNonNull(worker.material())),
        material.open(whose, Objects.requireNonNull(act.material())));
  }

  private StoredDocument store(SignatureAct act, String kind, String name, byte[] pdf) {
    return documents.store(new NewDocument(act.tenant(), act.contract(), kind, name, PDF, pdf));
  }

  private static PersonalScope whose(ContractHead head) {
    return new PersonalScope(head.tenant(), head.id(), head.worker());
  }
}
