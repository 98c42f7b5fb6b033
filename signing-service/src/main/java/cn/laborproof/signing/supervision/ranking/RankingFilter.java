package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;

/**
 * Which places of the order a list shows.
 *
 * @param region leading digits of a division, or blank
 * @param text part of a name or code, or blank
 * @param findings {@code none} or {@code some} open findings on facts, or blank for all
 * @param page counted from 0
 * @param size rows of a page, 1 to {@value #MOST}
 */
record RankingFilter(String region, String text, String findings, int page, int size) {

  static final int MOST = 200;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST = 100;
  private static final List<String> FINDINGS = List.of("", "none", "some");

  /**
   * What a request says, in its own words.
   *
   * @throws Refusal {@code unreadable-request}
   */
  static RankingFilter asked(String region, String text, String findings, int page, int size) {
    boolean bounded = page >= 0 && page <= LAST_PAGE && size >= 1 && size <= MOST;
    if (!bounded
        || !region.matches("[0-9]{0,12}")
        || text.length() > LONGEST
        || !FINDINGS.contains(findings)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new RankingFilter(region, text.strip(), findings, page, size);
  }

  boolean isNarrowed() {
    return !region.isEmpty() || !text.isEmpty() || !findings.isEmpty();
  }
}
