package cn.laborproof.signing.mediation;

import cn.laborproof.signing.mediation.domain.AgreementState;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which agreements a list shows, and in which order.
 *
 * @param state only this state
 * @param sort by what
 * @param descending whether the greatest comes first
 * @param page counted from 0
 * @param size rows on a page
 */
record AgreementFilter(
    Optional<AgreementState> state, Sort sort, boolean descending, int page, int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  private static final int MOST_ROWS = 200;

  /** Orders of a list. */
  enum Sort {
    /** The last change. */
    CHANGED("changed_at"),
    /** The beginning of the draft. */
    CREATED("created_at"),
    /** The state, in the order of an agreement's life. */
    STATE(
        "array_position(array['draft', 'frozen', 'invited', 'worker-signed', 'respondent-signed', 'mediator-signed', 'concluded', 'declined', 'withdrawn', 'expired'], state)");

    private final String column;

    Sort(String column) {
      this.column = column;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps page and size in bounds. */
  AgreementFilter {
    page = Math.clamp(page, 0, 10_000);
    size = Math.clamp(size, 1, MOST_ROWS);
  }

  /** The newest changes, as many as a list may hold. */
  static AgreementFilter newest() {
    return new AgreementFilter(Optional.empty(), Sort.CHANGED, true, 0, MOST_ROWS);
  }

  /**
   * What a request says, in its own words.
   *
   * @param sort code of an order, with {@code -} before it for the greatest first
   * @throws Refusal {@code unreadable-request}
   */
  static AgreementFilter asked(String state, String sort, int page, int size) {
    boolean descending = sort.isBlank() || sort.startsWith("-");
    String by = sort.isBlank() ? Sort.CHANGED.code() : sort.substring(descending ? 1 : 0);
    return new AgreementFilter(
        state.isBlank()
            ? Optional.empty()
            : Optional.of(one(Arrays.asList(AgreementState.values()), state)),
        Arrays.stream(Sort.values())
            .filter(known -> known.code().equals(by))
            .findFirst()
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE)),
        descending,
        page,
        size);
  }

  private static AgreementState one(List<AgreementState> states, String code) {
    return states.stream()
        .filter(known -> known.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
  }

  /** The order as requests say it. */
  public String sorted() {
    return (descending ? "-" : "") + sort.code();
  }

  /** The order by a column, the other way round if it is in order by it already. */
  public String sortedBy(String code) {
    return sort.code().equals(code) && !descending ? "-" + code : code;
  }

  /** How a column is in order, as {@code aria-sort} says it. */
  public String ordered(String code) {
    return !sort.code().equals(code) ? "none" : descending ? "descending" : "ascending";
  }

  /** The order in SQL. */
  String order() {
    return sort.column + (descending ? " desc" : " asc") + ", id";
  }
}
