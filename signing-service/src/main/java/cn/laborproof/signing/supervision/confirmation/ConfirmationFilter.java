package cn.laborproof.signing.supervision.confirmation;

import cn.laborproof.signing.organisation.CodeConfirmation.State;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which employers a list asks for.
 *
 * @param state one, or empty for all
 * @param text part of a name or code, or empty
 * @param page counted from 0
 */
record ConfirmationFilter(String state, String text, int page) {
  static final int SIZE = 20;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST = 60;

  /**
   * @throws Refusal {@code unreadable-request}
   */
  static ConfirmationFilter asked(String state, String text, int page) {
    boolean bounded = page >= 0 && page <= LAST_PAGE && text.length() <= LONGEST;
    if (!bounded || !state.isEmpty() && state(state).isEmpty()) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new ConfirmationFilter(state, text.strip(), page);
  }

  static Optional<State> state(String code) {
    return Stream.of(State.values()).filter(each -> each.code().equals(code)).findFirst();
  }

  boolean more(long total) {
    return (page + 1L) * SIZE < total;
  }
}
