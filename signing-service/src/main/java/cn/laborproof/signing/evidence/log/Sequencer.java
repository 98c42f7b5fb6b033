package cn.laborproof.signing.evidence.log;

import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One holder's time at the log: from taking the lease to losing it. Indexes are committed first,
 * then tiles are forced to disk, then the checkpoint is signed, kept and published; a crash in
 * between is finished by the next holder from the committed indexes.
 */
final class Sequencer implements AutoCloseable {

  private final SequencerRows rows;
  private final LogWriter writer;
  private final long fence;
  private final LogProperties properties;

  private Sequencer(SequencerRows rows, LogWriter writer, long fence, LogProperties properties) {
    this.rows = rows;
    this.writer = writer;
    this.fence = fence;
    this.properties = properties;
  }

  /**
   * Begins with an opened writer: compares the database with the log and finishes what a crash
   * left.
   *
   * @throws DatabaseBehindLogException if the log holds entries the database does not know; signing
   *     on would give their indexes twice
   */
  static Sequencer begin(SequencerRows rows, LogWriter writer, long fence, LogProperties properties)
      throws IOException, LogRefusedException, DatabaseBehindLogException {
    var sequencer = new Sequencer(rows, writer, fence, properties);
    try {
      sequencer.refuseBehind();
      sequencer.finishIndexed();
      writer.latest().ifPresent(rows::keepCheckpoint);
      return sequencer;
    } catch (IOException | LogRefusedException | DatabaseBehindLogException | RuntimeException e) {
      sequencer.close();
      throw e;
    }
  }

  private void refuseBehind() throws IOException, DatabaseBehindLogException {
    long signed = writer.size();
    long known = rows.indexed();
    if (known < signed + writer.unsignedTail().size()) {
      throw new DatabaseBehindLogException(
          "the log holds "
              + (signed + writer.unsignedTail().size())
              + " entries, the database knows "
              + known);
    }
    if (signed > 0) {
      LogEntry last = writer.reader().entries(signed - 1, signed).getFirst();
      if (!rows.entryAt(signed - 1).equals(Optional.of(last))) {
        throw new DatabaseBehindLogException(
            "entry " + (signed - 1) + " differs between log and database");
      }
    }
  }

  private void finishIndexed() throws IOException, LogRefusedException {
    List<LogEntry> unwritten = rows.indexedFrom(writer.size(), properties.batch());
    while (!unwritten.isEmpty()) {
      write(unwritten);
      unwritten = rows.indexedFrom(writer.size(), properties.batch());
    }
  }

  /**
   * Integrates what was committed since.
   *
   * @return the new checkpoint, or nothing when there was nothing to integrate
   */
  Optional<SignedCheckpoint> integrate() throws IOException, LogRefusedException {
    Duration life = properties.lease();
    List<LogEntry> entries = rows.giveIndexes(fence, life, writer.size(), properties.batch());
    return entries.isEmpty() ? Optional.empty() : Optional.of(write(entries));
  }

  private SignedCheckpoint write(List<LogEntry> entries) throws IOException, LogRefusedException {
    SignedCheckpoint checkpoint = writer.append(writer.size(), entries);
    rows.keepCheckpoint(checkpoint);
    return checkpoint;
  }

  @Override
  public void close() throws IOException {
    try {
      rows.giveUp(fence);
    } finally {
      writer.close();
    }
  }
}
