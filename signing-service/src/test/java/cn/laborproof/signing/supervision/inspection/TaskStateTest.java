package cn.laborproof.signing.supervision.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.supervision.inspection.TaskState.Outcome;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every state against every act, from a table written apart from the machine. */
class TaskStateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate LATEST = TODAY.plusDays(90);

  private static final Map<TaskState, Set<String>> POSSIBLE =
      Map.of(
          new TaskState.Open(),
              Set.of("find-nothing>clear", "miss-them>unreachable", "order>rectifying"),
          new TaskState.Clear(), Set.of(),
          new TaskState.Unreachable(), Set.of(),
          new TaskState.Rectifying(TODAY.plusDays(1)), Set.of("submit>submitted"),
          new TaskState.Rectifying(TODAY.minusDays(1)),
              Set.of("submit>submitted", "refer>referred"),
          new TaskState.Submitted(TODAY), Set.of("accept>rectified", "send-back>rectifying"),
          new TaskState.Rectified(), Set.of(),
          new TaskState.Referred(), Set.of());

  @Test
  void from_every_state_exactly_the_acts_of_the_table_are_possible() {
    POSSIBLE.forEach((state, expected) -> {
      for (TaskAct.Kind kind : TaskAct.Kind.values()) {
        Outcome outcome = state.after(kind.act(TODAY.plusDays(5)), TODAY, LATEST);
        boolean possible = expected.stream().anyMatch(each -> each.startsWith(kind.code() + ">"));
        assertThat(outcome instanceof Outcome.Next).as(state + " " + kind).isEqualTo(possible);
        if (outcome instanceof Outcome.Next(var next)) {
          assertThat(expected).contains(kind.code() + ">" + next.code());
        }
      }
    });
  }

  @Test
  void an_order_ends_after_today_and_not_too_far_away() {
    TaskState open = new TaskState.Open();
    assertThat(open.after(new TaskAct.Order(TODAY), TODAY, LATEST)).isInstanceOf(Outcome.No.class);
    assertThat(open.after(new TaskAct.Order(TODAY.plusDays(1)), TODAY, LATEST))
        .isInstanceOf(Outcome.Next.class);
    assertThat(open.after(new TaskAct.Order(LATEST), TODAY, LATEST))
        .isInstanceOf(Outcome.Next.class);
    assertThat(open.after(new TaskAct.Order(LATEST.plusDays(1)), TODAY, LATEST))
        .isInstanceOf(Outcome.No.class);
  }

  @Test
  void on_its_last_day_an_order_still_runs() {
    TaskState last = new TaskState.Rectifying(TODAY);
    assertThat(last.after(new TaskAct.Refer(), TODAY, LATEST))
        .isEqualTo(new Outcome.No(TaskState.Refused.NOT_OVERDUE));
  }
}
