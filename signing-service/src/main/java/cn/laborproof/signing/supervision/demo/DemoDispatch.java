package cn.laborproof.signing.supervision.demo;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.supervision.dispatch.Verifications;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives the demo city eight dispatch firms at first start, with whom they send where and what other
 * registers say of them. Companies and people are invented.
 */
@Component
@Order(40)
final class DemoDispatch implements ApplicationRunner {
  /**
   * Of an office of its own with a hub of its own, which the district's inspectors see because it
   * looks after their region.
   */
  private static final Actor.Official CLERK =
      new Actor.Official(
          UUID.fromString("0199d000-0000-7000-8000-0000000000f5"),
          DemoCity.LABOUR_RELATIONS,
          DemoCity.REGION,
          Role.INSPECTOR,
          "西湖区人社局劳动关系科 · 演示经办员");

  private static final Actor.Official COLLEAGUE =
      new Actor.Official(
          UUID.fromString("0199d000-0000-7000-8000-0000000000f6"),
          DemoCity.LABOUR_RELATIONS,
          DemoCity.REGION,
          Role.INSPECTOR,
          "西湖区人社局劳动关系科 · 演示复核员");

  private static final Map<String, Integer> COUNTED =
      Map.of("workers", 40, "units", 6, "contracts", 40, "insured", 36);

  /** Firms without a story have handed in nothing. */
  private static final List<Story> STORIES =
      List.of(
          new Story(
              1,
              List.of(
                  new Step(260, CLERK, "file", 0, "收到年度报告及审计报告，材料齐全。"),
                  new Step(240, COLLEAGUE, "qualify", 0, "与用工登记、参保数据核对，差额已说明。"))),
          new Story(2, List.of(new Step(12, CLERK, "file", 0, "补交年度报告，晚于期限，待核验。"))),
          new Story(
              4,
              List.of(
                  new Step(250, CLERK, "file", 0, "收到年度报告，全年没有派遣业务。"),
                  new Step(245, COLLEAGUE, "find-idle", 0, "经核对无在派人员，列入帮扶名单。"),
                  new Step(60, CLERK, "help", 0, "上门了解情况，推送园区用工需求两批。"))),
          new Story(
              6,
              List.of(
                  new Step(255, CLERK, "file", 0, "收到年度报告。"),
                  new Step(21, COLLEAGUE, "order", 30, "注册资本低于二百万元，限期补足并提交证明。"))),
          new Story(
              7,
              List.of(
                  new Step(235, CLERK, "find-missing", 0, "期限届满未收到年度报告，电话催报两次。"),
                  new Step(40, COLLEAGUE, "order", 35, "责令限期提交年度报告。"))),
          new Story(
              8,
              List.of(
                  new Step(250, CLERK, "file", 0, "收到年度报告。"),
                  new Step(50, COLLEAGUE, "order", 60, "报告参保人数与社保登记相差 21 人，限期核对补缴。"),
                  new Step(3, CLERK, "submit", 0, "企业提交补缴凭证和核对表，待验收。"))));

  private final Installation installation;
  private final OwnFacts facts;
  private final Verifications verifications;
  private final IdSource ids;
  private final Tenancy tenancy;
  private final Clock clock;

  DemoDispatch(
      Installation installation,
      OwnFacts facts,
      Verifications verifications,
      IdSource ids,
      Tenancy tenancy,
      Clock clock) {
    this.installation = installation;
    this.facts = facts;
    this.verifications = verifications;
    this.ids = ids;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * What was done about a firm's report on last year.
   *
   * @param firm its number in the demo city
   */
  private record Story(int firm, List<Step> steps) {
    UUID id() {
      return UUID.fromString("0199d000-0000-7000-8000-0000000002%02d".formatted(firm));
    }
  }

  /**
   * @param days for an order, how many it gave
   */
  private record Step(int daysAgo, Actor.Official by, String act, int days, String note) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (installation.demo()) {
      tenancy.inTransaction(CLERK, this::settle);
      STORIES.forEach(this::tell);
    }
  }

  private void tell(Story story) {
    if (tenancy.as(CLERK, () -> verifications.isKnown(story.id()))) {
      return;
    }
    String firm = DemoDispatchFacts.FIRMS.get(story.firm() - 1).code();
    int year = today().getYear() - 1;
    if (story.steps().getFirst().act().equals("find-missing") && !today().isAfter(lastDay(year))) {
      return;
    }
    for (int i = 0; i < story.steps().size(); i++) {
      Step step = story.steps().get(i);
      Instant at = at(step, year, i);
      Verifications.Deed deed = deed(step, at);
      boolean opens = i == 0;
      tenancy.as(
          step.by(),
          () -> {
            if (opens) {
              return verifications.open(story.id(), firm, year, deed, at);
            }
            verifications.act(story.id(), deed, at);
            return story.id();
          });
    }
  }

  /** Days back, but never before it was possible: the stories fit any day of the year. */
  private Instant at(Step step, int year, int place) {
    boolean missing = step.act().equals("find-missing");
    LocalDate earliest = missing ? lastDay(year).plusDays(1) : LocalDate.of(year + 1, 1, 1);
    Instant possible = earliest.atStartOfDay(Rosters.ZONE).toInstant();
    Instant back = clock.instant().minus(Duration.ofDays(step.daysAgo()));
    return (back.isBefore(possible) ? possible : back)
        .plusSeconds(place)
        .truncatedTo(ChronoUnit.MICROS);
  }

  private static LocalDate lastDay(int year) {
    return LocalDate.of(year + 1, 3, 31);
  }

  private Verifications.Deed deed(Step step, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Rosters.ZONE);
    return new Verifications.Deed(
        ids.next(),
        step.act(),
        Optional.of(step.act().equals("order") ? day.plusDays(step.days()) : day),
        step.act().equals("file") ? COUNTED : Map.of(),
        step.note());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  private boolean settle() {
    if (facts.holds(DemoCity.LABOUR_RELATIONS, FactKind.LICENCES)) {
      return false;
    }
    Instant now = clock.instant();
    DemoDispatchFacts.on(LocalDate.ofInstant(now, Rosters.ZONE))
        .forEach((kind, csv) -> facts.state(kind, csv, now));
    return true;
  }
}
