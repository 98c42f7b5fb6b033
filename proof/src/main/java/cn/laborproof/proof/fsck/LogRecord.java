package cn.laborproof.proof.fsck;

import cn.laborproof.proof.log.LogEntry;

/** What the caller's own records, such as a database, hold at an index of the log. */
public record LogRecord(long index, LogEntry entry) {}
