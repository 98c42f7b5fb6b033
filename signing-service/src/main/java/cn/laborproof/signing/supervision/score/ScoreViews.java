package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.risk.score.ControlPoint;
import cn.laborproof.risk.score.Dimension;
import cn.laborproof.risk.score.Loss;
import cn.laborproof.risk.score.Score;
import cn.laborproof.risk.score.Scorecard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How scores look to people and programs. Points of a score have one decimal. */
final class ScoreViews {

  /** What the points of a control point say. */
  private static final String ASSESSED = "assessed";

  private static final String NOT_ASSESSED = "not-assessed";
  private static final String NO_FACTS = "no-facts";

  private ScoreViews() {}

  /** An employer as scores name it. */
  record ScoredEmployer(String code, String name) {}

  /**
   * A score.
   *
   * @param region the employer's seat, or of who names it where {@code seatKnown} is false
   * @param day from which it stands
   * @param score 0 to 100; absent where too little is known
   * @param assessed hundredths of the card that were assessed
   * @param lost what the findings take
   * @param atLeast over the whole card, if everything not assessed were lost
   * @param atMost the same if nothing of it were
   */
  record ScoreSummary(
      ScoredEmployer employer,
      String region,
      boolean seatKnown,
      LocalDate day,
      String card,
      @Nullable BigDecimal score,
      int assessed,
      BigDecimal lost,
      BigDecimal atLeast,
      BigDecimal atMost) {}

  /** A dimension; {@code score} is absent where nothing of it was assessed. */
  record DimensionView(
      String code,
      String name,
      int weight,
      @Nullable BigDecimal score,
      int assessed,
      BigDecimal lost) {}

  /**
   * What the findings of a rule take.
   *
   * @param percent of the control point
   * @param lost of the score; 0 where another rule that sees the same fact counts instead
   * @param origins {@code facts}, {@code roster}
   */
  record DeductionView(
      String rule,
      int ruleVersion,
      String title,
      String severity,
      long count,
      @Nullable LocalDate since,
      int percent,
      BigDecimal lost,
      List<String> articles,
      String threshold,
      String nextStep,
      List<String> origins) {}

  /**
   * A control point.
   *
   * @param named whether the published source names it; otherwise it is the platform's own
   * @param state {@code assessed}, {@code not-assessed}, or {@code no-facts}: no source delivers
   *     any
   * @param lacks which data that would take; absent in the other states
   * @param lost what the score gains when all of its findings are settled
   */
  record PointView(
      String code,
      String dimension,
      String name,
      boolean named,
      int weight,
      String state,
      @Nullable String lacks,
      int percent,
      BigDecimal lost,
      List<DeductionView> deductions) {}

  /** A step of the history; {@code score} is absent where too little was known. */
  record StepView(
      LocalDate day, String card, @Nullable BigDecimal score, int assessed, BigDecimal lost) {}

  /**
   * A score decomposed; {@code elsewhere} are other divisions in which sources seat the employer.
   */
  record ScoreDetail(
      ScoreSummary summary,
      List<DimensionView> dimensions,
      List<PointView> points,
      List<StepView> history,
      List<String> elsewhere) {}

  /** The mean of a dimension over those it was assessed for. */
  record AreaDimension(String code, String name, @Nullable BigDecimal mean) {}

  /** The scores of one division. */
  record AreaView(
      String region,
      long employers,
      long scored,
      long seatUnknown,
      @Nullable BigDecimal median,
      @Nullable BigDecimal lowest,
      List<AreaDimension> dimensions) {}

  /** Percent of a point that the first finding takes, each further one, and all at most. */
  record LossView(String severity, int first, int each, int most) {}

  /** A control point of a card; {@code assessed}: any of the lists makes it count. */
  record CardPoint(
      String code,
      String dimension,
      String name,
      boolean named,
      int weight,
      List<List<String>> rules,
      List<String> shown,
      List<List<String>> assessed,
      @Nullable String lacks,
      List<LossView> losses) {}

  /** A dimension of a card. */
  record CardDimension(String code, String name, int weight) {}

  /** A card. */
  record CardView(
      String card,
      String source,
      int leastAssessed,
      List<CardDimension> dimensions,
      List<CardPoint> points) {}

  static ScoreSummary summary(StoredScore stored) {
    Score score = stored.score();
    return new ScoreSummary(
        new ScoredEmployer(stored.employer(), stored.name()),
        stored.region(),
        stored.seatKnown(),
        stored.day(),
        score.card(),
        points(score.tenths()),
        score.assessed(),
        points(score.lost()),
        points(score.atLeast()),
        points(score.atMost()));
  }

  static ScoreDetail detail(Scores.Told told, Locale locale) {
    Scorecard card = told.card();
    Score score = told.score().score();
    return new ScoreDetail(
        summary(told.score()),
        card.dimensions().stream()
            .flatMap(dimension ->
                score.dimensions().stream()
                    .filter(each -> each.code().equals(dimension.code()))
                    .map(each -> dimension(dimension, each, locale)))
            .toList(),
        card.points().stream()
            .flatMap(point ->
                score.point(point.code()).stream()
                    .map(each -> point(point, each, told.score().findings(), locale)))
            .toList(),
        told.history().stream().map(ScoreViews::step).toList(),
        told.elsewhere());
  }

  private static DimensionView dimension(
      Dimension dimension, Score.OfDimension scored, Locale locale) {
    return new DimensionView(
        dimension.code(),
        dimension.name().in(locale),
        dimension.weight(),
        points(scored.tenths()),
        scored.assessed(),
        points(scored.lost()));
  }

  private static PointView point(
      ControlPoint point, Score.OfPoint scored, List<Standing> findings, Locale locale) {
    Wording words = new Wording(locale);
    return new PointView(
        point.code(),
        point.dimension(),
        point.name().in(locale),
        point.named(),
        point.weight(),
        scored.assessed() ? ASSESSED : point.lacks().isPresent() ? NO_FACTS : NOT_ASSESSED,
        point.lacks().map(lacks -> lacks.in(locale)).orElse(null),
        scored.percent(),
        points(scored.lost()),
        scored.deductions().stream()
            .flatMap(deduction ->
                findings.stream()
                    .filter(each -> each.rule().equals(deduction.rule()))
                    .filter(each -> each.severity() == deduction.severity())
                    .map(each -> deduction(deduction, each, words)))
            .toList());
  }

  private static DeductionView deduction(
      Score.Deduction deduction, Standing standing, Wording words) {
    Explanation said = words.of(asFinding(standing));
    return new DeductionView(
        standing.rule(),
        standing.version(),
        said.title(),
        code(standing.severity()),
        standing.count(),
        standing.since(),
        deduction.percent(),
        points(deduction.lost()),
        standing.articles(),
        standing.threshold(),
        said.nextStep(),
        standing.origins());
  }

  /**
   * Title and next step of a rule are the same for all its findings; their facts stay where they
   * are.
   */
  private static Finding asFinding(Standing standing) {
    return new Finding(
        standing.rule(),
        standing.version(),
        standing.severity(),
        "",
        "",
        LocalDate.EPOCH,
        standing.articles(),
        standing.threshold(),
        List.of());
  }

  static StepView step(ScoreRows.Step step) {
    return new StepView(
        step.day(),
        step.card(),
        step.tenths() == null ? null : points(step.tenths()),
        step.assessed(),
        points(step.lost()));
  }

  static AreaView area(ScoreRows.Area area, Scorecard card, Locale locale) {
    return new AreaView(
        area.region(),
        area.employers(),
        area.scored(),
        area.seatUnknown(),
        area.median() == null ? null : points(area.median()),
        area.lowest() == null ? null : points(area.lowest()),
        card.dimensions().stream()
            .map(dimension -> {
              Integer mean = area.dimensions().get(dimension.code());
              return new AreaDimension(
                  dimension.code(),
                  dimension.name().in(locale),
                  mean == null ? null : points(mean));
            })
            .toList());
  }

  static CardView card(Scorecard card, Locale locale) {
    return new CardView(
        card.key(),
        card.source().in(locale),
        card.leastAssessed(),
        card.dimensions().stream()
            .map(each -> new CardDimension(each.code(), each.name().in(locale), each.weight()))
            .toList(),
        card.points().stream().map(point -> card(point, locale)).toList());
  }

  private static CardPoint card(ControlPoint point, Locale locale) {
    return new CardPoint(
        point.code(),
        point.dimension(),
        point.name().in(locale),
        point.named(),
        point.weight(),
        point.takes(),
        point.shown(),
        point.assessed().stream().map(ScoreViews::sorted).toList(),
        point.lacks().map(lacks -> lacks.in(locale)).orElse(null),
        Stream.of(Severity.BREACH, Severity.REMIND, Severity.NOTICE)
            .map(severity -> {
              Loss loss = point.loss(severity);
              return new LossView(code(severity), loss.first(), loss.each(), loss.most());
            })
            .toList());
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }

  static String code(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable BigDecimal points(OptionalInt tenths) {
    return tenths.isPresent() ? points(tenths.getAsInt()) : null;
  }

  static BigDecimal points(int tenths) {
    return BigDecimal.valueOf(tenths, 1);
  }
}
