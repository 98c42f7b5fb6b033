package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.risk.ranking.Evaluation;
import cn.laborproof.risk.ranking.Feature;
import cn.laborproof.risk.ranking.RankingModel;
import cn.laborproof.risk.ranking.RankingStudy;
import cn.laborproof.signing.supervision.ranking.OrderModel.By;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Models and places as pages and programs are shown them: bands and words, no false exactness. */
@Component
final class RankingViews {

  private static final int MOST_REASONS = 3;
  private static final int PERCENT = 100;

  /** Upper ends of the bands in percent; ours. */
  private static final List<Integer> BANDS = List.of(5, 10, 20, 40);

  /** From which share of a doubling of the odds a reason is called strong; ours. */
  private static final double STRONG = Math.log(2);

  private static final double SLIGHT = Math.log(1.2);

  private final MessageSource messages;

  RankingViews(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * What a feature says of an employer.
   *
   * @param value in words; "not known" where it is not
   * @param usual what it is on the average of the employers learned from
   * @param effect up-strong, up, none, down or down-strong
   */
  record ReasonView(String feature, String label, String value, String usual, String effect) {}

  /**
   * A place in the order.
   *
   * @param band how many of a hundred such employers had a dispute, as the model sees it
   * @param findings open findings on facts
   * @param reasons the three that move it up most
   * @param features all, the strongest upwards first
   */
  record PlaceView(
      int place,
      String employer,
      String name,
      String region,
      String sector,
      int workers,
      String band,
      long findings,
      List<ReasonView> reasons,
      List<ReasonView> features) {}

  /** A feature's weight, as a factor on the odds for one standard deviation more. */
  record WeightView(String feature, String label, String usual, String factor, boolean raises) {}

  /** A tenth of the tested employers, percentages with one decimal. */
  record TenthView(int employers, BigDecimal predicted, BigDecimal observed) {}

  /** How a model did. */
  record EvaluationView(
      int examples,
      int positives,
      BigDecimal auc,
      BigDecimal brier,
      int top,
      int topPositives,
      BigDecimal precision,
      List<TenthView> tenths) {}

  /** What was learned. */
  record StudyView(
      List<LocalDate> trainedOn,
      LocalDate testedOn,
      int horizonMonths,
      int examples,
      int positives,
      List<WeightView> weights,
      List<String> unused,
      EvaluationView learned,
      EvaluationView sizeOnly,
      EvaluationView disputesOnly,
      boolean ordersNoWorse) {}

  /** Why nothing was. */
  record ScarceView(
      int examples, int positives, int leastPositives, int testPositives, int leastTestPositives) {}

  /** Employers of one kind and where they stand on the average. */
  record GroupView(String code, String label, long employers, BigDecimal meanPlace) {}

  /** A model. */
  record ModelView(
      UUID id,
      String region,
      int version,
      String state,
      LocalDate asOf,
      String asker,
      Instant askedAt,
      long done,
      long total,
      @Nullable StudyView study,
      @Nullable ScarceView scarce,
      @Nullable String decider,
      @Nullable Instant decidedAt,
      @Nullable String note,
      boolean ordering,
      @Nullable LocalDate orderedOn,
      @Nullable Integer follows,
      @Nullable Instant failedAt,
      List<GroupView> bySize,
      List<GroupView> bySector,
      List<String> possible) {}

  PlaceView place(RankedEmployer ranked, Locale locale) {
    List<ReasonView> all = ranked.reasons().stream().map(reason -> reason(reason, locale)).toList();
    return new PlaceView(
        ranked.place(),
        ranked.employer(),
        ranked.name(),
        ranked.seat(),
        ranked.sector(),
        ranked.workers(),
        band(ranked.probability(), locale),
        ranked.open(),
        all.stream()
            .filter(reason -> reason.effect().startsWith("up"))
            .limit(MOST_REASONS)
            .toList(),
        all);
  }

  private String band(double probability, Locale locale) {
    double percent = probability * PERCENT;
    int from = 0;
    for (int to : BANDS) {
      if (percent < to) {
        return words("ranking.band", locale, from, to);
      }
      from = to;
    }
    return words("ranking.band.last", locale, from);
  }

  private ReasonView reason(RankedEmployer.Reason reason, Locale locale) {
    Double value = reason.value();
    return new ReasonView(
        reason.feature().code(),
        label(reason.feature(), locale),
        value == null ? words("ranking.unknown", locale) : amount(reason.feature(), value, 0),
        amount(reason.feature(), reason.usual(), 1),
        effect(reason.points()));
  }

  private static String effect(double points) {
    String way = points > 0 ? "up" : "down";
    if (Math.abs(points) < SLIGHT) {
      return "none";
    }
    return Math.abs(points) < STRONG ? way : way + "-strong";
  }

  /** A share in percent, a count as it is. */
  private static String amount(Feature feature, double value, int decimals) {
    double shown = feature.shown(value);
    return feature.isCount() ? fixed(shown, decimals) : fixed(shown * PERCENT, decimals) + "%";
  }

  private static String fixed(double value, int decimals) {
    return decimal(value, decimals).toPlainString();
  }

  private static BigDecimal decimal(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  ModelView summary(OrderModel model, Locale locale) {
    return view(model, List.of(), List.of(), List.of(), locale);
  }

  ModelView model(RankingModels.Told told, List<RankingModels.Act> possible, Locale locale) {
    return view(
        told.model(),
        told.bySize().stream()
            .map(group ->
                group(group, words("ranking.size", locale, group.code().replace("-", "–"))))
            .toList(),
        told.bySector().stream()
            .map(group ->
                group(
                    group,
                    group.code().isEmpty() ? words("ranking.unknown", locale) : group.code()))
            .toList(),
        possible.stream().map(act -> act.name().toLowerCase(Locale.ROOT)).toList(),
        locale);
  }

  private static GroupView group(RankingRows.Group group, String label) {
    return new GroupView(group.code(), label, group.employers(), decimal(group.meanPlace(), 1));
  }

  private ModelView view(
      OrderModel model,
      List<GroupView> bySize,
      List<GroupView> bySector,
      List<String> possible,
      Locale locale) {
    return new ModelView(
        model.id(),
        model.region(),
        model.version(),
        model.state().code(),
        model.asOf(),
        model.asked().name(),
        model.asked().at(),
        model.done(),
        model.total(),
        model.study().map(study -> study(study, locale)).orElse(null),
        model.scarce().map(RankingViews::scarce).orElse(null),
        model.decided().map(By::name).orElse(null),
        model.decided().map(By::at).orElse(null),
        Optional.of(model.note()).filter(note -> !note.isEmpty()).orElse(null),
        model.ordering(),
        model.orderedOn().orElse(null),
        model.follows().orElse(null),
        model.failedAt().orElse(null),
        bySize,
        bySector,
        possible);
  }

  private static ScarceView scarce(RankingStudy.NotEnough said) {
    return new ScarceView(
        said.examples(),
        said.positives(),
        said.leastPositives(),
        said.testPositives(),
        said.leastTestPositives());
  }

  private StudyView study(RankingStudy.Learned study, Locale locale) {
    return new StudyView(
        study.trainedOn(),
        study.testedOn(),
        study.horizonMonths(),
        study.examples(),
        study.positives(),
        study.model().weights().stream()
            .sorted((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())))
            .map(weight -> weight(weight, locale))
            .toList(),
        List.of(Feature.values()).stream()
            .filter(feature -> study.model().of(feature).isEmpty())
            .map(feature -> label(feature, locale))
            .toList(),
        evaluation(study.learned()),
        evaluation(study.sizeOnly()),
        evaluation(study.disputesOnly()),
        study.ordersNoWorse());
  }

  private WeightView weight(RankingModel.Weight weight, Locale locale) {
    return new WeightView(
        weight.feature().code(),
        label(weight.feature(), locale),
        amount(weight.feature(), weight.usual(), 1),
        fixed(Math.exp(weight.weight()), 2),
        weight.feature().raises());
  }

  private static EvaluationView evaluation(Evaluation evaluation) {
    return new EvaluationView(
        evaluation.examples(),
        evaluation.positives(),
        decimal(evaluation.auc(), 3),
        decimal(evaluation.brier(), 3),
        evaluation.top(),
        evaluation.topPositives(),
        percent((double) evaluation.topPositives() / evaluation.top()),
        evaluation.tenths().stream()
            .map(tenth ->
                new TenthView(
                    tenth.employers(), percent(tenth.predicted()), percent(tenth.observed())))
            .toList());
  }

  private static BigDecimal percent(double share) {
    return decimal(share * PERCENT, 1);
  }

  private String label(Feature feature, Locale locale) {
    return words("ranking.feature." + feature.code(), locale);
  }

  String words(String key, Locale locale, Object... values) {
    Object[] shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] = values[i].toString();
    }
    return messages.getMessage(key, shown, locale);
  }
}
