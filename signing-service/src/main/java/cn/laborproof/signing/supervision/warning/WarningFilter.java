package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which warnings a list shows, and in which order.
 *
 * @param state {@code open}, one of the states, or empty for all
 * @param sort by what
 * @param page counted from 0
 * @param size rows on a page
 */
record WarningFilter(String state, Sort sort, int page, int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  /** What can be asked for. */
  static final List<String> STATES =
      List.of(
          "open", "raised", "reported", "accepted", "handling", "escalated", "lifted", "closed");

  private static final int MOST_ROWS = 200;

  /** Orders of a list; what no clock runs for comes last. */
  enum Sort {
    /** By when somebody has to act. */
    DUE("due asc nulls last, severity, id"),
    /** The gravest first, whatever its level is called. */
    SEVERITY("severity asc nulls last, due asc nulls last, id"),
    /** The newest first. */
    RAISED("raised_at desc, id");

    private final String order;

    Sort(String order) {
      this.order = order;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps page and size in bounds. */
  WarningFilter {
    page = Math.clamp(page, 0, 10_000);
    size = Math.clamp(size, 1, MOST_ROWS);
  }

  /**
   * What a request says, in its own words.
   *
   * @throws Refusal {@code unreadable-request}
   */
  static WarningFilter asked(String state, String sort, int page, int size) {
    if (!state.isBlank() && !STATES.contains(state)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    String by = sort.isBlank() ? Sort.DUE.code() : sort;
    return new WarningFilter(
        state,
        Arrays.stream(Sort.values())
            .filter(known -> known.code().equals(by))
            .findFirst()
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE)),
        page,
        size);
  }

  /** The order as requests say it. */
  public String sorted() {
    return sort.code();
  }

  /** The order in SQL. */
  String order() {
    return sort.order;
  }
}
