package cn.laborproof.risk.score;

import static cn.laborproof.risk.finding.Severity.BREACH;
import static cn.laborproof.risk.finding.Severity.NOTICE;
import static cn.laborproof.risk.finding.Severity.REMIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.testkit.Seeded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings to points to dimensions to a score. */
class ScoreTest {

  private static final Scorecard CARD = Scorecards.shipped().cards().getFirst();

  /** Everything a card asks for: then all points are assessed for which there are any facts. */
  private static final Set<String> EVERYTHING = everything();

  private static final int WITH_FACTS = 95;

  @Test
  void an_employer_of_whom_all_is_known_and_nothing_found_has_the_full_score() {
    Score score = CARD.score(List.of(), EVERYTHING);
    assertThat(score.tenths()).hasValue(1000);
    assertThat(score.assessed()).isEqualTo(WITH_FACTS);
    assertThat(score.atMost()).isEqualTo(1000);
    assertThat(score.atLeast()).as("if all that nobody can see were lost").isEqualTo(950);
    assertThat(score.points()).hasSize(27).allMatch(point -> point.deductions().isEmpty());
  }

  @Test
  void what_is_not_known_is_neither_good_nor_bad() {
    Score none = CARD.score(List.of(), Set.of());
    assertThat(none.tenths()).isEmpty();
    assertThat(none.assessed()).isZero();
    assertThat(none.atLeast()).isZero();
    assertThat(none.atMost()).isEqualTo(1000);
    assertThat(none.dimensions()).allMatch(each -> each.tenths().isEmpty());
    assertThat(none.points()).noneMatch(Score.OfPoint::assessed);

    Score roster = CARD.score(List.of(), Set.of("roster"));
    assertThat(roster.assessed()).isEqualTo(17);
    assertThat(roster.tenths()).as("too little for a score").isEmpty();
    assertThat(roster.dimensions().getFirst().tenths()).hasValue(1000);
    assertThat(roster.dimensions().get(4).tenths()).as("work safety").isEmpty();
  }

  @Test
  void there_is_a_score_from_thirty_hundredths_of_the_card_on() {
    Scorecard least = Scorecards.of(withLeast(17)).cards().getFirst();
    assertThat(least.score(List.of(), Set.of("roster")).tenths()).hasValue(1000);
    Scorecard more = Scorecards.of(withLeast(18)).cards().getFirst();
    assertThat(more.score(List.of(), Set.of("roster")).tenths()).isEmpty();
    assertThat(CARD.leastAssessed()).isEqualTo(30);
  }

  @Test
  void a_finding_takes_its_part_of_its_point_and_the_score_says_which() {
    Score score = CARD.score(List.of(new Tally("wage-arrears", BREACH, 1)), EVERYTHING);
    Score.OfPoint arrears = score.point("WG-1").orElseThrow();
    assertThat(arrears.percent()).isEqualTo(60);
    // 60 % of 10 of 95 assessed: 6.316 of 100.
    assertThat(arrears.deductions())
        .containsExactly(new Score.Deduction("wage-arrears", BREACH, 1, 60, 63));
    assertThat(score.tenths()).hasValue(937);
    // 60 % of 10 of the 22 of its dimension.
    assertThat(score.dimensions().get(1).tenths()).hasValue(727);
    assertThat(score.dimensions().get(1).lost()).isEqualTo(63);
    assertThat(score.atMost()).isEqualTo(940);
    assertThat(score.atLeast()).isEqualTo(890);
  }

  @Test
  void one_fact_seen_several_ways_takes_once() {
    List<Tally> same =
        List.of(
            new Tally("contract-unseen-breach", BREACH, 3),
            new Tally("double-wage-exposure", BREACH, 3),
            new Tally("contract-unseen-remind", REMIND, 1),
            new Tally("contract-paper-declared", NOTICE, 9));
    Score.OfPoint contracts = CARD.score(same, EVERYTHING).point("EM-1").orElseThrow();
    assertThat(contracts.percent()).isEqualTo(70);
    assertThat(contracts.deductions().stream().map(Score.Deduction::percent))
        .containsExactly(70, 0, 0, 0);
    assertThat(contracts.deductions()).as("all stay visible").hasSize(4);
  }

  @Test
  void a_point_is_lost_once_and_the_gravest_take_first() {
    Score.OfPoint wages =
        CARD.score(
                List.of(
                    new Tally("wage-criminal-line", BREACH, 1),
                    new Tally("wage-arrears", BREACH, 3),
                    new Tally("wage-arrears", NOTICE, 5)),
                EVERYTHING)
            .point("WG-1")
            .orElseThrow();
    assertThat(wages.percent()).isEqualTo(100);
    assertThat(wages.deductions().stream().map(Score.Deduction::percent))
        .containsExactly(80, 18, 2);
  }

  @Test
  void a_finding_proves_that_its_facts_were_there() {
    Score score = CARD.score(List.of(new Tally("dispatch-charge", BREACH, 1)), Set.of());
    assertThat(score.point("RP-3").orElseThrow().assessed()).isTrue();
    assertThat(score.assessed()).isEqualTo(2);
    assertThat(score.tenths()).isEmpty();
    assertThat(score.lost()).isEqualTo(500);
  }

  @Test
  void what_is_shown_takes_nothing_and_proves_nothing() {
    Score score = CARD.score(List.of(new Tally("many-left", REMIND, 1)), Set.of());
    Score.OfPoint terms = score.point("EM-4").orElseThrow();
    assertThat(terms.assessed()).isFalse();
    assertThat(terms.lost()).isZero();
    assertThat(terms.deductions())
        .containsExactly(new Score.Deduction("many-left", REMIND, 1, 0, 0));
    assertThat(score.assessed()).isZero();
  }

  @Test
  void two_sources_that_say_the_same_are_not_added() {
    assertThat(
            Tally.together(
                List.of(
                    new Tally("contract-expired", BREACH, 2),
                    new Tally("contract-expired", BREACH, 3),
                    new Tally("contract-expired", REMIND, 1))))
        .containsExactly(
            new Tally("contract-expired", BREACH, 3), new Tally("contract-expired", REMIND, 1));
    assertThat(
            Tally.of(
                List.of(
                    finding("wage-arrears", BREACH, "P1"),
                    finding("wage-arrears", BREACH, "P1"),
                    finding("wage-arrears", BREACH, "P2"))))
        .as("subjects, not lines")
        .containsExactly(new Tally("wage-arrears", BREACH, 2));
    assertThatThrownBy(() -> new Tally("wage-arrears", BREACH, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(300);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void parts_make_their_sums_whatever_is_found(Seeded any) {
    Set<String> known = some(any);
    Score score = CARD.score(tallies(any), known);
    assertThat(score.lost()).isBetween(0, 1000);
    score.tenths().ifPresent(tenths -> assertThat(tenths).isEqualTo(1000 - score.lost()));
    assertThat(score.tenths().isPresent()).isEqualTo(score.assessed() >= 30);
    assertThat(score.dimensions().stream().mapToInt(Score.OfDimension::lost).sum())
        .isEqualTo(score.lost());
    assertThat(score.dimensions().stream().mapToInt(Score.OfDimension::assessed).sum())
        .isEqualTo(score.assessed());
    for (Score.OfPoint point : score.points()) {
      assertThat(point.percent()).isBetween(0, 100);
      assertThat(point.deductions().stream().mapToInt(Score.Deduction::percent).sum())
          .isEqualTo(point.percent());
      assertThat(point.deductions().stream().mapToInt(Score.Deduction::lost).sum())
          .isEqualTo(point.lost());
      assertThat(point.assessed() || point.percent() == 0 && point.lost() == 0).isTrue();
    }
    assertThat(score.atLeast()).isBetween(0, score.atMost());
    assertThat(score.atMost()).isLessThanOrEqualTo(1000);
    score
        .tenths()
        .ifPresent(tenths -> assertThat(tenths).isBetween(score.atLeast(), score.atMost()));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void neither_order_nor_repetition_changes_a_score(Seeded any) {
    List<Tally> tallies = tallies(any);
    Set<String> known = some(any);
    List<Tally> shuffled = new ArrayList<>(tallies);
    shuffled.addAll(tallies);
    Collections.shuffle(shuffled, any.random());
    assertThat(CARD.score(shuffled, new TreeSet<>(known).descendingSet()))
        .isEqualTo(CARD.score(tallies, known));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void one_more_finding_of_an_assessed_point_never_raises_the_score(Seeded any) {
    List<Tally> tallies = tallies(any);
    List<Tally> more = new ArrayList<>(tallies);
    more.add(tally(any));
    Score before = CARD.score(tallies, EVERYTHING);
    Score after = CARD.score(more, EVERYTHING);
    assertThat(after.tenths().orElseThrow()).isLessThanOrEqualTo(before.tenths().orElseThrow());
  }

  private static List<Tally> tallies(Seeded any) {
    return any.list(0, 25, ScoreTest::tally);
  }

  private static Tally tally(Seeded any) {
    List<String> rules = CARD.points().stream().flatMap(p -> p.rules().stream()).toList();
    String rule = any.onceIn(20) ? "rule-of-tomorrow" : any.pick(rules);
    return new Tally(rule, any.pick(Severity.values()), any.number(1, 12));
  }

  private static Set<String> some(Seeded any) {
    Set<String> some = new HashSet<>(EVERYTHING);
    some.removeIf(_ -> any.onceIn(3));
    return some;
  }

  private static Set<String> everything() {
    Set<String> all = new TreeSet<>();
    CARD.points().forEach(point -> point.assessed().forEach(all::addAll));
    return all;
  }

  private static java.util.Properties withLeast(int least) {
    java.util.Properties lines = ScorecardsTest.shipped();
    lines.setProperty("seven-dimensions.v1.least-assessed", Integer.toString(least));
    return lines;
  }

  private static Finding finding(String rule, Severity severity, String subject) {
    return new Finding(
        rule, 1, severity, "E", subject, LocalDate.of(2026, 11, 22), List.of(), "", List.of());
  }
}
