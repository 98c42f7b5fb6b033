package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.DemoChapter;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The demo district has asked for an order of looking. Its few invented employers are too few for
 * one, and the page says so: a learned order that looked well on invented disputes would be a
 * picture of nothing.
 */
@Component
final class DemoRanking implements DemoChapter {
  private static final UUID MODEL = UUID.fromString("0199d000-0000-7000-8000-000000000901");

  private static final Actor.Official DISTRICT =
      new Actor.Official(
          DemoCity.DEMO_OFFICIAL,
          DemoCity.LABOUR_OFFICE,
          DemoCity.REGION,
          Role.INSPECTOR,
          "西湖区人社局 · 演示监察员");

  private final RankingModels models;
  private final Tenancy tenancy;

  DemoRanking(RankingModels models, Tenancy tenancy) {
    this.models = models;
    this.tenancy = tenancy;
  }

  @Override
  public int place() {
    return 60;
  }

  @Override
  public boolean tell() {
    tenancy.as(DISTRICT, () -> models.ask(MODEL));
    return true;
  }
}
