package cn.laborproof.signing.supervision.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void a_score_stands_until_the_next_one() {
    Trend trend = Trend.of(List.of(step("2026-02-09", 500), step("2026-01-20", 1000)), TODAY);
    assertThat(trend.first()).isEqualTo("2026-01-20");
    assertThat(trend.last()).isEqualTo("2026-03-01");
    assertThat(trend.line()).isEqualTo("M0 0.0H500L500 50.0H1000");
    assertThat(trend.dots()).isEqualTo("M0 0.0h0M500 50.0h0");
  }

  @Test
  void the_line_breaks_where_too_little_was_known() {
    Trend trend =
        Trend.of(
            List.of(step("2026-02-19", 800), step("2026-02-09", null), step("2026-01-20", 900)),
            TODAY);
    assertThat(trend.line()).isEqualTo("M0 10.0H500M750 20.0H1000");
  }

  @Test
  void a_score_of_today_is_a_dot() {
    Trend trend = Trend.of(List.of(step("2026-03-01", 700)), TODAY);
    assertThat(trend.dots()).isEqualTo("M0 30.0h0");
    assertThat(trend.months()).hasSize(1);
  }

  @Test
  void each_month_ends_as_its_last_change_left_it() {
    Trend trend =
        Trend.of(
            List.of(
                step("2026-03-01", 600),
                step("2026-01-31", 700),
                step("2026-01-30", 800),
                step("2025-12-31", null)),
            TODAY);
    assertThat(trend.months().stream().map(each -> each.month() + " " + each.step().score()))
        .containsExactly("2026-03 60.0", "2026-02 70.0", "2026-01 70.0", "2025-12 null");
  }

  private static ScoreRows.Step step(String day, @Nullable Integer tenths) {
    return new ScoreRows.Step(LocalDate.parse(day), "c.v1", tenths, 50, 0);
  }
}
