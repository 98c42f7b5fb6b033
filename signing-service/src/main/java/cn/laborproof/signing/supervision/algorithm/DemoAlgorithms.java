package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.DemoChapter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Systems that the demo city's employers filed, and what the district said. All are invented. */
@Component
final class DemoAlgorithms implements DemoChapter {
  private static final UUID YUNFAN = UUID.fromString("0199d000-0000-7000-8000-0000000006a1");
  private static final UUID JIANGNAN = UUID.fromString("0199d000-0000-7000-8000-0000000006a2");

  private final AlgorithmRegister register;
  private final Tenancy tenancy;

  DemoAlgorithms(AlgorithmRegister register, Tenancy tenancy) {
    this.register = register;
    this.tenancy = tenancy;
  }

  @Override
  public int place() {
    return 30;
  }

  @Override
  public boolean tell() {
    var services = new Actor.Member(YUNFAN, DemoCity.SERVICE_COMPANY, Role.HR, "云帆信息 · 演示经办人");
    var manufacturer = new Actor.Member(JIANGNAN, DemoCity.MANUFACTURER, Role.HR, "江南精工 · 演示经办人");
    LocalDate today = register.today();
    file(
        services,
        1,
        new Filing(
            "工单分派系统（演示）",
            "order-dispatch",
            "技能标签、在岗状态、历史工单时长",
            Optional.of(today.minusMonths(14)),
            9,
            "先按技能、再按空闲时间分派；连续工作满四小时不再派新单。",
            Optional.of(today.minusMonths(15)),
            Optional.of(today.minusMonths(16)),
            "职工代表座谈会，记录存档",
            "人事部邮箱，三个工作日内由人复核"));
    act(1, "taken-note", 0, "内容齐全，提醒规则变更时另报一版。（演示）");
    file(
        services,
        2,
        new Filing(
            "绩效计分系统（演示）",
            "pay",
            "工单量、客户评分、迟到次数",
            Optional.of(today.minusMonths(5)),
            9,
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            ""));
    act(2, "changes-asked", 15, "请补充已告知的计分规则、听取职工意见的情况和申诉渠道。（演示）");
    file(
        manufacturer,
        3,
        new Filing(
            "车间排班助手（演示）",
            "working-time",
            "岗位、工时、请假记录",
            Optional.of(today.minusMonths(2)),
            120,
            "每周工时不超过法定上限，夜班不连续两周。",
            Optional.of(today.minusMonths(3)),
            Optional.empty(),
            "",
            "班组长，或者企业工会"));
    return true;
  }

  private void file(Actor.Member by, int number, Filing filing) {
    tenancy.as(
        by,
        () ->
            register.file(
                new AlgorithmRegister.Filed(
                    id(number), Optional.empty(), 0, filing, Optional.empty())));
  }

  private void act(int number, String act, int days, String note) {
    tenancy.as(
        DemoCity.DISTRICT,
        () -> {
          boolean told =
              register.find(id(number)).acts().stream()
                  .anyMatch(each -> !each.act().id().equals(id(number)));
          if (!told) {
            register.act(id(number), new AlgorithmRegister.Deed(deed(number), act, 1, days, note));
          }
          return List.of();
        });
  }

  private static UUID id(int number) {
    return UUID.fromString("0199d000-0000-7000-8000-0000000006%02d".formatted(number));
  }

  private static UUID deed(int number) {
    return UUID.fromString("0199d000-0000-7000-8000-0000000007%02d".formatted(number));
  }
}
