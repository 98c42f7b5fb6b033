package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.papers.DocumentSigner;
import cn.laborproof.signing.signing.Prolongable.Piece;
import cn.laborproof.signing.signing.SigningCase.Stage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Prolongs documents, or what lies beside them, by evidence records, all that are due soon under
 * one timestamp (ADR 33). Due is what its persistent task says. Documents are opened one after the
 * other; what stays in memory of each is a digest and its record so far. A crash in between leaves
 * some documents with a later timestamp and the others due.
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
  private final DocumentSigner signer;
  private final Tenancy tenancy;
  private final SigningTasks tasks;
  private final JdbcClient jdbc;
  private final Clock clock;

  private final BatchTurn turn;

  RecordBatch(
      SigningCases cases,
      DocumentSigner signer,
      Tenancy tenancy,
      SigningTasks tasks,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.signer = signer;
    this.tenancy = tenancy;
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.clock = clock;
    this.turn = new BatchTurn(clock);
  }

  /** What gets a later timestamp, of which document as it was. */
  private record Candidate(SigningTasks.Target target, UUID document, Piece piece) {}

  /**
   * Prolongs a piece of a document, and with it whoever is due soon for the same. Says when it is
   * due next, or when to come again if it is not its turn; empty when there is no such concluded
   * document.
   *
   * @throws RuntimeException when it could not be prolonged; it is as it was then
   */
  Optional<Instant> prolong(Prolongable what, SigningTasks.Target own) {
    return turn.take(() -> prolonged(what, own));
  }

  private Optional<Instant> prolonged(Prolongable what, SigningTasks.Target own) {
    List<Candidate> batch = new ArrayList<>();
    Optional<Instant> due = gather(what, own, batch);
    if (batch.isEmpty()) {
      return due;
    }
    // One timestamp has one digest; those of the other suite come when they are due themselves.
    TreeDigest digest = batch.getFirst().piece().digest();
    Optional<Instant> quiet = turn.quiet(digest);
    if (quiet.isPresent()) {
      return quiet;
    }
    for (SigningTasks.Target other : dueSoon(what, own)) {
      gatherOther(what, other, batch);
    }
    batch.removeIf(candidate -> candidate.piece().digest() != digest);
    List<Piece> pieces = batch.stream().map(Candidate::piece).toList();
    List<byte[]> renewed =
        turn.asking(
            digest, () -> signer.records(pieces.stream().map(Piece::subject).toList(), digest));
    // The others first: one that does not pass throws, and must not take their records along.
    for (int i = 1; i < batch.size(); i++) {
      keepOther(what, batch.get(i), renewed.get(i));
    }
    return Optional.of(kept(what, batch.getFirst(), renewed.getFirst()));
  }

  /** Adds the piece to the batch if it needs a timestamp now; otherwise says when it will. */
  private Optional<Instant> gather(
      Prolongable what, SigningTasks.Target target, List<Candidate> batch) {
    return tenancy.inTransaction(
        new Actor.Platform(target.tenant()),
        () -> {
          SigningCase paper = cases.find(target.subject());
          if (!(paper.stage() instanceof Stage.Concluded(Paper concluded, Instant _))) {
            return Optional.empty();
          }
          Optional<Piece> piece = what.piece(paper, concluded);
          Optional<Instant> due = piece.map(found -> found.end().minus(ArchiveRenewal.AHEAD));
          Instant soon = clock.instant().plus(ALONG);
          piece
              .filter(found -> found.record() == null || !due.orElse(soon).isAfter(soon))
              .ifPresent(found -> batch.add(new Candidate(target, concluded.document(), found)));
          return due;
        });
  }

  /** One document that cannot be opened must not keep the others from their timestamp. */
  private void gatherOther(Prolongable what, SigningTasks.Target target, List<Candidate> batch) {
    try {
      Optional<Instant> due = gather(what, target, batch);
      LOG.debug("document {} goes along, due {}", target.subject(), due);
    } catch (RuntimeException e) {
      LOG.error("document {} cannot go along in a batch of evidence records", target.subject(), e);
    }
  }

  private List<SigningTasks.Target> dueSoon(Prolongable what, SigningTasks.Target own) {
    return jdbc.sql(
            """
            select task_instance from scheduled_tasks
            where task_name = ? and not picked and task_instance <> ? and execution_time < ?
            order by execution_time limit ?
            """)
        .param(what.task())
        .param(own.instance())
        .param(Timestamp.from(clock.instant().plus(ALONG)))
        .param(MOST - 1)
        .query((row, _) ->
            SigningTasks.Target.of(Objects.requireNonNull(row.getString("task_instance"))))
        .list();
  }

  private void keepOther(Prolongable what, Candidate candidate, byte[] record) {
    SigningTasks.Target target = candidate.target();
    try {
      Instant next = kept(what, candidate, record);
      tasks.scheduleAt(what.task(), target.tenant(), target.subject(), next);
    } catch (RuntimeException e) {
      LOG.error("document {} stays due for its evidence record", target.subject(), e);
    }
  }

  /** Keeps the record and says when it is due next. */
  private Instant kept(Prolongable what, Candidate candidate, byte[] record) {
    return tenancy.inTransaction(
        new Actor.Platform(candidate.target().tenant()),
        () -> {
          SigningCase paper = cases.lock(candidate.target().subject());
          if (!(paper.stage() instanceof Stage.Concluded(Paper now, Instant _))
              || !now.document().equals(candidate.document())
              || !Objects.equals(
                  what.piece(paper, now).map(Piece::record).orElse(null),
                  candidate.piece().record())) {
            throw new IllegalStateException("somebody else renewed the document meanwhile");
          }
          Instant next = what.keep(paper, now, record).minus(ArchiveRenewal.AHEAD);
          Instant earliest = clock.instant().plus(ALONG);
          return next.isBefore(earliest) ? earliest : next;
        });
  }
}
