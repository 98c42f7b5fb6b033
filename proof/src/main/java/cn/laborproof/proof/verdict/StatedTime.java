package cn.laborproof.proof.verdict;

import java.time.Instant;

/**
 * A time and who says so.
 *
 * @param what stable key of what happened then: one of the constants here
 * @param at the time
 * @param source who states it: a TSA's name, a ledger, a court
 * @param independent whether the source is somebody else than the operator
 */
public record StatedTime(String what, Instant at, String source, boolean independent) {
  /** An RFC 3161 timestamp over one signature. */
  public static final String SIGNATURE_TIMESTAMP = "signature-timestamp";

  /** A document timestamp over the whole file with its validation data. */
  public static final String ARCHIVE_TIMESTAMP = "archive-timestamp";

  /** A timestamp of an evidence record (RFC 4998) over the file as it is. */
  public static final String EVIDENCE_RECORD = "evidence-record";

  /** The operator recorded the last event of the stream. */
  public static final String EVENT_RECORDED = "event-recorded";

  /** The ledger's institutions signed the block with the anchor. */
  public static final String ANCHORED = "anchored";

  /** The court took the deposit. */
  public static final String COURT_DEPOSIT = "court-deposit";
}
