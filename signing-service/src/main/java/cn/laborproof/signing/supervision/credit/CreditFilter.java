package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;

/**
 * What a list of entries, proposals or pleas asks for.
 *
 * @param state one of those the list knows, or empty for all
 * @param page counted from 0
 */
record CreditFilter(String state, int page) {
  static final int SIZE = 20;
  static final List<String> LISTING_STATES =
      List.of("proposed", "noticed", "listed", "dropped", "removed", "corrected", "expired");
  static final List<String> PLEA_STATES = List.of("open", "accepted", "rejected", "considered");

  private static final int LAST_PAGE = 100_000;

  static CreditFilter listings(String state, int page) {
    return asked(state, LISTING_STATES, page);
  }

  static CreditFilter pleas(String state, int page) {
    return asked(state, PLEA_STATES, page);
  }

  /**
   * @throws Refusal {@code unreadable-request}
   */
  static int page(int page) {
    if (page < 0 || page > LAST_PAGE) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return page;
  }

  private static CreditFilter asked(String state, List<String> states, int page) {
    if (!state.isEmpty() && !states.contains(state)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new CreditFilter(state, page(page));
  }

  boolean more(long total) {
    return more(page, total);
  }

  static boolean more(int page, long total) {
    return (page + 1L) * SIZE < total;
  }
}
