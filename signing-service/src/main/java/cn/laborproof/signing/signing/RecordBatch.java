package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.EvidenceRecords.Subject;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.signing.SigningCase.Stage;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.StoredDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Prolongs documents by evidence records, all that are due soon under one timestamp (ADR 33). Due
 * is what its persistent task says. Documents are opened one after the other; what stays in memory
 * of each is a digest and its record so far. A crash in between leaves some documents with a later
 * timestamp and the others due.
 *
 * <p>The request for the timestamp speaks of a root alone and leaves nothing outside that would
 * have to be settled, so only its result is an event, in the stream of each document.
 */
@Component
class RecordBatch {
  private static final Logger LOG = LoggerFactory.getLogger(RecordBatch.class);

  /** Documents of one batch: some forty megabytes of records. */
  private static final int MOST = 4096;

  /** Who is due within this time goes along. */
  private static final Duration ALONG = Duration.ofDays(30);

  private final SigningCases cases;
  private final FinalExamination examination;
  private final DocumentVault documents;
  private final DocumentSigner signer;
  private final RecordKeeping records;
  private final Tenancy tenancy;
  private final SigningTasks tasks;
  private final JdbcClient jdbc;
  private final Clock clock;

  private final BatchTurn turn;

  RecordBatch(
      SigningCases cases,
      FinalExamination examination,
      DocumentVault documents,
      DocumentSigner signer,
      RecordKeeping records,
      Tenancy tenancy,
      SigningTasks tasks,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.examination = examination;
    this.documents = documents;
    this.signer = signer;
    this.records = records;
    this.tenancy = tenancy;
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.clock = clock;
    this.turn = new BatchTurn(clock);
  }

  /** A document that gets a later timestamp; {@code record} is the one it was renewed from. */
  private record Candidate(
      SigningTasks.Target target, UUID document, @Nullable UUID record, Subject subject) {}

  /**
   * Prolongs a document, and with it whoever is due soon. Says when it is due next, or when to come
   * again if it is not its turn; empty when there is no such concluded document.
   *
   * @throws RuntimeException when it could not be prolonged; it is as it was then
   */
  Optional<Instant> prolong(SigningTasks.Target own) {
    return turn.take(() -> prolonged(own));
  }

  private Optional<Instant> prolonged(SigningTasks.Target own) {
    List<Candidate> batch = new ArrayList<>();
    Optional<Instant> due = gather(own, batch);
    if (batch.isEmpty()) {
      return due;
    }
    for (SigningTasks.Target other : dueSoon(own)) {
      gatherOther(other, batch);
    }
    List<byte[]> renewed = signer.records(batch.stream().map(Candidate::subject).toList());
    // The others first: one that does not pass throws, and must not take their records along.
    for (int i = 1; i < batch.size(); i++) {
      keepOther(batch.get(i), renewed.get(i));
    }
    return Optional.of(kept(batch.getFirst(), renewed.getFirst()));
  }

  /** Adds the document to the batch if it needs a timestamp now; otherwise says when it will. */
  private Optional<Instant> gather(SigningTasks.Target target, List<Candidate> batch) {
    return tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          SigningCase paper = cases.find(target.subject());
          if (!(paper.stage() instanceof Stage.Concluded(Paper concluded, Instant _))) {
            return Optional.empty();
          }
          byte[] pdf = documents.open(concluded.document());
          Optional<StoredDocument> newest = records.newest(paper);
          Optional<byte[]> record = newest.map(kept -> documents.open(kept.id()));
          Instant due = examination.life(pdf, record).end().minus(ArchiveRenewal.AHEAD);
          boolean prolonged = record.isPresent() && due.isAfter(clock.instant().plus(ALONG));
          if (!prolonged) {
            batch.add(
                new Candidate(
                    target,
                    concluded.document(),
                    newest.map(StoredDocument::id).orElse(null),
                    new Subject(sha512(pdf), record.orElse(new byte[0]))));
          }
          return Optional.of(due);
        });
  }

  /** One document that cannot be opened must not keep the others from their timestamp. */
  private void gatherOther(SigningTasks.Target target, List<Candidate> batch) {
    try {
      Optional<Instant> due = gather(target, batch);
      LOG.debug("document {} goes along, due {}", target.subject(), due);
    } catch (RuntimeException e) {
      LOG.error("document {} cannot go along in a batch of evidence records", target.subject(), e);
    }
  }

  private List<SigningTasks.Target> dueSoon(SigningTasks.Target own) {
    return jdbc.sql(
            """
            select task_instance from scheduled_tasks
            where task_name = ? and not picked and task_instance <> ? and execution_time < ?
            order by execution_time limit ?
            """)
        .param(SigningTasks.EVIDENCE_RECORD)
        .param(own.instance())
        .param(Timestamp.from(clock.instant().plus(ALONG)))
        .param(MOST - 1)
        .query((row, _) ->
            SigningTasks.Target.of(Objects.requireNonNull(row.getString("task_instance"))))
        .list();
  }

  private void keepOther(Candidate candidate, byte[] record) {
    SigningTasks.Target target = candidate.target();
    try {
      Instant next = kept(candidate, record);
      tasks.scheduleAt(SigningTasks.EVIDENCE_RECORD, target.tenant(), target.subject(), next);
    } catch (RuntimeException e) {
      LOG.error("document {} stays due for its evidence record", target.subject(), e);
    }
  }

  /** Examines before anything speaks of it, keeps, and says when it is due next. */
  private Instant kept(Candidate candidate, byte[] record) {
    return tenancy.inTransaction(
        new Actor.Platform(candidate.target().tenant()),
        () -> {
          SigningCase paper = cases.lock(candidate.target().subject());
          if (!(paper.stage() instanceof Stage.Concluded(Paper now, Instant _))
              || !now.document().equals(candidate.document())
              || !records
                  .newest(paper)
                  .map(StoredDocument::id)
                  .equals(Optional.ofNullable(candidate.record()))) {
            throw new IllegalStateException("somebody else renewed the document meanwhile");
          }
          byte[] pdf = documents.open(candidate.document());
          FinalExamination.Outcome outcome = examination.examine(pdf, Optional.of(record));
          if (!outcome.passed()) {
            throw new IllegalStateException(
                "our own verifier does not pass a document with its evidence record: "
                    + outcome.indication());
          }
          records.keep(paper, documents.describe(candidate.document()), record);
          Instant next =
              examination.life(pdf, Optional.of(record)).end().minus(ArchiveRenewal.AHEAD);
          Instant earliest = clock.instant().plus(ALONG);
          return next.isBefore(earliest) ? earliest : next;
        });
  }

  private static byte[] sha512(byte[] document) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(document);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-512", e);
    }
  }
}
