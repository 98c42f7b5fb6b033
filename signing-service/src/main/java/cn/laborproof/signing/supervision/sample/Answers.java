package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.sample.Form.Kind;
import cn.laborproof.signing.supervision.sample.Form.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was answered to which question, held against the form. */
final class Answers {
  private static final int MOST_DIGITS = 20;
  private static final int MOST_DECIMALS = 2;

  private Answers() {}

  /**
   * An answer as it is sent.
   *
   * @param question identifier of the question
   * @param values the options chosen, the number or the text
   */
  record Given(@Nullable String question, @Nullable List<String> values) {}

  /**
   * Sorts what was sent by question; what is blank is no answer.
   *
   * @param whole whether it is sent now: then what is required must be there; a draft may wait
   * @throws Refusal {@code invalid-input}
   */
  static Map<String, List<String>> checked(List<Question> asked, List<Given> given, boolean whole) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Given each : given) {
      List<String> said =
          Objects.requireNonNullElse(each.values(), List.<String>of()).stream()
              .map(String::strip)
              .filter(value -> !value.isEmpty())
              .toList();
      if (!said.isEmpty()) {
        values.put(Objects.requireNonNullElse(each.question(), ""), said);
      }
    }
    List<FieldRefusal> wrong = new ArrayList<>();
    for (Question question : asked) {
      List<String> said = values.getOrDefault(question.id(), List.of());
      if (said.isEmpty()) {
        if (whole && question.required()) {
          wrong.add(FieldRefusal.of(question.id(), "survey.input.required"));
        }
      } else {
        defect(question, said).ifPresent(wrong::add);
      }
    }
    values.keySet().retainAll(asked.stream().map(Question::id).toList());
    if (whole && values.isEmpty() && wrong.isEmpty()) {
      wrong.add(FieldRefusal.of(asked.getFirst().id(), "survey.input.nothing"));
    }
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
    return values;
  }

  private static Optional<FieldRefusal> defect(Question question, List<String> said) {
    List<String> options = question.options().stream().map(Form.Option::id).toList();
    boolean one = said.size() == 1;
    String field = question.id();
    return switch (question.kind()) {
      case SINGLE ->
          one && options.containsAll(said)
              ? Optional.empty()
              : Optional.of(FieldRefusal.of(field, "survey.input.option"));
      case SEVERAL ->
          options.containsAll(said) && new HashSet<>(said).size() == said.size()
              ? Optional.empty()
              : Optional.of(FieldRefusal.of(field, "survey.input.option"));
      case NUMBER ->
          one && within(question, said.getFirst())
              ? Optional.empty()
              : Optional.of(
                  new FieldRefusal(
                      field,
                      "survey.input.number",
                      List.of(question.least().toPlainString(), question.most().toPlainString())));
      case TEXT ->
          one && said.getFirst().length() <= question.longest()
              ? Optional.empty()
              : Optional.of(
                  new FieldRefusal(field, "survey.input.text", List.of(question.longest())));
    };
  }

  private static boolean within(Question question, String text) {
    if (text.length() > MOST_DIGITS
        || !text.matches("-?[0-9]+(\\.[0-9]{1," + MOST_DECIMALS + "})?")) {
      return false;
    }
    var number = new BigDecimal(text);
    return number.compareTo(question.least()) >= 0 && number.compareTo(question.most()) <= 0;
  }

  /** Whether a question is one whose answers are counted by option. */
  static boolean isCounted(Question question) {
    return question.kind() == Kind.SINGLE || question.kind() == Kind.SEVERAL;
  }
}
