package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an employer or a worker says of a policy.
 *
 * @param words free text, may be empty
 */
record Opinion(int known, int helped, int easy, String words) {

  static final int LONGEST_WORDS = 1000;

  /**
   * As it was written.
   *
   * @throws Refusal {@code invalid-input}
   */
  static Opinion checked(
      @Nullable String known,
      @Nullable String helped,
      @Nullable String easy,
      @Nullable String words) {
    List<FieldRefusal> wrong = new ArrayList<>();
    int knownRating = rating(Asked.KNOWN, known, wrong);
    int helpedRating = rating(Asked.HELPED, helped, wrong);
    int easyRating = rating(Asked.EASY, easy, wrong);
    String said = Objects.requireNonNullElse(words, "").strip();
    if (said.length() > LONGEST_WORDS) {
      wrong.add(new FieldRefusal("words", "rules.input.text", List.of(0, LONGEST_WORDS)));
    }
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
    return new Opinion(knownRating, helpedRating, easyRating, said);
  }

  private static int rating(Asked question, @Nullable String said, List<FieldRefusal> wrong) {
    if (said != null && said.matches("[1-" + Asked.BEST + "]")) {
      return Integer.parseInt(said);
    }
    wrong.add(FieldRefusal.of(question.code(), "opinion.input.rating"));
    return 0;
  }

  int rating(Asked question) {
    return switch (question) {
      case KNOWN -> known;
      case HELPED -> helped;
      case EASY -> easy;
    };
  }
}
