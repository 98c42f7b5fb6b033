package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;

/**
 * Which entries a list shows.
 *
 * @param q a code, or part of the name of an employer or a system; blank for all
 * @param standing where the current version stands; blank for all
 * @param purpose blank for all
 * @param page counted from 0
 */
record AlgorithmFilter(String q, String standing, String purpose, int page) {
  static final int SIZE = 20;

  /** In the order of the work. */
  static final List<String> STANDINGS =
      List.of("filed", AlgorithmVersion.OVERDUE, "changes-asked", "taken-note", "taken-back");

  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST_QUERY = 60;

  /**
   * @throws Refusal {@code unreadable-request}
   */
  static AlgorithmFilter asked(String q, String standing, String purpose, int page) {
    boolean known =
        (standing.isEmpty() || STANDINGS.contains(standing))
            && (purpose.isEmpty() || Filing.PURPOSES.contains(purpose));
    if (!known || page < 0 || page > LAST_PAGE || q.length() > LONGEST_QUERY) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new AlgorithmFilter(q.strip(), standing, purpose, page);
  }

  boolean more(long total) {
    return (page + 1L) * SIZE < total;
  }
}
