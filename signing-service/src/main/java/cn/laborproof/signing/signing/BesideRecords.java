package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.EvidenceRecords.Subject;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.proof.examine.RecordedExaminer.Recorded;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.signing.BesideFiles.Beside;
import cn.laborproof.signing.signing.RecordKeeping.Part;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.StoredDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Records over what lies beside a document (ADR 40): one for its national signatures, their
 * validation material, its electronic seals and the version of the document they are over.
 */
@Component
class BesideRecords implements Prolongable {
  private final FinalExamination examination;
  private final DocumentSuites suites;
  private final BesideFiles files;
  private final DocumentVault documents;
  private final RecordKeeping records;
  private final SigningTasks tasks;

  BesideRecords(
      FinalExamination examination,
      DocumentSuites suites,
      BesideFiles files,
      DocumentVault documents,
      RecordKeeping records,
      SigningTasks tasks) {
    this.examination = examination;
    this.suites = suites;
    this.files = files;
    this.documents = documents;
    this.records = records;
    this.tasks = tasks;
  }

  /** Appoints the next record, where something lies beside. In the caller's transaction. */
  void watch(SigningCase paper, Paper concluded) {
    piece(paper, concluded)
        .ifPresent(piece ->
            tasks.scheduleAt(
                task(), paper.tenant(), paper.id(), piece.end().minus(ArchiveRenewal.AHEAD)));
  }

  @Override
  public String task() {
    return SigningTasks.BESIDE_RECORD;
  }

  @Override
  public Optional<Piece> piece(SigningCase paper, Paper concluded) {
    List<Beside> beside = files.of(paper, concluded);
    if (beside.isEmpty()) {
      return Optional.empty();
    }
    Optional<StoredDocument> newest = records.newest(paper, Part.BESIDE);
    Optional<byte[]> record = newest.map(kept -> documents.open(kept.id()));
    TreeDigest digest = examination.recordDigest(suites.of(paper.id()));
    return Optional.of(
        new Piece(
            newest.map(StoredDocument::id).orElse(null),
            new Subject(
                content(beside).stream().map(digest::over).toList(), record.orElse(new byte[0])),
            digest,
            record
                .map(der -> examination.life(recorded(paper, beside, der)))
                .orElseGet(() -> examination.life(beside))));
  }

  @Override
  public Instant keep(SigningCase paper, Paper concluded, byte[] record) {
    Recorded recorded = recorded(paper, files.of(paper, concluded), record);
    Indication indication = examination.record(recorded);
    if (indication != Indication.TOTAL_PASSED) {
      throw new IllegalStateException(
          "our own verifier does not pass the record of what lies beside a document: "
              + indication);
    }
    records.keep(paper, Part.BESIDE, documents.describe(concluded.document()), record);
    return examination.life(recorded);
  }

  private static Recorded recorded(SigningCase paper, List<Beside> beside, byte[] record) {
    return new Recorded(Part.BESIDE.file(paper), record, content(beside));
  }

  private static List<byte[]> content(List<Beside> beside) {
    return beside.stream().flatMap(one -> Stream.of(one.version(), one.content())).toList();
  }
}
