package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proposals a list shows, and in which order.
 *
 * @param state one of the states, or empty for all
 * @param employer key of one employer, or empty for all
 * @param from first day on which they were proposed, in China
 * @param to last day of it
 * @param sort by what
 * @param page counted from 0
 * @param size rows on a page
 */
record ProposalFilter(
    String state,
    String employer,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Sort sort,
    int page,
    int size) {
  /** What can be asked for. */
  static final List<String> STATES =
      Arrays.stream(Proposal.State.values()).map(Proposal.State::code).toList();

  private static final int MOST_ROWS = 200;

  /** Orders of a list. */
  enum Sort {
    /** The gravest first, whatever its level is called. */
    SEVERITY("severity, proposed_at desc, id"),
    /** The newest first. */
    NEWEST("proposed_at desc, id");

    private final String order;

    Sort(String order) {
      this.order = order;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps page and size in bounds. */
  ProposalFilter {
    page = Math.clamp(page, 0, 10_000);
    size = Math.clamp(size, 1, MOST_ROWS);
  }

  /**
   * What a request says, in its own words.
   *
   * @throws Refusal {@code unreadable-request}
   */
  static ProposalFilter asked(
      String state,
      String employer,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      String sort,
      int page,
      int size) {
    if (!state.isBlank() && !STATES.contains(state)
        || !from.stream().allMatch(WarningFilter::isDay)
        || !to.stream().allMatch(WarningFilter::isDay)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    String by = sort.isBlank() ? Sort.SEVERITY.code() : sort;
    return new ProposalFilter(
        state,
        employer.strip(),
        from,
        to,
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
