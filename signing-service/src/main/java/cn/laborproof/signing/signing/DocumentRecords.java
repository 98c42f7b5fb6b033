package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.EvidenceRecords.Subject;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.signing.RecordKeeping.Part;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.StoredDocument;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records over documents, where their fields for timestamps are used up (ADR 33). */
@Component
class DocumentRecords implements Prolongable {
  private final FinalExamination examination;
  private final DocumentSuites suites;
  private final DocumentVault documents;
  private final RecordKeeping records;

  DocumentRecords(
      FinalExamination examination,
      DocumentSuites suites,
      DocumentVault documents,
      RecordKeeping records) {
    this.suites = suites;
    this.examination = examination;
    this.documents = documents;
    this.records = records;
  }

  @Override
  public String task() {
    return SigningTasks.EVIDENCE_RECORD;
  }

  @Override
  public Optional<Piece> piece(SigningCase paper, Paper concluded) {
    byte[] pdf = documents.open(concluded.document());
    Optional<StoredDocument> newest = records.newest(paper, Part.DOCUMENT);
    Optional<byte[]> record = newest.map(kept -> documents.open(kept.id()));
    TreeDigest digest = examination.recordDigest(suites.of(paper.id()));
    return Optional.of(
        new Piece(
            newest.map(StoredDocument::id).orElse(null),
            new Subject(digest.over(pdf), record.orElse(new byte[0])),
            digest,
            examination.life(pdf, record).end()));
  }

  @Override
  public Instant keep(SigningCase paper, Paper concluded, byte[] record) {
    byte[] pdf = documents.open(concluded.document());
    FinalExamination.Outcome outcome = examination.examine(pdf, Optional.of(record));
    if (!outcome.passed()) {
      throw new IllegalStateException(
          "our own verifier does not pass a document with its evidence record: "
              + outcome.indication());
    }
    records.keep(paper, Part.DOCUMENT, documents.describe(concluded.document()), record);
    return examination.life(pdf, Optional.of(record)).end();
  }
}
