package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.fsck.FsckReport;
import cn.laborproof.proof.fsck.LogFsck;
import cn.laborproof.proof.fsck.LogRecord;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log from its entries: every tile and the root, the anchored state, and the database's indexes
 * beside it.
 */
final class LogArea {

  static final String NAME = "log";

  private final TileStore store;
  private final NoteVerifier key;
  private final JdbcClient jdbc;
  private final boolean systemRuns;

  LogArea(TileStore store, NoteVerifier key, JdbcClient jdbc, boolean systemRuns) {
    this.store = store;
    this.key = key;
    this.jdbc = jdbc;
    this.systemRuns = systemRuns;
  }

  AreaReport check(Optional<Checkpoint> anchored) throws IOException {
    PinnedTiles pinned = PinnedTiles.of(store);
    long size =
        pinned
            .checkpoint()
            .map(note -> SignedCheckpoint.parse(note).checkpoint().size())
            .orElse(0L);
    if (size == 0 && indexed() == 0 && anchored.isEmpty()) {
      return new AreaReport(NAME, 0, "entries", List.of());
    }
    try (Stream<LogRecord> records = records(size)) {
      FsckReport report =
          new LogFsck(pinned, List.of(key), anchored, records.iterator(), true).run();
      List<Disagreement> found =
          report.findings().stream()
              .map(finding ->
                  new Disagreement(NAME, finding.kind().name(), finding.where(), finding.detail()))
              .toList();
      return new AreaReport(NAME, report.entries(), "entries", found);
    }
  }

  /**
   * While the system runs it may be about to sign what is indexed; at rest every index must be
   * signed.
   */
  private Stream<LogRecord> records(long size) {
    return jdbc
        .sql(
            "select log_index, kind, payload from log_entry where log_index is not null and log_index < ? order by log_index")
        .param(systemRuns ? size : Long.MAX_VALUE)
        .query((row, number) ->
            new LogRecord(
                row.getLong("log_index"),
                LogEntry.of((byte) row.getShort("kind"), row.getBytes("payload"))))
        .stream();
  }

  private long indexed() {
    return jdbc.sql("select count(*) from log_entry where log_index is not null")
        .query((row, number) -> row.getLong(1))
        .single();
  }
}
