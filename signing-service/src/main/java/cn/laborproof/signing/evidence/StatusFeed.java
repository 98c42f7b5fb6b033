package cn.laborproof.signing.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tells machines what changed, in the order of the log: the cursor of an entry is the log index of
 * its event, so nothing that commits late ever appears behind a cursor already read.
 */
public interface StatusFeed {

  /**
   * Publishes a change with its event, in the caller's transaction.
   *
   * @param event the event this status follows from
   * @param status stable name of the new status
   * @param facts small public facts; values are String, Long or Boolean, never personal data
   */
  void publish(AppendedEvent event, String status, Map<String, Object> facts);

  /**
   * Returns entries the current actor may see.
   *
   * @param cursor the last cursor already read, −1 for none
   * @param limit at most so many, 1 to 1000
   */
  List<Entry> after(long cursor, int limit);

  /**
   * One change.
   *
   * @param cursor log index of its event
   * @param stream name of the stream, for example {@code contract/0198…}
   * @param status the new status
   * @param time when it happened
   * @param facts its facts
   */
  record Entry(
      long cursor, String stream, String status, Instant time, Map<String, Object> facts) {}
}
