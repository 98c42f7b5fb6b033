package cn.laborproof.signing.supervision.inspection;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something done about a task.
 *
 * @param id what makes a second press of the same button the same act
 * @param seq its place, from 0
 * @param content {@code day}, {@code articles} (one a line)
 * @param note what was written, sealed
 */
record TaskStep(
    UUID id,
    int seq,
    String kind,
    UUID person,
    String personName,
    Map<String, String> content,
    byte[] note,
    Instant recordedAt) {
  TaskStep {
    content = Map.copyOf(content);
  }
}
