package cn.laborproof.signing.supervision.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.sample.Form.Kind;
import cn.laborproof.signing.supervision.sample.Form.Option;
import cn.laborproof.signing.supervision.sample.Form.Question;
import cn.laborproof.signing.supervision.sample.Form.Words;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Voice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {
  private static final Words WORDS = new Words("问", "question");
  private static final Question YES_NO =
      new Question(
          "paid",
          List.of(Form.WORKER),
          Kind.SINGLE,
          true,
          WORDS,
          List.of(new Option("yes", WORDS), new Option("no", WORDS)),
          Words.NONE,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          0,
          "");
  private static final Question HOURS =
      new Question(
          "hours",
          List.of(Form.WORKER),
          Kind.NUMBER,
          false,
          WORDS,
          List.of(),
          WORDS,
          BigDecimal.ZERO,
          BigDecimal.valueOf(168),
          0,
          "");

  /** Bounds as published tables have them for 8 of 10 and 0 of 10. */
  @Test
  void bounds_of_a_share_are_wilsons() {
    assertThat(Wilson.of(8, 10).low()).isCloseTo(0.4902, within(0.0005));
    assertThat(Wilson.of(8, 10).high()).isCloseTo(0.9433, within(0.0005));
    assertThat(Wilson.of(0, 10).low()).isZero();
    assertThat(Wilson.of(0, 10).high()).isCloseTo(0.2775, within(0.0005));
  }

  @Test
  void a_cell_of_few_answers_is_hidden_and_cannot_be_told_from_the_total() {
    var few = Results.of(YES_NO, voices(0, 7, 1, 6, 2, 2), 3, 5);
    assertThat(few.all().base()).isEqualTo(15);
    assertThat(few.strata()).extracting(Results.Cell::hidden).containsExactly(false, true, true);
    var enough = Results.of(YES_NO, voices(0, 7, 1, 3, 2, 2), 3, 5);
    assertThat(enough.strata())
        .as("five together are a group of their own")
        .extracting(Results.Cell::hidden)
        .containsExactly(false, true, true);
    assertThat(enough.strata().getFirst().base()).isEqualTo(7);
    var nobody = Results.of(YES_NO, voices(0, 4), 3, 5);
    assertThat(nobody.all().hidden()).isTrue();
    assertThat(nobody.all().chosen()).isEmpty();
    assertThat(nobody.strata())
        .extracting(Results.Cell::hidden)
        .containsExactly(true, false, false);
  }

  @Test
  void who_left_a_question_out_is_not_counted_for_it() {
    List<Voice> voices =
        List.of(
            new Voice(0, Map.of("paid", List.of("yes"), "hours", List.of("40"))),
            new Voice(0, Map.of("paid", List.of("no"))),
            new Voice(0, Map.of("hours", List.of("45.5"))));
    var paid = Results.of(YES_NO, voices, 1, 1);
    assertThat(paid.all().base()).isEqualTo(2);
    assertThat(paid.all().chosen())
        .containsExactly(new Results.Chosen("yes", 1), new Results.Chosen("no", 1));
    assertThat(Results.of(HOURS, voices, 1, 1).all().mean()).contains(new BigDecimal("42.75"));
  }

  @Test
  void answers_are_held_against_the_form_and_a_draft_may_wait() {
    List<Question> asked = List.of(YES_NO, HOURS);
    var blank = List.of(new Answers.Given("hours", List.of(" ")));
    assertThat(Answers.checked(asked, blank, false)).isEmpty();
    assertThat(fields(asked, blank)).containsExactly("paid");
    assertThat(
            fields(
                asked,
                List.of(
                    new Answers.Given("paid", List.of("maybe")),
                    new Answers.Given("hours", List.of("169")))))
        .containsExactly("paid", "hours");
    assertThat(
            fields(
                asked,
                List.of(
                    new Answers.Given("paid", List.of("yes", "no")),
                    new Answers.Given("hours", List.of("1e2")))))
        .containsExactly("paid", "hours");
    assertThat(
            Answers.checked(
                asked,
                List.of(
                    new Answers.Given("paid", List.of("yes")),
                    new Answers.Given("another", List.of("x"))),
                true))
        .as("what is not asked is not kept")
        .containsOnlyKeys("paid");
  }

  @Test
  void the_built_in_form_asks_both_and_a_broken_one_is_refused_with_its_place() {
    var reader = new FormReader(JsonMapper.builder().build());
    Form form = reader.shipped().form();
    assertThat(form.of(Form.EMPLOYER)).hasSizeGreaterThan(5);
    assertThat(form.of(Form.WORKER)).hasSizeGreaterThan(5);
    assertThat(form.questions().stream().map(Question::measure).filter(each -> !each.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(FormReader.MEASURES);
    String broken =
        reader.shipped().text().replaceFirst("\"kind\":\"number\"", "\"kind\":\"star\"");
    assertThatThrownBy(() -> reader.read(broken))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields().getFirst().arguments().toString()).contains("kind"));
    assertThatThrownBy(() -> reader.read("{")).isInstanceOf(Refusal.class);
  }

  private static List<String> fields(List<Question> asked, List<Answers.Given> given) {
    try {
      Answers.checked(asked, given, true);
      return List.of();
    } catch (Refusal refusal) {
      return refusal.fields().stream().map(field -> field.field()).toList();
    }
  }

  /** Pairs of a stratum and how many answered there. */
  private static List<Voice> voices(int... pairs) {
    return Stream.iterate(0, at -> at < pairs.length, at -> at + 2)
        .flatMap(at ->
            Stream.generate(() -> new Voice(pairs[at], Map.of("paid", List.of("yes"))))
                .limit(pairs[at + 1]))
        .toList();
  }
}
