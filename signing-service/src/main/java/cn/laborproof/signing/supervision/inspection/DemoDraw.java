package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.DemoChapter;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A random draw of the demo district with what its inspectors did about those drawn. The lot is a
 * real one: two installations draw differently.
 */
@Component
final class DemoDraw implements DemoChapter {
  private static final UUID DRAW = UUID.fromString("0199d000-0000-7000-8000-000000000501");
  private static final int TAKE = 4;
  private static final int EACH = 2;

  /** What was done about the first, the second and the third; the fourth waits. */
  private static final List<List<Step>> STORIES =
      List.of(
          List.of(
              new Step("find-nothing", 0, "抽查合同台账和考勤工资记录，没有发现问题。（演示）"), new Step("publish", 0, "")),
          List.of(
              new Step("order", 20, "两名职工入职超过一个月未订立书面劳动合同，责令补订。（演示）"),
              new Step("submit", 0, "单位提交补订的劳动合同两份。（演示）"),
              new Step("accept", 0, "核对原件和职工签名，已经改正。（演示）"),
              new Step("publish", 0, "")),
          List.of(new Step("order", 15, "三名职工未订立书面劳动合同，责令限期改正。（演示）")));

  private final Draws draws;
  private final InspectionTasks tasks;
  private final Tenancy tenancy;
  private final Clock clock;

  DemoDraw(Draws draws, InspectionTasks tasks, Tenancy tenancy, Clock clock) {
    this.draws = draws;
    this.tasks = tasks;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * @param days for an order, how many it gives
   */
  private record Step(String kind, int days, String note) {}

  @Override
  public int place() {
    return 50;
  }

  @Override
  public boolean tell() {
    return tenancy.as(DemoCity.DISTRICT, this::settle);
  }

  private boolean settle() {
    draws.commit(
        new AskedDraw(
            DRAW,
            "%d 年度用工情况随机抽查（演示）".formatted(today().getYear()),
            new DrawFilter("", "", Optional.empty(), Optional.empty()),
            TAKE,
            EACH,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            ""));
    Draws.Told told = draws.find(DRAW);
    switch (told.draw().state()) {
      case ABANDONED -> {
        return true;
      }
      case COMMITTED -> {
        if (told.lot().isEmpty()) {
          return false;
        }
        draws.draw(DRAW, Optional.empty());
      }
      case DRAWN -> {
        // Only what follows is left to tell.
      }
    }
    List<StoredTask> drawn =
        tasks
            .list(
                new TaskFilter(
                    Optional.of(DRAW),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    0,
                    TaskFilter.PAGE_SIZE))
            .tasks()
            .stream()
            .sorted(Comparator.comparingInt(StoredTask::place))
            .toList();
    for (int i = 0; i < Math.min(drawn.size(), STORIES.size()); i++) {
      tell(drawn.get(i), STORIES.get(i));
    }
    return true;
  }

  private void tell(StoredTask task, List<Step> story) {
    Actor.Official inspector =
        new Actor.Official(
            task.inspectors().getFirst(),
            DemoCity.LABOUR_OFFICE,
            DemoCity.REGION,
            Role.INSPECTOR,
            task.inspectorNames().getFirst());
    try {
      for (Step step : story) {
        tenancy.as(
            inspector,
            () -> {
              tasks.act(task.id(), deed(task, step));
              return task.id();
            });
      }
    } catch (Refusal _) {
      // Somebody did something else about it since: that is how it goes on.
    }
  }

  private InspectionTasks.Deed deed(StoredTask task, Step step) {
    boolean order = step.days() > 0;
    String name = task.id() + "/" + step.kind();
    return new InspectionTasks.Deed(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
        step.kind(),
        order ? Optional.of(today().plusDays(step.days())) : Optional.empty(),
        order ? List.of("劳动合同法 第10条") : List.of(),
        step.note());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }
}
