package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.DemoChapter;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import cn.laborproof.signing.supervision.ranking.OrderModel.State;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The demo district has an order of looking learned from its delivered disputes, and a colleague
 * switches it on. What is learned is whatever the disputes give; too few, and the page says so.
 */
@Component
final class DemoRanking implements DemoChapter {
  private static final UUID MODEL = UUID.fromString("0199d000-0000-7000-8000-000000000902");

  private final RankingModels models;
  private final OwnFacts facts;
  private final Tenancy tenancy;

  DemoRanking(RankingModels models, OwnFacts facts, Tenancy tenancy) {
    this.models = models;
    this.facts = facts;
    this.tenancy = tenancy;
  }

  @Override
  public int place() {
    return 60;
  }

  @Override
  public boolean tell() {
    // Disputes are the last that is delivered.
    if (!tenancy.inTransaction(
        DemoCity.DISTRICT, () -> facts.holds(DemoCity.LABOUR_OFFICE, FactKind.ARBITRATIONS))) {
      return false;
    }
    tenancy.as(DemoCity.DISTRICT, () -> models.ask(MODEL));
    State state = tenancy.as(DemoCity.COLLEAGUE, () -> models.find(MODEL).model().state());
    if (state == State.MADE) {
      tenancy.as(
          DemoCity.COLLEAGUE,
          () -> {
            models.act(MODEL, RankingModels.Act.ACTIVATE, "看过检验结果后启用。（演示）");
            return MODEL;
          });
    }
    return state != State.MAKING;
  }
}
