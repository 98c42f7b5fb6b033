package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class QualityMarksTest {

  /** Fixed: a test that says "not marked" at one in a thousand may not depend on the day. */
  private final Seeded any = Seeded.of(20261122);

  @Test
  void amounts_over_several_magnitudes_whose_first_digits_are_even_are_marked() {
    assertThat(
            checks(
                600, i -> (i % 9 + 1) + (i % 3 == 0 ? "57.31" : i % 3 == 1 ? "431.7" : "8123.5")))
        .contains("benford");
  }

  @Test
  void amounts_that_follow_the_law_of_benford_are_not_marked() {
    assertThat(
            checks(
                2000,
                _ ->
                    String.format(
                        Locale.ROOT, "%.2f", Math.pow(10, 2 + 3 * any.random().nextDouble()))))
        .isEmpty();
  }

  @Test
  void wages_that_lie_close_together_or_are_few_say_nothing_about_digits() {
    assertThat(checks(2000, i -> (4000 + i % 1990) + ".37")).isEmpty();
    assertThat(checks(499, i -> (i % 9 + 1) + (i % 2 == 0 ? "57.31" : "8123.5")))
        .doesNotContain("benford");
  }

  @Test
  void whole_thousands_are_marked_from_fifty_amounts_on() {
    assertThat(checks(50, i -> (i + 1) + "000")).containsExactly("round-amounts");
    assertThat(checks(49, i -> (i + 1) + "000")).isEmpty();
  }

  @Test
  void lines_alike_but_for_the_person_are_marked_and_never_refused() {
    assertThat(checks(60, i -> i < 30 ? "4321.5" : (4000 + i) + ".5"))
        .containsExactly("copied-rows");
    assertThat(checks(60, i -> i < 29 ? "4321.5" : (4000 + i) + ".5")).isEmpty();
  }

  @Test
  void a_contract_entered_again_with_another_start_is_marked_with_both_lines() {
    assertThat(twice("c1,2023-01-01,2025-12-31", "c1,2023-01-09,2025-12-31"))
        .extracting(QualityMarks.Mark::check, QualityMarks.Mark::statistic)
        .containsExactly(tuple("contract-twice", "1 (2~3)"));
    assertThat(twice("c1,2023-01-01,2025-12-31", "c2,2023-01-09,2025-12-31")).hasSize(1);
    assertThat(twice("c1,2023-01-01,2025-12-31", "c1,2026-01-01,2028-12-31"))
        .as("a renewal under the old number")
        .isEmpty();
    assertThat(twice("c1,2023-01-01,2025-12-31", "c2,2023-06-01,2024-12-31")).isEmpty();
  }

  private static List<QualityMarks.Mark> twice(String... contracts) {
    QualityMarks marks = new QualityMarks(FactKind.CONTRACTS);
    for (int i = 0; i < contracts.length; i++) {
      String[] said = contracts[i].split(",");
      marks.look(
          new FactRow(
              FactKind.CONTRACTS,
              i + 2,
              List.of("E", "p", said[0], "", "FIXED", said[1], said[1], said[2], "", "", "")));
    }
    return marks.marks();
  }

  private static List<String> checks(int rows, IntFunction<String> due) {
    QualityMarks marks = new QualityMarks(FactKind.WAGES);
    for (int i = 0; i < rows; i++) {
      List<String> values = new ArrayList<>();
      values.addAll(List.of("E1", "P" + i, "2026-01", due.apply(i), "0"));
      while (values.size() < FactKind.WAGES.columns().size()) {
        values.add("");
      }
      marks.look(new FactRow(FactKind.WAGES, i + 2, values));
    }
    return marks.marks().stream().map(QualityMarks.Mark::check).toList();
  }
}
