package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonValue;
import cn.laborproof.risk.ranking.Evaluation;
import cn.laborproof.risk.ranking.RankingModel;
import cn.laborproof.risk.ranking.RankingStudy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.StreamId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.UUID;

/** What the evidence says of models: all of what was learned, by its digest, and no employer. */
final class RankingEvents {

  private static final int DECIMALS = 6;

  private RankingEvents() {}

  static StreamId stream(UUID model) {
    return new StreamId("ranking-model", model);
  }

  static EventDraft event(OrderModel model, String what) {
    EventDraft draft =
        EventDraft.of(stream(model.id()), "ranking-model." + what)
            .fact("region", model.region())
            .fact("version", model.version())
            .fact("as-of", model.asOf().toString());
    return model
        .study()
        .map(study -> draft.about("ranking-model.json", content(study).canonicalBytes()))
        .orElse(draft);
  }

  /** What two people have agreed on; numbers are texts with six decimals. */
  static JsonObject content(RankingStudy.Learned study) {
    return JsonObject.builder()
        .put(
            "trainedOn",
            JsonArray.ofStrings(study.trainedOn().stream().map(LocalDate::toString).toList()))
        .put("testedOn", study.testedOn().toString())
        .put("horizonMonths", (long) study.horizonMonths())
        .put("penalty", number(study.penalty()))
        .put("examples", (long) study.examples())
        .put("positives", (long) study.positives())
        .put("intercept", number(study.model().intercept()))
        .put("weights", JsonArray.of(study.model().weights(), RankingEvents::weight))
        .put("learned", evaluation(study.learned()))
        .put("sizeOnly", evaluation(study.sizeOnly()))
        .put("disputesOnly", evaluation(study.disputesOnly()))
        .build();
  }

  private static JsonValue weight(RankingModel.Weight weight) {
    return JsonObject.builder()
        .put("feature", weight.feature().code())
        .put("usual", number(weight.usual()))
        .put("spread", number(weight.spread()))
        .put("weight", number(weight.weight()))
        .build();
  }

  private static JsonObject evaluation(Evaluation evaluation) {
    return JsonObject.builder()
        .put("examples", (long) evaluation.examples())
        .put("positives", (long) evaluation.positives())
        .put("auc", number(evaluation.auc()))
        .put("brier", number(evaluation.brier()))
        .put("top", (long) evaluation.top())
        .put("topPositives", (long) evaluation.topPositives())
        .build();
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }
}
