package cn.laborproof.signing.complaint;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which complaints a list shows, and in which order.
 *
 * @param state {@code open}, {@code raised}, {@code accepted}, {@code ended}, or empty for all
 * @param sort by what
 * @param descending whether the greatest comes first
 * @param page counted from 0
 * @param size rows on a page
 */
record ComplaintFilter(String state, Sort sort, boolean descending, int page, int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  /** What can be asked for. */
  static final List<String> STATES = List.of("open", "raised", "accepted", "ended");

  private static final int MOST_ROWS = 200;

  /** Orders of a list; what no clock runs for comes last. */
  enum Sort {
    /** By when the labour office is to act. */
    DUE("case when ended_at is null then coalesce(done_by, accept_by) end"),
    /** When the worker complained. */
    RAISED("raised_at"),
    /** The employer, as text. */
    EMPLOYER("employer_name");

    private final String column;

    Sort(String column) {
      this.column = column;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps page and size in bounds. */
  ComplaintFilter {
    page = Math.clamp(page, 0, 10_000);
    size = Math.clamp(size, 1, MOST_ROWS);
  }

  /**
   * What a request says, in its own words.
   *
   * @param sort code of an order, with {@code -} before it for the greatest first
   * @throws Refusal {@code unreadable-request}
   */
  static ComplaintFilter asked(String state, String sort, int page, int size) {
    if (!state.isBlank() && !STATES.contains(state)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    boolean descending = sort.startsWith("-");
    String by = sort.isBlank() ? Sort.DUE.code() : sort.substring(descending ? 1 : 0);
    return new ComplaintFilter(
        state,
        Arrays.stream(Sort.values())
            .filter(known -> known.code().equals(by))
            .findFirst()
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE)),
        descending,
        page,
        size);
  }

  /** The order as requests say it. */
  public String sorted() {
    return (descending ? "-" : "") + sort.code();
  }

  /** The order in SQL. */
  String order() {
    return sort.column + (descending ? " desc" : " asc") + " nulls last, raised_at desc, id";
  }
}
