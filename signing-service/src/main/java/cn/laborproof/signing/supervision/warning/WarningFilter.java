package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which warnings a list shows, and in which order.
 *
 * @param state {@code open}, one of the states, or empty for all
 * @param narrow what else they have in common
 * @param sort by what
 * @param page counted from 0
 * @param size rows on a page
 */
record WarningFilter(String state, Narrow narrow, Sort sort, int page, int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  /** What can be asked for. */
  static final List<String> STATES =
      List.of(
          "open", "raised", "reported", "accepted", "handling", "escalated", "lifted", "closed");

  /** How far a warning has come; each is counted by itself. */
  static final List<String> STAGES = List.of("issued", "served", "answered", "lifted");

  /** What the start page counts besides: answers after which nobody of an office did anything. */
  static final String REPLY_WAITING = "reply-waiting";

  /** The clock filter of those the highest office let run out. */
  static final String OVER_AT_TOP = "over-top";

  private static final int MOST_ROWS = 200;

  /**
   * What else warnings of a list have in common.
   *
   * @param region leading digits of a division, or blank
   * @param from first day on which they were raised, in China
   * @param to last day of it
   * @param stage how far they have come at least, or blank
   * @param clock the running clock, {@code over} for those whose clock has ended, or blank
   */
  record Narrow(
      String region, Optional<LocalDate> from, Optional<LocalDate> to, String stage, String clock) {
    static final Narrow NOTHING = new Narrow("", Optional.empty(), Optional.empty(), "", "");

    boolean isReadable() {
      return region.matches("[0-9]{0,12}")
          && from.stream().allMatch(WarningFilter::isDay)
          && to.stream().allMatch(WarningFilter::isDay)
          && clock.matches("[a-z-]{0,30}")
          && (stage.isEmpty() || STAGES.contains(stage) || stage.equals(REPLY_WAITING));
    }
  }

  /** A day a warning can be about; the database and the calendar end somewhere. */
  static boolean isDay(LocalDate day) {
    return day.getYear() >= 1900 && day.getYear() < 2200;
  }

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
  static WarningFilter asked(String state, Narrow narrow, String sort, int page, int size) {
    if (!state.isBlank() && !STATES.contains(state) || !narrow.isReadable()) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    String by = sort.isBlank() ? Sort.DUE.code() : sort;
    return new WarningFilter(
        state,
        narrow,
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
