package cn.laborproof.signing.evidence.log;

import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log's rows, under the database role that may touch nothing else. Every change proves first
 * that the lease is still held.
 */
@Component
public class SequencerRows {

  private static final String LEASE = "sequencer";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /** Over connections of the sequencer's role. */
  public SequencerRows(
      @Qualifier("sequencer") JdbcClient jdbc,
      @Qualifier("sequencer") TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes the lease if nobody holds it; the answer is its fencing number. */
  OptionalLong takeLease(String holder, Duration life) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update log_lease set fence = fence + 1, holder = :holder, expires_at = :expires
            where name = :name and (expires_at <= :now or holder = :holder) returning fence
            """)
        .param("holder", holder)
        .param("expires", Timestamp.from(now.plus(life)))
        .param("name", LEASE)
        .param("now", Timestamp.from(now))
        .query((row, index) -> row.getLong(1))
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Lets the next holder in at once. */
  void giveUp(long fence) {
    jdbc.sql(
            "update log_lease set expires_at = '-infinity', holder = '' where name = ? and fence = ?")
        .param(LEASE)
        .param(fence)
        .update();
  }

  /**
   * Keeps every sequencer out for so long, or so much longer.
   *
   * @return false when another holds the lease
   */
  public boolean keepOut(String holder, Duration life) {
    return takeLease(holder, life).isPresent();
  }

  /** Lets the next sequencer in at once. */
  public void letIn(String holder) {
    jdbc.sql(
            "update log_lease set expires_at = '-infinity', holder = '' where name = ? and holder = ?")
        .param(LEASE)
        .param(holder)
        .update();
  }

  /**
   * Gives the next indexes to committed entries without one, in one transaction, and renews the
   * lease.
   *
   * @param fence the lease's number
   * @param life how long the lease lives from now
   * @param next the first index to give
   * @param most at most so many
   * @return the entries in index order
   * @throws LeaseLostException if another holds the lease; nothing was given
   */
  List<LogEntry> giveIndexes(long fence, Duration life, long next, int most) {
    return required(
        transactions.execute(status -> {
          renew(fence, life);
          return jdbc.sql(
                  """
                  with waiting as (
                    select id, row_number() over (order by id) - 1 + :next as place
                    from (select id from log_entry where log_index is null order by id limit :most) as first),
                  given as (
                    update log_entry e set log_index = w.place from waiting w where e.id = w.id
                    returning e.log_index, e.kind, e.payload)
                  select kind, payload from given order by log_index
                  """)
              .param("next", next)
              .param("most", most)
              .query((row, index) -> entry(row))
              .list();
        }));
  }

  private void renew(long fence, Duration life) {
    int held =
        jdbc.sql("update log_lease set expires_at = ? where name = ? and fence = ?")
            .param(Timestamp.from(clock.instant().plus(life)))
            .param(LEASE)
            .param(fence)
            .update();
    if (held != 1) {
      throw new LeaseLostException(fence);
    }
  }

  /** Entries whose index is committed, from one index on, in order. */
  List<LogEntry> indexedFrom(long index, int most) {
    return jdbc.sql(
            "select kind, payload from log_entry where log_index >= ? order by log_index limit ?")
        .param(index)
        .param(most)
        .query((row, number) -> entry(row))
        .list();
  }

  /** How many indexes are given; they are gap-free from 0. */
  long indexed() {
    return jdbc.sql("select coalesce(max(log_index) + 1, 0) from log_entry")
        .query((row, index) -> row.getLong(1))
        .single();
  }

  /** The entry of an index. */
  Optional<LogEntry> entryAt(long index) {
    return jdbc.sql("select kind, payload from log_entry where log_index = ?")
        .param(index)
        .query((row, number) -> entry(row))
        .optional();
  }

  /**
   * Keeps a signed checkpoint. The primary key refuses a second one of the same size unless it is
   * the same.
   */
  void keepCheckpoint(SignedCheckpoint checkpoint) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into log_checkpoint (size, root, note, signed_at, published_at) values (?, ?, ?, ?, ?)
            on conflict (size) do nothing
            """)
        .param(checkpoint.checkpoint().size())
        .param(checkpoint.checkpoint().root().bytes())
        .param(new String(checkpoint.bytes(), StandardCharsets.UTF_8))
        .param(now)
        .param(now)
        .update();
  }

  /** Keeps what a witness said to the checkpoint of a size; of two answers the first stays. */
  public void keepCosignature(long size, NoteVerifier witness, NoteSignature line) {
    jdbc.sql(
            """
            insert into log_cosignature (size, witness, line, kept_at) values (?, ?, ?, ?)
            on conflict (size, witness) do nothing
            """)
        .param(size)
        .param(witness.vkey())
        .param(line.line())
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  /** The largest size a witness is known to have cosigned; 0 for none. */
  public long lastCosignedBy(NoteVerifier witness) {
    return jdbc.sql("select coalesce(max(size), 0) from log_cosignature where witness = ?")
        .param(witness.vkey())
        .query((row, index) -> row.getLong(1))
        .single();
  }

  /** Entries of the log up to and including the last event commitment below a size; 0 for none. */
  public long business(long size) {
    return jdbc.sql(
            "select coalesce(max(log_index) + 1, 0) from log_entry where kind = ? and log_index < ?")
        .param((short) LogEntry.EVENT_COMMITMENT)
        .param(size)
        .query((row, index) -> row.getLong(1))
        .single();
  }

  /** Notes that the ledger holds the checkpoint of a size. */
  public void noteAnchor(long size, long block, Instant anchoredAt) {
    jdbc.sql(
            "insert into log_anchor (size, block, anchored_at) values (?, ?, ?) on conflict (size) do nothing")
        .param(size)
        .param(block)
        .param(Timestamp.from(anchoredAt))
        .update();
  }

  /** Noted anchors without a noted receipt, oldest first. */
  public List<Long> anchorsWithoutReceipt(int most) {
    return jdbc.sql(
            """
            select a.size from log_anchor a where not exists (select 1 from court_receipt c where c.size = a.size)
            order by a.size limit ?
            """)
        .param(most)
        .query((row, index) -> row.getLong(1))
        .list();
  }

  /** Notes the court's receipt for an anchored size. */
  public void noteReceipt(long size, String evidenceNumber) {
    jdbc.sql(
            "insert into court_receipt (size, evidence_number, received_at) values (?, ?, ?) on conflict (size) do nothing")
        .param(size)
        .param(evidenceNumber)
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  /** Adds an entry that waits for its index. */
  public void add(LogEntry entry) {
    jdbc.sql("insert into log_entry (kind, payload) values (?, ?) on conflict do nothing")
        .param((short) Byte.toUnsignedInt(entry.kind()))
        .param(entry.payload())
        .update();
  }

  /** The entry of a kind that was added last. */
  public Optional<LogEntry> lastOfKind(byte kind) {
    return jdbc.sql("select kind, payload from log_entry where kind = ? order by id desc limit 1")
        .param((short) Byte.toUnsignedInt(kind))
        .query((row, index) -> entry(row))
        .optional();
  }

  /** Takes back every index, for {@code recover}. */
  public void forgetIndexes() {
    jdbc.sql("update log_entry set log_index = null where log_index is not null").update();
  }

  /**
   * Gives an entry of the log its index again; adds the entry when the database has lost it.
   *
   * @return whether the database knew the entry
   */
  public boolean recoverIndex(long index, LogEntry entry) {
    short kind = (short) Byte.toUnsignedInt(entry.kind());
    int known =
        jdbc.sql("update log_entry set log_index = ? where kind = ? and payload = ?")
            .param(index)
            .param(kind)
            .param(entry.payload())
            .update();
    if (known == 0) {
      jdbc.sql("insert into log_entry (kind, payload, log_index) values (?, ?, ?)")
          .param(kind)
          .param(entry.payload())
          .param(index)
          .update();
    }
    return known > 0;
  }

  /** Keeps the checkpoint that was signed anew from the tiles. */
  public void recoverCheckpoint(SignedCheckpoint checkpoint) {
    keepCheckpoint(checkpoint);
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    return LogEntry.of((byte) row.getShort("kind"), row.getBytes("payload"));
  }

  private static <T> T required(@org.jspecify.annotations.Nullable T value) {
    return java.util.Objects.requireNonNull(value, "result of the transaction");
  }
}
