package cn.laborproof.signing.evidence;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.Merkle;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link StreamProofs} from the published log and the ledger. */
@Component
class LoggedStreamProofs implements StreamProofs {

  private final JdbcClient jdbc;
  private final Tenancy tenancy;
  private final PublishedLog log;
  private final Ledger ledger;

  LoggedStreamProofs(JdbcClient jdbc, Tenancy tenancy, PublishedLog log, Ledger ledger) {
    this.jdbc = jdbc;
    this.tenancy = tenancy;
    this.log = log;
    this.ledger = ledger;
  }

  private record Row(EvidenceEvent event, Salt salt, @Nullable Long index) {
    long place() {
      Long known = index;
      if (known == null) {
        throw new Refusal(EvidenceRefusal.ANCHOR_PENDING);
      }
      return known;
    }
  }

  @Override
  public Checkpoint head() {
    try {
      return log.latest()
          .map(SignedCheckpoint::checkpoint)
          .orElseGet(() -> new Checkpoint(log.key().name(), 0, Merkle.emptyRoot()));
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  @Override
  public Stretch stretch(long from, long to) {
    try {
      LogReader reader = log.reader(to);
      return new Stretch(
          reader.subtreesAt(from),
          reader.entries(from, to).stream().map(LogEntry::leafHash).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  @Override
  public Optional<FirstAnchor> firstAnchor(StreamId stream) {
    return tenancy.inTransaction(() ->
        rows(stream).stream()
            .findFirst()
            .flatMap(row -> Optional.ofNullable(row.index()))
            .flatMap(this::covering)
            .map(anchor ->
                new FirstAnchor(
                    anchor.record().checkpoint(),
                    anchor.record().signature(),
                    anchor.block(),
                    anchor.time())));
  }

  @Override
  public Proofs proofs(StreamId stream) {
    List<Row> rows = tenancy.inTransaction(() -> rows(stream));
    if (rows.isEmpty()) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    AnchoredCheckpoint first = anchored(rows.getFirst());
    AnchoredCheckpoint last = anchored(rows.getLast());
    long before = first.record().size();
    long after = last.record().size();
    try {
      LogReader reader = log.reader(after);
      List<Logged> events = new ArrayList<>();
      for (Row row : rows) {
        SignedCheckpoint to = checkpoint(events.isEmpty() ? before : after);
        events.add(
            new Logged(
                row.event(),
                row.salt(),
                TlogProof.of(reader.inclusion(row.place(), to.checkpoint().size()), to)));
      }
      Optional<ConsistencyProof> grown =
          rows.size() == 1 ? Optional.empty() : Optional.of(reader.consistency(before, after));
      LedgerProof anchored =
          ledger
              .proofOf(first.record().origin(), before)
              .orElseThrow(() -> new Refusal(EvidenceRefusal.ANCHOR_PENDING));
      return new Proofs(
          List.copyOf(events),
          grown,
          anchored,
          previous(rows.getFirst().place(), first.record().checkpoint(), anchored, reader));
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  /**
   * The largest anchored checkpoint that does not cover an entry: among all sizes up to the entry's
   * index it is the last one that is covered by another than the entry's own.
   */
  private Optional<Checkpoint> previous(
      long index, Checkpoint covering, LedgerProof anchored, LogReader reader) throws IOException {
    long covered = 0;
    long left = index;
    while (covered < left) {
      long middle = covered + (left - covered + 1) / 2;
      if (covering(middle - 1).filter(a -> a.record().size() < covering.size()).isPresent()) {
        covered = middle;
      } else {
        left = middle - 1;
      }
    }
    if (covered == 0) {
      return Optional.empty();
    }
    var before = new Checkpoint(covering.origin(), covered, reader.rootAt(covered));
    return new ConsistencyProof(covered, covering.size(), anchored.submission().consistency())
            .fault(before.root(), covering.root())
            .isEmpty()
        ? Optional.of(before)
        : Optional.empty();
  }

  private AnchoredCheckpoint anchored(Row row) {
    return covering(row.place()).orElseThrow(() -> new Refusal(EvidenceRefusal.ANCHOR_PENDING));
  }

  private Optional<AnchoredCheckpoint> covering(long index) {
    return ledger.firstCovering(log.key().name(), index + 1);
  }

  private SignedCheckpoint checkpoint(long size) {
    return log.checkpoint(size).orElseThrow(() -> new Refusal(EvidenceRefusal.ANCHOR_PENDING));
  }

  private List<Row> rows(StreamId stream) {
    return jdbc.sql(
            """
            select e.canonical, e.salt, l.log_index from evidence_event e join log_entry l on l.id = e.log_entry
            where e.subject_id = ? order by e.seq
            """)
        .param(stream.subject())
        .query((row, _) ->
            new Row(
                EvidenceEvent.parse(Objects.requireNonNull(row.getBytes("canonical"))),
                Salt.of(Objects.requireNonNull(row.getBytes("salt"))),
                row.getObject("log_index", Long.class)))
        .list();
  }
}
