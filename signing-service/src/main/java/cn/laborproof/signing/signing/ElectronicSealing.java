package cn.laborproof.signing.signing;

import cn.laborproof.document.eseal.MalformedSealException;
import cn.laborproof.document.eseal.SealReader;
import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.organisation.ElectronicSeals;
import cn.laborproof.signing.organisation.ElectronicSeals.SealInUse;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.vault.KeyVault;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the electronic seal (GB/T 38540) of the organisation that sealed last on the finished
 * document, where it wants that: the same act of will, beside the seal on the page. The file lies
 * in the evidence package. One that is refused for good is left out, and the events say so.
 */
@Component
class ElectronicSealing {
  private static final Logger LOG = LoggerFactory.getLogger(ElectronicSealing.class);
  private static final String ACT = "electronic-sealing";
  private static final String BYTES = "application/octet-stream";

  private final ElectronicSeals seals;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final KeyVault vault;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final GivingUp giving;

  ElectronicSealing(
      ElectronicSeals seals,
      DocumentVault documents,
      DocumentSigner signer,
      KeyVault vault,
      EvidenceJournal journal,
      Tenancy tenancy,
      GivingUp giving) {
    this.seals = seals;
    this.documents = documents;
    this.signer = signer;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
    this.giving = giving;
  }

  /** Puts it on this file once; a run that died afterwards finds it there. */
  void put(SignatureAct act, SigningCase paper) {
    String name = ACT + " " + paper.id();
    try {
      tryToPut(act, paper);
      giving.forget(name);
    } catch (RuntimeException failure) {
      if (!giving.isTime(name, failure)) {
        throw failure;
      }
      String reason = failure.getClass().getSimpleName();
      LOG.error("{} has no electronic seal: {}", paper.stream().name(), reason);
      tenancy.inTransaction(() ->
          journal.append(EventDraft.of(paper.stream(), ACT + ".left-out").fact("reason", reason)));
    }
  }

  private void tryToPut(SignatureAct act, SigningCase paper) {
    Signatory owner = paper.signatories().getLast();
    Optional<SealInUse> seal = tenancy.as(new Actor.Platform(owner.who()), seals::inUse);
    String document = paper.file("");
    String file = document + "." + owner.role().code() + ".ses";
    if (seal.isEmpty()) {
      return;
    }
    UUID finished = Objects.requireNonNull(act.workingDocument());
    byte[] pdf = tenancy.inTransaction(() -> documents.open(finished));
    if (isThere(act, file, pdf)) {
      return;
    }
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(paper.stream(), ACT + ".intended"),
                _ -> sealed(seal.get(), document, pdf),
                sealed -> EventDraft.of(paper.stream(), ACT + ".done").about(file, sealed))
            .settling((sealed, event) ->
                documents.store(
                    new NewDocument(
                        act.tenant(),
                        act.contract(),
                        paper.stem() + ".electronic-seal",
                        file,
                        BYTES,
                        sealed))));
  }

  /** The name says nothing: sealed again after a failed examination, the file is another one. */
  private boolean isThere(SignatureAct act, String file, byte[] pdf) {
    return tenancy
        .inTransaction(() ->
            documents.of(act.contract()).stream()
                .filter(kept -> kept.fileName().equals(file) && !kept.erased())
                .reduce((_, later) -> later)
                .map(kept -> documents.open(kept.id())))
        .filter(sealed -> isOver(sealed, pdf))
        .isPresent();
  }

  /** Whether a seal signature is about these bytes. */
  static boolean isOver(byte[] sealed, byte[] pdf) {
    try {
      return Arrays.equals(
          SealReader.signature(sealed).statement().documentDigest(), Digest.sm3(pdf).bytes());
    } catch (MalformedSealException _) {
      return false;
    }
  }

  private byte[] sealed(SealInUse seal, String document, byte[] pdf) {
    return signer.putSeal(
        new DocumentSigner.SealToPut(
            seal.seal(),
            seal.owner(),
            seal.maker(),
            message -> vault.sign(seal.key(), Digest.sha256(pdf), message)),
        document,
        pdf);
  }
}
