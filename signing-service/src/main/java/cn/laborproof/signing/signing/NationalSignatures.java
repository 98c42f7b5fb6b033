package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.DetachedSignature;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.DetachedExaminer.Detached;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.EvidenceTrail.TrailEvent;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.SignatureSuite;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.papers.Undecided;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyPurpose;
import cn.laborproof.signing.vault.KeySuite;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The signatures of the dual suite: when a document has passed the last examination, each of its
 * signers' SM2 signature is made over the final file, under the will that made the signature inside
 * it. All of them or none: a failure that asking again does not change leaves a document of the
 * international suite, and an event says so. Keys of persons are made, activated for what the
 * person confirmed, used once and destroyed within this one act.
 */
@Service
class NationalSignatures {
  private static final Logger LOG = LoggerFactory.getLogger(NationalSignatures.class);
  private static final String ACT = "national-signatures";
  private static final String INTENDED = ACT + ".intended";
  private static final String DONE = ACT + ".done";
  private static final String DOCUMENT = "document_sha256";
  private static final String SIGNATURE = ".p7s";
  private static final String MATERIAL = ".p7s.json";

  private final DocumentSuites suites;
  private final SignatureActs acts;
  private final Organisations organisations;
  private final FinalExamination examination;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final KeyVault vault;
  private final CertificateAuthority authority;
  private final EvidenceJournal journal;
  private final EvidenceTrail trail;
  private final Tenancy tenancy;
  private final GivingUp giving;
  private final Clock clock;

  NationalSignatures(
      DocumentSuites suites,
      SignatureActs acts,
      Organisations organisations,
      FinalExamination examination,
      DocumentVault documents,
      DocumentSigner signer,
      KeyVault vault,
      CertificateAuthority authority,
      EvidenceJournal journal,
      EvidenceTrail trail,
      Tenancy tenancy,
      GivingUp giving,
      Clock clock) {
    this.suites = suites;
    this.acts = acts;
    this.organisations = organisations;
    this.examination = examination;
    this.documents = documents;
    this.signer = signer;
    this.vault = vault;
    this.authority = authority;
    this.journal = journal;
    this.trail = trail;
    this.tenancy = tenancy;
    this.giving = giving;
    this.clock = clock;
  }

  private record Made(Signatory signatory, byte[] signature, byte[] material) {}

  /**
   * Signs a finished document, where its suite is dual and it is not signed yet. Runs as the
   * platform, outside a transaction.
   *
   * @param signers who signed inside, as the examination found them
   */
  void sign(SigningCase paper, byte[] pdf, List<Signer> signers) {
    boolean wanted =
        tenancy.inTransaction(() ->
            suites.of(paper.id()) == SignatureSuite.DUAL
                && !isSigned(trail.events(paper.stream()), Digest.sha256(pdf)));
    if (!wanted) {
      return;
    }
    String name = ACT + " " + paper.id();
    try {
      journal.bracket(
          OutsideAct.of(
                  EventDraft.of(paper.stream(), INTENDED).fact(DOCUMENT, Digest.sha256(pdf).hex()),
                  _ -> made(paper, pdf, signers),
                  made -> done(paper, made))
              .settling((made, _) -> made.forEach(one -> keep(paper, one))));
      giving.forget(name);
    } catch (RuntimeException failure) {
      if (!giving.isTime(name, failure)) {
        throw failure;
      }
      String reason = failure.getClass().getSimpleName();
      LOG.error("{} has no national signatures: {}", paper.stream().name(), reason);
      tenancy.inTransaction(() ->
          journal.append(EventDraft.of(paper.stream(), ACT + ".left-out").fact("reason", reason)));
    }
  }

  /**
   * Whether the last signatures are over this file: sealed again after a failed examination, it is
   * another one. Names of files say nothing.
   */
  static boolean isSigned(List<TrailEvent> events, Digest document) {
    Object intended = "";
    Object signed = "";
    for (TrailEvent event : events) {
      if (event.kind().equals(INTENDED)) {
        intended = event.facts().getOrDefault(DOCUMENT, "");
      } else if (event.kind().equals(DONE)) {
        signed = intended;
      }
    }
    return signed.equals(document.hex());
  }

  private static String name(SigningCase paper, Signatory signatory) {
    return paper.file("") + "." + signatory.role().code();
  }

  private List<Made> made(SigningCase paper, byte[] pdf, List<Signer> signers) {
    // What a run that died has left of anybody, even if this run does not come to them.
    paper.signatories().stream()
        .filter(signatory -> !signatory.role().seal())
        .forEach(signatory -> freshKey(act(paper, signatory)));
    if (!vault.suites().contains(KeySuite.NATIONAL)) {
      throw new SigningException.CertificateRefused("the vault makes no SM2 keys");
    }
    List<Made> made = new ArrayList<>();
    for (Signatory signatory : paper.signatories()) {
      DetachedSignature signature =
          signatory.role().seal() ? sealed(signatory, pdf) : signed(paper, signatory, pdf);
      var one = new Made(signatory, signature.encoded(), signature.material().canonicalBytes());
      requirePassing(one, signers, pdf);
      made.add(one);
    }
    return made;
  }

  private DetachedSignature sealed(Signatory signatory, byte[] pdf) {
    KeyHandle key =
        tenancy.as(new Actor.Platform(signatory.who()), () -> organisations.nationalSealKey());
    return sign(key, Digest.sha256(pdf), pdf);
  }

  /** One key for this one signature. */
  private DetachedSignature signed(SigningCase paper, Signatory signatory, byte[] pdf) {
    SignatureAct act = act(paper, signatory);
    Digest confirmed = tenancy.inTransaction(() -> confirmed(paper, signatory, pdf));
    KeyHandle key = freshKey(act);
    try {
      vault.generate(key, KeyPurpose.SESSION, KeySuite.NATIONAL);
      List<X509Certificate> chain =
          authority.enrol(
              PersonalSignature.holder(signatory.role()),
              vault.certificateRequest(key, PersonalSignature.subject(act, signatory)));
      vault.keepChain(key, chain);
      vault.activate(key, confirmed);
      return sign(key, confirmed, pdf);
    } finally {
      vault.destroy(key);
    }
  }

  private SignatureAct act(SigningCase paper, Signatory signatory) {
    return tenancy.inTransaction(() -> acts.live(paper.id(), signatory.role())).orElseThrow();
  }

  /** A handle nobody used; the keys of earlier attempts are destroyed. */
  private KeyHandle freshKey(SignatureAct act) {
    int attempt = 1;
    KeyHandle key = nationalKey(act, attempt);
    while (vault.state(key).isPresent()) {
      vault.destroy(key);
      attempt++;
      key = nationalKey(act, attempt);
    }
    return key;
  }

  private static KeyHandle nationalKey(SignatureAct act, int attempt) {
    return new KeyHandle(act.role().code() + "-" + act.id() + "-sm2-" + attempt);
  }

  /**
   * What the person confirmed: the document as it was before their signature. The final file must
   * begin with it, or the will is not about it.
   */
  private Digest confirmed(SigningCase paper, Signatory signatory, byte[] pdf) {
    int place = paper.signatories().indexOf(signatory);
    String file =
        place == 0 ? paper.file("-frozen") : paper.fileAfter(paper.signatories().get(place - 1));
    return documents.of(paper.id()).stream()
        .filter(kept -> kept.fileName().equals(file))
        .filter(kept -> begins(pdf, kept))
        .map(StoredDocument::sha256)
        .reduce((earlier, later) -> later)
        .orElseThrow(() ->
            new SigningException.DocumentRefused(
                "the final file does not begin with what " + signatory.role().code() + " signed"));
  }

  private static boolean begins(byte[] pdf, StoredDocument kept) {
    return kept.size() <= pdf.length
        && Digest.sha256(Arrays.copyOf(pdf, (int) kept.size())).equals(kept.sha256());
  }

  private DetachedSignature sign(KeyHandle key, Digest document, byte[] pdf) {
    return signer.signDetached(
        pdf,
        vault.chain(key),
        new VaultSigner(vault, key, document),
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private void requirePassing(Made made, List<Signer> signers, byte[] pdf) {
    String role = made.signatory().role().code();
    Signer inside =
        signers.stream()
            .filter(found -> found.role().equals(role))
            .findFirst()
            .orElseThrow(() -> new SigningException.DocumentRefused("nobody signed as " + role));
    Indication indication =
        examination.beside(
            new Detached(role + SIGNATURE, inside, made.signature(), made.material(), pdf));
    switch (indication) {
      case TOTAL_PASSED -> {}
      case INDETERMINATE -> throw new Undecided("our own verifier cannot decide on " + role);
      case TOTAL_FAILED ->
          throw new SigningException.DocumentRefused("our own verifier does not pass " + role);
    }
  }

  private static EventDraft done(SigningCase paper, List<Made> made) {
    EventDraft event = EventDraft.of(paper.stream(), DONE);
    for (Made one : made) {
      String name = name(paper, one.signatory());
      event = event.about(name + SIGNATURE, one.signature()).about(name + MATERIAL, one.material());
    }
    return event;
  }

  private void keep(SigningCase paper, Made made) {
    String name = name(paper, made.signatory());
    store(
        paper,
        "national.signature",
        name + SIGNATURE,
        "application/pkcs7-signature",
        made.signature());
    store(paper, "national.validation", name + MATERIAL, "application/json", made.material());
  }

  private void store(
      SigningCase paper, String kind, String name, String mediaType, byte[] content) {
    documents.store(new NewDocument(paper.tenant(), paper.id(), kind, name, mediaType, content));
  }
}
