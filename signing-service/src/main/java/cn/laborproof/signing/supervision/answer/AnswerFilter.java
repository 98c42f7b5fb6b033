package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;

/**
 * What a list of told findings, or of answers, asks for.
 *
 * @param state one of those the list knows, or empty for all
 * @param sort one of those the list knows
 * @param page counted from 0
 */
record AnswerFilter(String state, String sort, int page) {
  static final int SIZE = 20;

  /** {@code unanswered}: stands, and no answer waits or was accepted. */
  static final List<String> TOLD_STATES = List.of("open", "unanswered", "closed");

  static final List<String> TOLD_SORTS = List.of("severity", "newest");
  static final List<String> ANSWER_STATES = List.of("open", "accepted", "rejected");
  static final List<String> ANSWER_SORTS = List.of("oldest", "newest");

  private static final int LAST_PAGE = 100_000;

  static AnswerFilter told(String state, String sort, int page) {
    return asked(state, TOLD_STATES, sort, TOLD_SORTS, page);
  }

  static AnswerFilter answers(String state, String sort, int page) {
    return asked(state, ANSWER_STATES, sort, ANSWER_SORTS, page);
  }

  /**
   * @throws Refusal {@code unreadable-request}
   */
  private static AnswerFilter asked(
      String state, List<String> states, String sort, List<String> sorts, int page) {
    boolean known =
        (state.isEmpty() || states.contains(state)) && (sort.isEmpty() || sorts.contains(sort));
    if (!known || page < 0 || page > LAST_PAGE) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new AnswerFilter(state, sort.isEmpty() ? sorts.getFirst() : sort, page);
  }

  boolean more(long total) {
    return (page + 1L) * SIZE < total;
  }
}
