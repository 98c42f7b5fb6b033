package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.sign.SignatureRequest;
import cn.laborproof.document.sign.SignedRevision;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.organisation.SignatureSuite;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
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
 * Makes the signature of a person once the will is confirmed: a session key, its certificate, one
 * signature, and the key is destroyed. Runs as a persistent task; whatever step the process dies
 * at, the next run goes on there. Only a key that was used without a known result cannot go on: it
 * is destroyed and the person is asked anew.
 */
@Service
class PersonalSignature {
  private final SignatureActs acts;
  private final SessionRows sessions;
  private final SigningCases cases;
  private final Invitations invitations;
  private final SigningDeadlines deadlines;
  private final DocumentSuites suites;
  private final Handwriting handwriting;
  private final KeptMaterial material;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final KeyVault vault;
  private final CertificateAuthority authority;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  PersonalSignature(
      SignatureActs acts,
      SessionRows sessions,
      SigningCases cases,
      Invitations invitations,
      SigningDeadlines deadlines,
      DocumentSuites suites,
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
    this.cases = cases;
    this.invitations = invitations;
    this.deadlines = deadlines;
    this.suites = suites;
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
          if (act.state() == SignatureAct.State.ASKED && !giveUpSpentKey(act)) {
            make(act);
          }
          vault.destroy(act.key());
          return true;
        });
  }

  /** A key that was used without a known result is destroyed, and the signer asked anew. */
  void interrupted(UUID subject, SignatureRole role) {
    acts.live(subject, role)
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
    SigningCase paper = cases.find(act.contract());
    Signatory signatory = paper.next().filter(next -> next.role() == act.role()).orElse(null);
    if (signatory == null) {
      tenancy.inTransaction(() -> refuse(act));
      return;
    }
    List<X509Certificate> chain = certified(act, paper, signatory);
    try {
      sign(act, paper, signatory, chain);
    } catch (SigningException.TimestampFailed
        | SigningException.RevocationUnknown
        | SigningException.KeyFailed e) {
      // Known to have failed: no signature came into being. The key is spent, the will still
      // stands; the task runs again with another key.
      vault.destroy(act.key());
      tenancy.inTransaction(() -> {
        acts.nextAttempt(act);
        return true;
      });
      throw e;
    } catch (SigningException.CertificateRefused | SigningException.DocumentRefused e) {
      vault.destroy(act.key());
      tenancy.inTransaction(() -> askAnew(act, "refused"));
    }
  }

  private List<X509Certificate> certified(
      SignatureAct act, SigningCase paper, Signatory signatory) {
    KeyHandle key = act.key();
    SignatureSuite suite = tenancy.inTransaction(() -> suites.of(paper.id()));
    vault.generate(key, KeyPurpose.SESSION, suite.inside());
    if (act.isCertified()) {
      return vault.chain(key);
    }
    String certificate = act.role().code() + "-certificate";
    return journal.bracket(
        OutsideAct.of(
                EventDraft.of(paper.stream(), certificate + ".intended").fact("key", key.value()),
                _ -> enrolled(act, signatory),
                issued ->
                    EventDraft.of(paper.stream(), certificate + ".done")
                        .fact("serial", issued.getFirst().getSerialNumber().toString(16))
                        .fact("not_after", issued.getFirst().getNotAfter().toInstant().toString()))
            .settling((_, _) -> acts.certified(act)));
  }

  /** The certificate a run before this one was given, or a new one. */
  private List<X509Certificate> enrolled(SignatureAct act, Signatory signatory) {
    KeyHandle key = act.key();
    List<X509Certificate> kept = vault.chain(key);
    if (!kept.isEmpty()) {
      return kept;
    }
    List<X509Certificate> issued =
        authority.enrol(holder(act.role()), vault.certificateRequest(key, subject(act, signatory)));
    vault.keepChain(key, issued);
    return issued;
  }

  static CertificateAuthority.Holder holder(SignatureRole role) {
    return switch (role) {
      case WORKER -> CertificateAuthority.Holder.WORKER;
      case MEDIATOR -> CertificateAuthority.Holder.MEDIATOR;
      case EMPLOYER, MEDIATION_BODY, LABOUR_OFFICE ->
          throw new IllegalArgumentException("a seal is not a personal signature: " + role);
    };
  }

  /**
   * The name as printed, and a serial number that is this act's own: nothing that points to the
   * person elsewhere.
   */
  static String subject(SignatureAct act, Signatory signatory) {
    return "CN="
        + Rdn.escapeValue(signatory.name())
        + ",SERIALNUMBER="
        + act.id().toString().toUpperCase(Locale.ROOT);
  }

  private void sign(
      SignatureAct act, SigningCase paper, Signatory signatory, List<X509Certificate> chain) {
    Paper asked = paper.toBeSigned();
    byte[] pdf = tenancy.inTransaction(() -> documents.open(asked.document()));
    var drawing =
        tenancy.inTransaction(
            () -> handwriting.open(paper.whose(signatory), Objects.requireNonNull(act.strokes())));
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(paper.stream(), signatory.act() + ".intended")
                    .fact("document_sha256", asked.sha256().hex())
                    .fact("key", act.key().value()),
                _ -> {
                  vault.activate(act.key(), asked.sha256());
                  return signer.sign(
                      pdf,
                      new SignatureRequest(
                          signatory.field(),
                          chain,
                          new VaultSigner(vault, act.key(), asked.sha256()),
                          drawing,
                          signatory.reason(),
                          clock.instant().truncatedTo(ChronoUnit.SECONDS)));
                },
                signed ->
                    EventDraft.of(paper.stream(), signatory.act() + ".done")
                        .about(paper.fileAfter(signatory), signed.pdf())
                        .fact("timestamp", signed.timestampedAt().toString()))
            .settling((signed, event) -> keep(act, paper, signatory, signed, event)));
  }

  private void keep(
      SignatureAct act,
      SigningCase paper,
      Signatory signatory,
      SignedRevision signed,
      AppendedEvent event) {
    acts.moveOn(act, SignatureAct.State.SIGNED, event.time());
    StoredDocument document =
        documents.store(
            new NewDocument(
                act.tenant(),
                act.contract(),
                paper.stem() + ".half-signed",
                paper.fileAfter(signatory),
                "application/pdf",
                signed.pdf()));
    SigningCase after =
        cases
            .kindOf(paper.id())
            .signed(paper.id(), signatory, new Paper(document.id(), document.sha256()), event);
    acts.material(act.id(), material.seal(paper.whose(signatory), signed.material()));
    if (signatory.role() == SignatureRole.WORKER) {
      invitations.end(act.contract(), Purpose.SIGN);
      invitations.copyLink(after, "sms.half-signed", Locale.SIMPLIFIED_CHINESE);
    }
    deadlines.remindAt(after);
  }

  private boolean askAnew(SignatureAct act, String reason) {
    if (!acts.move(act, SignatureAct.State.INTERRUPTED, clock.instant())) {
      return false;
    }
    UUID session = act.session();
    if (session != null) {
      sessions.askAgain(session);
    }
    journal.append(
        EventDraft.of(cases.find(act.contract()).stream(), act.role().code() + "-key.destroyed")
            .fact("key", act.key().value())
            .fact("reason", reason));
    return true;
  }

  private boolean refuse(SignatureAct act) {
    return acts.move(act, SignatureAct.State.REFUSED, clock.instant());
  }
}
