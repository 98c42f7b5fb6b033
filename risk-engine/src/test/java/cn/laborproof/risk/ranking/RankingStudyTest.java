package cn.laborproof.risk.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.testkit.Seeded;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From lines to an order of looking. */
class RankingStudyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final StudyPlan PLAN = StudyPlan.shipped();

  @Test
  void whoever_pays_late_and_is_then_disputed_with_stands_first_and_is_told_why() {
    RankingStudy.Learned learned = (RankingStudy.Learned) study(city(400, 1), PLAN).learn();
    assertThat(learned.positives()).isGreaterThanOrEqualTo(PLAN.leastPositives());
    assertThat(learned.learned().auc()).isGreaterThan(0.7).isGreaterThan(learned.sizeOnly().auc());
    assertThat(learned.ordersNoWorse()).isTrue();
    assertThat(learned.learned().brier()).isLessThan(0.25);
    assertThat(learned.learned().tenths()).hasSize(10);
    assertThat(learned.learned().tenths().stream().mapToInt(Evaluation.Tenth::employers).sum())
        .isEqualTo(learned.learned().examples());
    double base = (double) learned.learned().positives() / learned.learned().examples();
    assertThat((double) learned.learned().topPositives() / learned.learned().top())
        .isGreaterThan(base);
    assertThat(learned.trainedOn().getLast().plusMonths(6)).isEqualTo(learned.testedOn());

    RankingModel.Reading late = learned.model().read(features(0.9));
    RankingModel.Reading paid = learned.model().read(features(0.0));
    assertThat(late.probability()).isGreaterThan(paid.probability());
    assertThat(late.reasons(3).getFirst().feature()).isEqualTo(Feature.LATE_WAGES);
    assertThat(paid.reasons(3))
        .extracting(RankingModel.Contribution::feature)
        .doesNotContain(Feature.LATE_WAGES);
  }

  @Test
  void the_same_employers_give_the_same_model_in_whatever_order_they_come() {
    Map<String, List<SortedRow>> city = city(300, 2);
    List<String> names = new ArrayList<>(city.keySet());
    Collections.shuffle(names, new Random(3));
    RankingStudy other = new RankingStudy(PLAN, TODAY);
    names.forEach(name -> other.add(name, new EmployerPast(city.get(name))));
    assertThat(other.learn()).isEqualTo(study(city, PLAN).learn());
  }

  @Test
  void what_raises_never_weighs_below_nought() {
    RankingStudy.Learned learned = (RankingStudy.Learned) study(city(400, 4), PLAN).learn();
    assertThat(learned.model().weights())
        .filteredOn(weight -> weight.feature().raises())
        .isNotEmpty()
        .allMatch(weight -> weight.weight() >= 0);
  }

  @Test
  void what_is_the_same_everywhere_or_known_of_nobody_is_not_used() {
    RankingStudy.Learned learned = (RankingStudy.Learned) study(city(400, 5), PLAN).learn();
    // Nobody has petitions, nobody's attendance is known.
    assertThat(learned.model().of(Feature.PETITIONS)).isEmpty();
    assertThat(learned.model().of(Feature.OVERTIME)).isEmpty();
    assertThat(learned.model().of(Feature.LATE_WAGES)).isPresent();
  }

  @Test
  void with_too_few_disputes_nothing_is_learned() {
    RankingStudy.Outcome few = study(city(30, 6), PLAN).learn();
    assertThat(few).isInstanceOf(RankingStudy.NotEnough.class);
    assertThat(((RankingStudy.NotEnough) few).leastPositives()).isEqualTo(50);
    assertThat(new RankingStudy(PLAN, TODAY).learn()).isInstanceOf(RankingStudy.NotEnough.class);
    // Nobody without a dispute: both outcomes are needed, however many there are.
    assertThat(study(quarrelsome(40), PLAN).learn()).isInstanceOf(RankingStudy.NotEnough.class);
  }

  /** By hand: of 2 × 3 pairs three stand right, one is a tie, two stand wrong. */
  @Test
  void the_area_under_the_curve_counts_pairs_and_halves_ties() {
    var model = new RankingModel(0, List.of(new RankingModel.Weight(Feature.LATE_WAGES, 0, 1, 1)));
    Evaluation evaluation =
        Evaluation.of(
            model,
            List.of(
                example("A", 0.1, false),
                example("B", 0.5, false),
                example("C", 0.5, true),
                example("D", 0.8, true),
                example("E", 0.9, false)));
    // Pairs right: C over A, D over A, D over B; tie: C and B; wrong: C and D under E.
    assertThat(evaluation.auc()).isCloseTo(3.5 / 6, within(1e-6));
    assertThat(evaluation.top()).isEqualTo(1);
    assertThat(evaluation.topPositives()).isZero();
    assertThat(evaluation.tenths()).hasSize(5);
  }

  private static RankingStudy.Example example(String employer, double late, boolean disputed) {
    return new RankingStudy.Example(
        employer, TODAY, Features.of(Map.of(Feature.LATE_WAGES, late)), disputed);
  }

  private static Features features(double late) {
    return Features.of(
        Map.of(
            Feature.SIZE, Math.log1p(5), Feature.LATE_WAGES, late, Feature.EARLIER_DISPUTES, 0.0));
  }

  private static RankingStudy study(Map<String, List<SortedRow>> city, StudyPlan plan) {
    RankingStudy study = new RankingStudy(plan, TODAY);
    city.forEach((name, rows) -> study.add(name, new EmployerPast(rows)));
    return study;
  }

  /** Some pay late now and then; whoever does is likelier to be complained about afterwards. */
  private static Map<String, List<SortedRow>> city(int employers, long seed) {
    Seeded any = Seeded.of(seed);
    Map<String, List<SortedRow>> city = new TreeMap<>();
    for (int i = 0; i < employers; i++) {
      boolean late = any.onceIn(4);
      List<SortedRow> rows = staff(any.number(1, 6));
      for (YearMonth month = YearMonth.of(2023, 1);
          month.isBefore(YearMonth.of(2026, 11));
          month = month.plusMonths(1)) {
        boolean unpaid = late ? !any.onceIn(3) : any.onceIn(20);
        rows.add(
            Lines.line(
                FactKind.WAGES,
                "P0",
                "month",
                month.toString(),
                "due",
                "5000",
                "paid",
                unpaid ? "100" : "5000"));
        if (any.onceIn(late ? 10 : 120)) {
          rows.add(
              Lines.line(
                  FactKind.COMPLAINTS, "", "filed_on", month.atDay(any.number(1, 28)).toString()));
        }
      }
      city.put("E-%03d".formatted(i), rows);
    }
    return city;
  }

  private static Map<String, List<SortedRow>> quarrelsome(int employers) {
    Map<String, List<SortedRow>> city = new TreeMap<>();
    for (int i = 0; i < employers; i++) {
      List<SortedRow> rows = staff(2);
      for (YearMonth month = YearMonth.of(2023, 1);
          month.isBefore(YearMonth.of(2026, 11));
          month = month.plusMonths(1)) {
        rows.add(Lines.line(FactKind.ARBITRATIONS, "", "filed_on", month.atDay(5).toString()));
      }
      city.put("E-%03d".formatted(i), rows);
    }
    return city;
  }

  private static List<SortedRow> staff(int people) {
    List<SortedRow> rows = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      rows.add(
          Lines.line(
              FactKind.EMPLOYMENTS, "P" + i, "form", "DIRECT", "first_working_day", "2020-01-06"));
    }
    return rows;
  }
}
