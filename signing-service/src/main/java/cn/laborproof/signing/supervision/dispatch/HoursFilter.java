package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;

/**
 * Which approvals of special hours a list shows.
 *
 * @param query part of the employer's name, or its code; blank for all
 * @param standing where it stands; blank for all
 * @param page counted from 0
 * @param size rows of a page
 */
record HoursFilter(String query, String standing, int page, int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  /** Where one can stand; of an approval, what follows from the day. */
  static final List<String> STANDINGS =
      List.of(
          "applied", "future", "valid", "expiring", "expired", "refused", "withdrawn", "revoked");

  /** What can be approved. */
  static final List<String> SCHEMES = List.of("week", "month", "quarter", "year", "flexible");

  private static final int MOST_ROWS = 200;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST_QUERY = 60;

  /**
   * What a request says, in its own words.
   *
   * @throws Refusal {@code unreadable-request}
   */
  static HoursFilter asked(String query, String standing, int page, int size) {
    boolean bounded = page >= 0 && page <= LAST_PAGE && size >= 1 && size <= MOST_ROWS;
    boolean known = standing.isBlank() || STANDINGS.contains(standing);
    if (!bounded || !known || query.length() > LONGEST_QUERY) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new HoursFilter(query.strip(), standing, page, size);
  }
}
