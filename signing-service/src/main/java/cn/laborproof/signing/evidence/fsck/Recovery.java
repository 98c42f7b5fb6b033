package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.signing.evidence.log.SequencerRows;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Rebuilds what the database lost of the log, for example after it was put back from a backup:
 * indexes of known entries, entries it no longer knows, anchors and receipts. The tiles are the
 * truth and are not changed; a lost or damaged checkpoint is signed anew from them.
 */
final class Recovery {

  private static final int STEP = 256;
  private static final String HOLDER = "recover";

  /**
   * Longer than a step can take, short enough that nobody waits long after a recovery that died.
   */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final TileStore store;
  private final NoteSigner signer;
  private final SequencerRows rows;

  Recovery(TileStore store, NoteSigner signer, SequencerRows rows) {
    this.store = store;
    this.signer = signer;
    this.rows = rows;
  }

  /**
   * Rebuilds.
   *
   * @param ledger what was anchored, derived anew
   * @throws LogRefusedException if the tiles contradict what was anchored; nothing was changed
   * @throws IOException if tiles cannot be read, or a replica sequences
   */
  Result run(Optional<Anchors> ledger) throws IOException, LogRefusedException {
    keepSequencersOut();
    try {
      return rebuild(ledger);
    } finally {
      rows.letIn(HOLDER);
    }
  }

  private void keepSequencersOut() throws IOException {
    if (!rows.keepOut(HOLDER, LEASE)) {
      throw new IOException(
          "a replica sequences, or was killed a moment ago; stop all replicas and try again in a quarter of a minute");
    }
  }

  private Result rebuild(Optional<Anchors> ledger) throws IOException, LogRefusedException {
    String origin = signer.verifier().name();
    Optional<Checkpoint> anchored =
        ledger.flatMap(l -> l.latest(origin)).map(anchor -> anchor.record().checkpoint());
    try (LogWriter writer = LogWriter.recover(store, signer, anchored)) {
      long forgotten = indexes(writer.reader(), writer.size());
      writer.latest().ifPresent(rows::recoverCheckpoint);
      if (ledger.isPresent()) {
        anchors(ledger.get(), origin);
      }
      return new Result(writer.size(), forgotten);
    }
  }

  private long indexes(LogReader reader, long size) throws IOException {
    rows.forgetIndexes();
    long forgotten = 0;
    for (long from = 0; from < size; from += STEP) {
      keepSequencersOut();
      List<LogEntry> entries = reader.entries(from, Math.min(size, from + STEP));
      for (int i = 0; i < entries.size(); i++) {
        forgotten += rows.recoverIndex(from + i, entries.get(i)) ? 0 : 1;
      }
    }
    return forgotten;
  }

  private void anchors(Anchors ledger, String origin) throws IOException {
    long entries = 1;
    Optional<AnchoredCheckpoint> next = ledger.firstCovering(origin, entries);
    while (next.isPresent()) {
      keepSequencersOut();
      AnchoredCheckpoint anchor = next.get();
      long size = anchor.record().size();
      rows.noteAnchor(size, anchor.block(), anchor.time());
      ledger
          .receiptOf(origin, size)
          .ifPresent(receipt -> rows.noteReceipt(size, receipt.evidenceNumber().text()));
      next = ledger.firstCovering(origin, size + 1);
    }
  }

  /**
   * What was rebuilt.
   *
   * @param entries how many entries the log holds
   * @param forgotten how many of them the database did not know: their events are lost from it
   */
  record Result(long entries, long forgotten) {}
}
