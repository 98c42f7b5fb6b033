package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.DemoChapter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A policy of the demo city, tried in one district and compared with another. It is invented. */
@Component
final class DemoPolicies implements DemoChapter {
  private static final UUID POLICY = UUID.fromString("0199d000-0000-7000-8000-000000000801");
  private static final UUID ASSESSMENT = UUID.fromString("0199d000-0000-7000-8000-000000000802");
  private static final UUID FEEDBACK = UUID.fromString("0199d000-0000-7000-8000-000000000803");
  private static final int MONTHS_AFTER = 5;

  private static final Actor.Official CITY =
      new Actor.Official(
          UUID.fromString("0199d000-0000-7000-8000-0000000000f8"),
          DemoCity.CITY_OFFICE,
          DemoCity.CITY,
          Role.INSPECTOR,
          "杭州市人社局 · 演示经办员");
  private static final int DAYS_OPEN = 60;

  private final Policies policies;
  private final Hearings hearings;
  private final Tenancy tenancy;

  DemoPolicies(Policies policies, Hearings hearings, Tenancy tenancy) {
    this.policies = policies;
    this.hearings = hearings;
    this.tenancy = tenancy;
  }

  @Override
  public int place() {
    return 40;
  }

  @Override
  public boolean tell() {
    tenancy.as(
        CITY,
        () ->
            policies.describe(
                new Policies.Described(
                    POLICY,
                    "欠薪投诉先行调解试点（演示）",
                    "西湖区在受理投诉三日内转基层调解；余杭区照旧办理，作为对照。投诉数字均为虚构。",
                    "disputes",
                    "lower",
                    Optional.of(policies.lastMonth().minusMonths(MONTHS_AFTER - 1)),
                    new Scope(List.of(DemoCity.REGION), List.of()),
                    new Scope(List.of("330110"), List.of()))));
    write(CITY, ASSESSMENT, "只比较了一个区，也可能受淡季影响，投诉是否真的减少要再看半年。（演示）");
    write(DemoCity.DISTRICT, FEEDBACK, "基层调解员只有六名，建议增加人手后再推开。（演示）");
    tenancy.as(
        CITY,
        () -> {
          hearings.open(POLICY, DAYS_OPEN);
          return POLICY;
        });
    return true;
  }

  private void write(Actor.Official by, UUID id, String words) {
    tenancy.as(
        by,
        () -> {
          policies.write(POLICY, id, words);
          return id;
        });
  }
}
