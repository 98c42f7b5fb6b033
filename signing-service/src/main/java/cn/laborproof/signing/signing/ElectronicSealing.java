package cn.laborproof.signing.signing;

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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts the electronic seal (GB/T 38540) of the organisation that sealed last on the finished
 * document, where it wants that: the same act of will, beside the seal on the page. The file lies
 * in the evidence package.
 */
@Component
class ElectronicSealing {
  private static final String BYTES = "application/octet-stream";

  private final ElectronicSeals seals;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final KeyVault vault;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;

  ElectronicSealing(
      ElectronicSeals seals,
      DocumentVault documents,
      DocumentSigner signer,
      KeyVault vault,
      EvidenceJournal journal,
      Tenancy tenancy) {
    this.seals = seals;
    this.documents = documents;
    this.signer = signer;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
  }

  /** Puts it on once; a run that died afterwards finds it there. */
  void put(SignatureAct act, SigningCase paper) {
    Signatory owner = paper.signatories().getLast();
    Optional<SealInUse> seal = tenancy.as(new Actor.Platform(owner.who()), seals::inUse);
    String document = paper.file("");
    String file = document + "." + owner.role().code() + ".ses";
    if (seal.isEmpty() || isThere(act, file)) {
      return;
    }
    UUID finished = Objects.requireNonNull(act.workingDocument());
    byte[] pdf = tenancy.inTransaction(() -> documents.open(finished));
    journal.bracket(
        OutsideAct.of(
                EventDraft.of(paper.stream(), "electronic-sealing.intended"),
                _ -> sealed(seal.get(), document, pdf),
                sealed ->
                    EventDraft.of(paper.stream(), "electronic-sealing.done").about(file, sealed))
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

  private boolean isThere(SignatureAct act, String file) {
    return tenancy.inTransaction(() -> documents.of(act.contract())).stream()
        .anyMatch(document -> document.fileName().equals(file));
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
