package cn.laborproof.signing.supervision.demo;

import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.supervision.dispatch.SpecialHours;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives the demo city's labour office approvals of special hours at first start: one to be decided,
 * one in force, one that ends soon, one that has ended. The employers are invented.
 */
@Component
@Order(41)
final class DemoSpecialHours implements ApplicationRunner {
  private static final List<Story> STORIES =
      List.of(
          new Story(1, "month", "装配线操作工", 64, 8, Optional.empty()),
          new Story(5, "flexible", "长途货运司机", 22, 200, Optional.of(190)),
          new Story(8, "quarter", "客房服务员、前台", 41, 350, Optional.of(30)),
          new Story(2, "year", "门店营业员", 18, 500, Optional.of(-40)));

  private final Installation installation;
  private final SpecialHours hours;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  DemoSpecialHours(
      Installation installation, SpecialHours hours, Tenancy tenancy, IdSource ids, Clock clock) {
    this.installation = installation;
    this.hours = hours;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One application.
   *
   * @param unit the employer's place among the demo city's user units
   * @param daysAgo when it was applied for
   * @param ends in how many days its approval ends; empty: not decided
   */
  private record Story(
      int unit, String scheme, String posts, int persons, int daysAgo, Optional<Integer> ends) {
    UUID id() {
      return UUID.fromString("0199d000-0000-7000-8000-0000000003%02d".formatted(unit));
    }
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (installation.demo()) {
      STORIES.forEach(story -> tenancy.as(DemoCity.DISTRICT, () -> settle(story)));
    }
  }

  private boolean settle(Story story) {
    if (hours.isKnown(story.id())) {
      return false;
    }
    Instant applied =
        clock.instant().minus(Duration.ofDays(story.daysAgo())).truncatedTo(ChronoUnit.MICROS);
    LocalDate day = LocalDate.ofInstant(applied, Rosters.ZONE);
    hours.apply(
        new SpecialHours.Application(
            story.id(),
            DemoDispatchFacts.unitCode(story.unit()),
            DemoDispatchFacts.UNITS.get(story.unit() - 1),
            DemoCity.REGION,
            story.scheme(),
            story.posts(),
            story.persons(),
            day,
            "申请材料齐全，附职工代表意见和轮休安排。"),
        applied);
    story
        .ends()
        .ifPresent(ends ->
            hours.act(
                story.id(),
                new SpecialHours.Deed(
                    ids.next(),
                    "approve",
                    "西人社工时演〔%d〕%d 号".formatted(day.getYear(), story.unit()),
                    Optional.of(day.plusDays(10)),
                    Optional.of(LocalDate.ofInstant(clock.instant(), Rosters.ZONE).plusDays(ends)),
                    "岗位确需连续作业，轮休安排可行，同意。"),
                applied.plus(Duration.ofDays(7))));
    return true;
  }
}
