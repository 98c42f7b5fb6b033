package cn.laborproof.proof.fsck;

import cn.laborproof.proof.fsck.FsckFinding.Kind;
import cn.laborproof.proof.log.LogEntry;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Walks the caller's records beside the log's entries. */
final class RecordComparison {
  /** Takes a disagreement. */
  interface Findings {
    void add(Kind kind, String where, String detail);
  }

  private final Iterator<LogRecord> records;
  private final boolean compare;
  private final Findings findings;
  private @Nullable LogRecord next;
  private long compared;

  RecordComparison(Iterator<LogRecord> records, boolean compare, Findings findings) {
    this.records = records;
    this.compare = compare;
    this.findings = findings;
    this.next = records.hasNext() ? records.next() : null;
  }

  long compared() {
    return compared;
  }

  /** Compares the log's entry at an index; indexes come in order. */
  void compare(long index, LogEntry entry) {
    if (!compare) {
      return;
    }
    LogRecord candidate = next;
    if (candidate == null || candidate.index() != index) {
      findings.add(Kind.RECORD_MISSING, "index " + index, "in the log, not in the records");
      return;
    }
    compared++;
    if (!candidate.entry().equals(entry)) {
      findings.add(Kind.RECORD_DIFFERS, "index " + index, "other bytes in the records");
    }
    advance();
  }

  /** What is left stands beyond the signed log. */
  void end() {
    for (LogRecord left = next; compare && left != null; left = next) {
      findings.add(Kind.RECORD_NOT_LOGGED, "index " + left.index(), "in the records only");
      advance();
    }
  }

  private void advance() {
    next = records.hasNext() ? records.next() : null;
  }
}
