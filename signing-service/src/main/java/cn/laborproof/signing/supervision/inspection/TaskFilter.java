package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which inspections a list shows.
 *
 * @param draw those of one draw
 * @param office those of one office
 * @param inspector those of one inspector, by account
 * @param standing where they stand; blank for all
 * @param page counted from 0
 * @param size rows of a page
 */
record TaskFilter(
    Optional<UUID> draw,
    Optional<UUID> office,
    Optional<UUID> inspector,
    String standing,
    int page,
    int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  /** What is counted for offices and inspectors besides where a task stands. */
  static final List<String> COUNTED = List.of("unfinished", "recorded", "problem");

  /** Where a task stands for people. */
  static final List<String> STANDINGS =
      List.of(
          "open",
          "overdue",
          "rectifying",
          "submitted",
          "clear",
          "unreachable",
          "rectified",
          "referred");

  private static final int MOST_ROWS = 200;
  private static final int LAST_PAGE = 100_000;

  /**
   * Holds what a request says against its bounds.
   *
   * @throws Refusal {@code unreadable-request}
   */
  TaskFilter {
    bounded(page, size);
    if (!standing.isEmpty() && !STANDINGS.contains(standing) && !COUNTED.contains(standing)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
  }

  /** Whether it leaves anything out. */
  boolean narrows() {
    return draw.isPresent() || office.isPresent() || inspector.isPresent() || !standing.isEmpty();
  }

  /**
   * Refuses pages nobody turns to.
   *
   * @throws Refusal {@code unreadable-request}
   */
  static void bounded(int page, int size) {
    if (page < 0 || page > LAST_PAGE || size < 1 || size > MOST_ROWS) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
  }
}
