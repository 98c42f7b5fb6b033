package cn.laborproof.signing.supervision.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An employer that was drawn, to be inspected.
 *
 * @param id identifier, also of its evidence stream {@code inspection-task/<id>}
 * @param office the office whose draw it comes from
 * @param place in the order drawn, from 1
 * @param inspectors accounts
 * @param inspectorNames likewise, for people
 * @param due last instant for a result
 * @param state stable name
 * @param orderedAt when the running order was given
 * @param orderDue its last instant
 * @param recordedAt when a result was recorded first
 */
record StoredTask(
    UUID id,
    UUID office,
    String region,
    UUID draw,
    String drawTitle,
    int place,
    String employerCode,
    String employerName,
    List<UUID> inspectors,
    List<String> inspectorNames,
    Instant due,
    String state,
    Optional<Instant> orderedAt,
    Optional<Instant> orderDue,
    Optional<Instant> recordedAt,
    Optional<Instant> finishedAt,
    Optional<Instant> publishedAt,
    Instant openedAt) {
  StoredTask {
    inspectors = List.copyOf(inspectors);
    inspectorNames = List.copyOf(inspectorNames);
  }

  /** The state, or {@code overdue} when a result or what was ordered is late. */
  String standing(Instant now) {
    boolean late =
        recordedAt.isEmpty() && now.isAfter(due)
            || state.equals("rectifying") && orderDue.filter(now::isAfter).isPresent();
    return late ? "overdue" : state;
  }
}
