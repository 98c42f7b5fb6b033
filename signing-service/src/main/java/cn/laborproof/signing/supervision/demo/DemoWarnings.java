package cn.laborproof.signing.supervision.demo;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.supervision.warning.Warnings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * Gives the demo city's labour office warnings in different states at first start: one just raised,
 * one that waits for the city, one being handled, one that is over. The employers are invented.
 */
@Component
@Order(30)
final class DemoWarnings implements ApplicationRunner {
  private static final List<Story> STORIES =
      List.of(
          new Story(
              1,
              "钱塘织造有限公司（演示）",
              "91330106MA2DEM031B",
              90,
              Map.of("terminated", "56", "workforce", "410", "concerned", "56"),
              "订单减少，拟一次性解除 56 人，未见裁员报告。",
              List.of()),
          new Story(
              2,
              "望湖电子科技有限公司（演示）",
              "91330106MA2DEM032E",
              150,
              Map.of("terminated", "236", "workforce", "900", "group-event", "happened"),
              "整厂外迁，解除 236 人，部分职工在厂区聚集要求说明补偿。",
              List.of(new Deed(120, DemoCity.DISTRICT, "send-up", "预警信息表已报市三方办公室，电话确认收到。"))),
          new Story(
              3,
              "灵隐路餐饮管理有限公司（演示）",
              "91330106MA2DEM033H",
              4 * 24 * 60,
              Map.of("terminated", "12", "workforce", "96", "owed", "184000"),
              "三家门店关闭，解除 12 人，拖欠一个月工资。",
              List.of(
                  new Deed(4 * 24 * 60 - 60, DemoCity.DISTRICT, "send-up", "已报市三方办公室备案。"),
                  new Deed(4 * 24 * 60 - 300, DemoCity.DISTRICT, "accept", "区三方会商：按三级预警处置。"),
                  new Deed(4 * 24 * 60 - 400, DemoCity.DISTRICT, "notice", "通知书当面送达，店长签收。"),
                  new Deed(3 * 24 * 60, DemoCity.DISTRICT, "handle", "企业承诺两周内结清工资，已约谈负责人。"))),
          new Story(
              4,
              "西溪物流有限公司（演示）",
              "91330106MA2DEM034L",
              20 * 24 * 60,
              Map.of("group-event", "hidden-danger", "concerned", "31"),
              "司机对计价规则有意见，有停运苗头。",
              List.of(
                  new Deed(20 * 24 * 60 - 60, DemoCity.DISTRICT, "send-up", "已报市三方办公室备案。"),
                  new Deed(20 * 24 * 60 - 200, DemoCity.DISTRICT, "accept", "区三方会商：按三级预警处置。"),
                  new Deed(20 * 24 * 60 - 300, DemoCity.DISTRICT, "notice", "通知书邮寄送达，企业盖章回执。"),
                  new Deed(18 * 24 * 60, DemoCity.DISTRICT, "handle", "组织集体协商，计价规则已修改并公示。"),
                  new Deed(17 * 24 * 60, DemoCity.DISTRICT, "lift", "双方签字确认，诉求已解决。"),
                  new Deed(17 * 24 * 60 - 240, DemoCity.COLLEAGUE, "close", "回访司机代表，情况属实。"))));

  private final Installation installation;
  private final Warnings warnings;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  DemoWarnings(
      Installation installation, Warnings warnings, Tenancy tenancy, IdSource ids, Clock clock) {
    this.installation = installation;
    this.warnings = warnings;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One warning and what was done about it.
   *
   * @param number its place, part of its identifier
   * @param minutesAgo when it was discovered and raised
   */
  private record Story(
      int number,
      String employer,
      String code,
      int minutesAgo,
      Map<String, String> facts,
      String note,
      List<Deed> deeds) {
    UUID id() {
      return UUID.fromString("0199d000-0000-7000-8000-0000000001%02d".formatted(number));
    }
  }

  private record Deed(int minutesAgo, Actor.Official by, String act, String note) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (installation.demo()) {
      STORIES.forEach(this::settle);
    }
  }

  private void settle(Story story) {
    if (tenancy.as(DemoCity.DISTRICT, () -> warnings.isKnown(story.id()))) {
      return;
    }
    Instant raised = ago(story.minutesAgo());
    tenancy.as(
        DemoCity.DISTRICT,
        () ->
            warnings.raise(
                new Warnings.NewWarning(
                    story.id(),
                    story.code(),
                    story.employer(),
                    DemoCity.REGION,
                    raised,
                    story.facts(),
                    story.note(),
                    ""),
                raised));
    for (Deed deed : story.deeds()) {
      tenancy.as(
          deed.by(),
          () -> {
            warnings.act(
                story.id(),
                Warnings.Act.of(ids.next(), deed.act(), deed.note(), proof(deed)),
                ago(deed.minutesAgo()));
            return story.id();
          });
    }
  }

  /** The demo city's past was on paper. */
  private Warnings.Proof proof(Deed deed) {
    String elsewhere = "演示数据：本平台启用前在线下办理，原件存档。";
    return switch (deed.act()) {
      case "send-up", "accept" -> Warnings.Proof.without(elsewhere);
      case "notice" ->
          new Warnings.Proof(
              Optional.empty(),
              elsewhere,
              Optional.of(ago(deed.minutesAgo())),
              deed.note().contains("邮寄") ? "post" : "in-person",
              "企业签收人（演示）");
      default -> Warnings.Proof.NONE;
    };
  }

  private Instant ago(int minutes) {
    return clock.instant().minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MICROS);
  }
}
