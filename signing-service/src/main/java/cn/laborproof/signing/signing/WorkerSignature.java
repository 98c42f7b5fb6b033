package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.SignatureRequest;
import cn.laborproof.document.sign.SignedRevision;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.contract.ContractSlots;
import cn.laborproof.signing.contract.Contracts;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.contract.domain.InvitedContract;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyPurpose;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.naming.ldap.Rdn;
import org.springframework.stereotype.Service;

/**
 * Makes the worker's signature once the will is confirmed: a session key, its certificate, one
 * signature, and the key is destroyed. Runs as a persistent task; whatever step the process dies
 * at, the next run goes on there. Only a key that was used without a known result cannot go on: it
 * is destroyed and the worker is asked anew.
 */
@Service
class WorkerSignature {
  private static final String REASON = "本人已阅读全文，确认签订本劳动合同";

  private final SignatureActs acts;
  private final SessionRows sessions;
  private final Contracts contracts;
  private final Invitations invitations;
  private final SigningDeadlines deadlines;
  private final Handwriting handwriting;
  private final KeptMaterial material;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final KeyVault vault;
  private final CertificateAuthority authority;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  WorkerSignature(
      SignatureActs acts,
      SessionRows sessions,
      Contracts contracts,
      Invitations invitations,
      SigningDeadlines deadlines,
      Handwriting handwriting,
      KeptMaterial material,
      DocumentVault documents,
      DocumentSigner signer,
      KeyVault vault,
      CertificateAuthority authority,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.acts = acts;
    this.sessions = sessions;
    this.contracts = contracts;
    this.invitations = invitations;
    this.deadlines = deadlines;
    this.handwriting = handwriting;
    this.material = material;
    this.documents = documents;
    this.signer = signer;
    this.vault = vault;
    this.authority = authority;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Goes on where the act is. */
  void advance(SigningTasks.Target target) {
    tenancy.as(
        new Actor.Platform(target.tenant()),
        () -> {
          SignatureAct act = tenancy.inTransaction(() -> acts.find(target.subject())).orElseThrow();
          if (act.state() == SignatureAct.State.ASKED) {
            if (!giveUpSpentKey(act)) {
              make(act);
            }
          }
          vault.destroy(act.key());
          return true;
        });
  }

  /** A key that was used without a known result is destroyed, and the worker asked anew. */
  void interrupted(UUID contract) {
    acts.live(contract, "worker")
        .filter(act -> act.state() == SignatureAct.State.ASKED)
        .ifPresent(this::giveUpSpentKey);
  }

  private boolean giveUpSpentKey(SignatureAct act) {
    boolean spent =
        vault
            .state(act.key())
            .filter(s -> s == KeyVault.KeyState.USED || s == KeyVault.KeyState.DESTROYED)
            .isPresent();
    if (spent) {
      vault.destroy(act.key());
      tenancy.inTransaction(() -> askAnew(act, "key-spent"));
    }
    return spent;
  }

  private void make(SignatureAct act) {
    if (!(tenancy.inTransaction(() -> contracts.find(act.contract()).contract())
        instanceof InvitedContract contract)) {
      tenancy.inTransaction(() -> refuse(act));
      return;
    }
    List<X509Certificate> chain = certified(act, contract);
    try {
      sign(act, contract, chain);
    } catch (SigningException.TimestampFailed
        | SigningException.RevocationUnknown
        | SigningException.KeyFailed e) {
      // Known to have failed: no signature came into being. The key is spent, the will still
      // stands; the task runs again with another key.
      vault.destroy(act.key());
      tenancy.inTransaction(() -> {
        acts.nextAttempt(act.id());
        return true;
      });
      throw e;
    } catch (SigningException.CertificateRefused | SigningException.DocumentRefused e) {
      vault.destroy(act.key());
      tenancy.inTransaction(() -> askAnew(act, "refused"));
    }
  }

  private List<X509Certificate> certified(SignatureAct act, InvitedContract contract) {
    KeyHandle key = act.key();
    vault.generate(key, KeyPurpose.SESSION);
    List<X509Certificate> chain = vault.chain(key);
    if (!chain.isEmpty()) {
      return chain;
    }
    StreamId stream = StreamId.contract(act.contract());
    return journal.bracket(
        OutsideAct.of(
            EventDraft.of(stream, "worker-certificate.intended").fact("key", key.value()),
            _ -> {
              List<X509Certificate> issued =
                  authority.enrol(
                      CertificateAuthority.Holder.WORKER,
                      vault.certificateRequest(key, subject(act, contract)));
              vault.keepChain(key, issued);
              return issued;
            },
            issued ->
                EventDraft.of(stream, "worker-certificate.done")
                    .fact("serial", issued.getFirst().getSerialNumber().toString(16))
                    .fact("not_after", issued.getFirst().getNotAfter().toInstant().toString())));
  }

  /**
   * The name as printed, and a serial number that is this act's own: nothing that points to the
   * person elsewhere.
   */
  private static String subject(SignatureAct act, InvitedContract contract) {
    return "CN="
        + Rdn.escapeValue(contract.head().workerName())
        + ",SERIALNUMBER="
        + act.id().toString().toUpperCase(Locale.ROOT);
  }

  private void sign(SignatureAct act, InvitedContract contract, List<X509Certificate> chain) {
    StreamId stream = StreamId.contract(act.contract());
    Digest frozen = contract.frozen().sha256();
    byte[] pdf = tenancy.inTransaction(() -> documents.open(contract.frozen().document()));
    var drawing =
        tenancy.inTransaction(
            () -> handwriting.open(whose(contract), Objects.requireNonNull(act.strokes())));
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(stream, "worker-signature.intended")
                    .fact("document_sha256", frozen.hex())
                    .fact("key", act.key().value()),
                _ -> {
                  vault.activate(act.key(), frozen);
                  return signer.sign(
                      pdf,
                      new SignatureRequest(
                          ContractSlots.WORKER,
                          chain,
                          new VaultSigner(vault, act.key(), frozen),
                          drawing,
                          REASON,
                          clock.instant().truncatedTo(ChronoUnit.SECONDS)));
                },
                signed ->
                    EventDraft.of(stream, "worker-signature.done")
                        .about("contract-half-signed.pdf", signed.pdf())
                        .fact("timestamp", signed.timestampedAt().toString()))
            .settling((signed, event) -> keep(act, contract, signed, event)));
  }

  private void keep(
      SignatureAct act, InvitedContract contract, SignedRevision signed, AppendedEvent event) {
    StoredDocument document =
        documents.store(
            new NewDocument(
                act.tenant(),
                act.contract(),
                "contract.half-signed",
                "contract-half-signed.pdf",
                "application/pdf",
                signed.pdf()));
    HalfSignedContract half =
        contracts.workerSigned(act.contract(), new Paper(document.id(), document.sha256()), event);
    acts.material(act.id(), material.seal(whose(contract), signed.material()));
    acts.state(act.id(), SignatureAct.State.SIGNED, event.time());
    invitations.end(act.contract(), Purpose.SIGN);
    invitations.copyLink(half.head(), "sms.half-signed", Locale.SIMPLIFIED_CHINESE);
    deadlines.remindAt(half);
  }

  private boolean askAnew(SignatureAct act, String reason) {
    acts.state(act.id(), SignatureAct.State.INTERRUPTED, clock.instant());
    sessions.askAgain(Objects.requireNonNull(act.session()));
    journal.append(
        EventDraft.of(StreamId.contract(act.contract()), "worker-key.destroyed")
            .fact("key", act.key().value())
            .fact("reason", reason));
    return true;
  }

  private boolean refuse(SignatureAct act) {
    acts.state(act.id(), SignatureAct.State.REFUSED, clock.instant());
    return true;
  }

  private static PersonalScope whose(InvitedContract contract) {
    return new PersonalScope(
        contract.head().tenant(), contract.head().id(), contract.head().worker());
  }
}
