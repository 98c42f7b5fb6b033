package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;

/**
 * Which filings a list shows.
 *
 * @param q a code, or part of a firm's name; blank for all
 * @param standing where the current version stands; blank for all
 * @param year the year reported on; 0 for all
 * @param page counted from 0
 */
record FilingFilter(String q, String standing, int year, int page) {
  static final int SIZE = 20;

  /** In the order of the work. */
  static final List<String> STANDINGS =
      List.of("filed", StoredFiling.OVERDUE, "sent-back", "taken");

  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST_QUERY = 60;
  private static final int LAST_YEAR = 2199;

  /**
   * @throws Refusal {@code unreadable-request}
   */
  static FilingFilter asked(String q, String standing, int year, int page) {
    boolean known = standing.isEmpty() || STANDINGS.contains(standing);
    boolean bounded = page >= 0 && page <= LAST_PAGE && year >= 0 && year <= LAST_YEAR;
    if (!known || !bounded || q.length() > LONGEST_QUERY) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new FilingFilter(q.strip(), standing, year, page);
  }

  boolean more(long total) {
    return (page + 1L) * SIZE < total;
  }
}
