package cn.laborproof.signing.supervision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Difference in differences on numbers that can be checked by hand. */
class BeforeAfterTest {

  private static final YearMonth FIRST = YearMonth.of(2026, 1);

  @Test
  void the_change_beside_is_taken_from_the_change_within() {
    // 10 to 4 with it, 20 to 18 without it: it fell by 4 more.
    BeforeAfter result = of(List.of(10L, 10L), List.of(20L, 20L), List.of(4L), List.of(18L), 0, 0);
    assertThat(result.treatedBefore()).isEqualByComparingTo("10");
    assertThat(result.comparedAfter()).isEqualByComparingTo("18");
    assertThat(result.difference()).isEqualByComparingTo("-4");
    assertThat(result.pretended()).isEqualByComparingTo("0");
    assertThat(result.warnings()).containsExactly("few-months", "no-workers");
  }

  @Test
  void where_workers_of_both_are_known_values_are_per_thousand() {
    List<Long> before = List.of(5L, 5L, 5L, 5L, 5L, 5L);
    List<Long> after = List.of(3L, 3L, 3L, 3L, 3L, 3L);
    BeforeAfter result = of(before, before, after, before, 500, 2000);
    assertThat(result.perThousand()).isTrue();
    assertThat(result.treatedBefore()).isEqualByComparingTo("10");
    assertThat(result.comparedBefore()).isEqualByComparingTo("2.5");
    assertThat(result.difference()).isEqualByComparingTo("-4");
    assertThat(result.warnings()).isEmpty();
    assertThat(result.months().getFirst().treatedCount()).isEqualTo(5);
    assertThat(of(before, before, after, before, 500, 0).perThousand()).isFalse();
  }

  @Test
  void what_is_rare_among_many_people_still_shows_its_difference() {
    List<Long> four = List.of(4L, 4L, 4L, 4L, 4L, 4L);
    List<Long> five = List.of(5L, 5L, 5L, 5L, 5L, 5L);
    BeforeAfter result = of(four, four, five, four, 1_000_000, 1_000_000);
    assertThat(result.difference()).isEqualByComparingTo("0.001");
    assertThat(result.treatedBefore()).isEqualByComparingTo("0.004");
    assertThat(result.months().getFirst().treated().scale()).isEqualTo(4);
  }

  @Test
  void a_fall_that_had_begun_before_is_said_not_to_be_parallel() {
    List<Long> falling = List.of(30L, 28L, 26L, 24L, 22L, 20L);
    List<Long> still = List.of(9L, 9L, 9L, 9L, 9L, 9L);
    List<Long> fallen = List.of(18L, 16L, 14L, 12L, 10L, 8L);
    BeforeAfter result = of(falling, still, fallen, still, 1000, 1000);
    assertThat(result.difference()).isEqualByComparingTo("-12");
    assertThat(result.pretended()).isEqualByComparingTo("-6");
    assertThat(result.warnings()).containsExactly("not-parallel");
  }

  @Test
  void where_nothing_was_counted_before_nobody_can_tell() {
    List<Long> none = List.of(0L, 0L, 0L, 0L, 0L, 0L);
    List<Long> some = List.of(1L, 1L, 1L, 1L, 1L, 1L);
    assertThat(of(none, none, some, none, 10, 10).warnings()).containsExactly("nothing-before");
  }

  private static BeforeAfter of(
      List<Long> treatedBefore,
      List<Long> comparedBefore,
      List<Long> treatedAfter,
      List<Long> comparedAfter,
      long treatedWorkers,
      long comparedWorkers) {
    List<BeforeAfter.Counted> counted = new ArrayList<>();
    for (int i = 0; i < treatedBefore.size(); i++) {
      counted.add(
          new BeforeAfter.Counted(
              FIRST.minusMonths(treatedBefore.size() - i),
              treatedBefore.get(i),
              comparedBefore.get(i)));
    }
    for (int i = 0; i < treatedAfter.size(); i++) {
      counted.add(
          new BeforeAfter.Counted(FIRST.plusMonths(i), treatedAfter.get(i), comparedAfter.get(i)));
    }
    return BeforeAfter.of(counted, FIRST, treatedWorkers, comparedWorkers);
  }
}
