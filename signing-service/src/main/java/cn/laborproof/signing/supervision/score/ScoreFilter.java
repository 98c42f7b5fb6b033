package cn.laborproof.signing.supervision.score;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which scores a list shows, and in which order.
 *
 * @param region leading digits of a division, or blank for all the reader may see
 * @param employer one employer's code, or blank
 * @param text part of a name or code, or blank
 * @param page counted from 0
 * @param size rows of a page, 1 to {@value #MOST}
 */
record ScoreFilter(String region, String employer, String text, Sort sort, int page, int size) {

  static final int MOST = 200;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST = 100;

  /** Orders of a list; who has no score comes last. */
  enum Sort {
    /** The lowest first. */
    SCORE("tenths asc nulls last, lost desc, employer, region"),
    /** Who loses most of what was assessed, scored or not. */
    LOST("lost desc, employer, region"),
    /** Of whom least is known. */
    ASSESSED("assessed asc, employer, region"),
    NAME("employer_name, employer, region"),
    /** The latest change first. */
    CHANGED("day desc, employer, region");

    private final String columns;

    Sort(String columns) {
      this.columns = columns;
    }

    String columns() {
      return columns;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a request says, in its own words.
   *
   * @throws Refusal {@code unreadable-request}
   */
  static ScoreFilter asked(String region, String text, String sort, int page, int size) {
    boolean bounded = page >= 0 && page <= LAST_PAGE && size >= 1 && size <= MOST;
    if (!bounded || !region.matches("[0-9]{0,12}") || text.length() > LONGEST) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    String by = sort.isBlank() ? Sort.SCORE.code() : sort;
    return new ScoreFilter(
        region,
        "",
        text.strip(),
        Arrays.stream(Sort.values())
            .filter(known -> known.code().equals(by))
            .findFirst()
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE)),
        page,
        size);
  }

  /** The same, of one employer alone. */
  ScoreFilter of(String one) {
    return new ScoreFilter(region, one, text, sort, page, size);
  }
}
