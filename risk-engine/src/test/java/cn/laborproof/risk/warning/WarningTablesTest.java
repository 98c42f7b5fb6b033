package cn.laborproof.risk.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row, bound and "or" branch of Beijing's and Xuan'en's tables; 0 stands for no level. */
class WarningTablesTest {

  private final WarningBook book = WarningBook.shipped();
  private final Scheme beijing = book.find("beijing/1").orElseThrow();
  private final Scheme xuanen = book.find("xuanen/1").orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          terminated=201                                         | 1
          terminated=200                                         | 2
          terminated=51                                          | 2
          terminated=50                                          | 2
          terminated=49                                          | 3
          terminated=49 workforce=245                            | 2
          terminated=49 workforce=246                            | 3
          terminated=20 workforce=100                            | 2
          terminated=20 workforce=101                            | 3
          terminated=21                                          | 3
          terminated=20                                          | 3
          terminated=19                                          | 0
          terminated=19 workforce=190                            | 3
          terminated=19 workforce=191                            | 0
          terminated=19 workforce=95                             | 2
          terminated=19 workforce=96                             | 3
          terminated=1 workforce=10                              | 3
          terminated=1 workforce=11                              | 0
          terminated=1 workforce=5                               | 2
          terminated=0 workforce=10                              | 0
          workforce=10                                           | 0
          terminated=10 workforce=0                              | 0
          group-event=frequent spread=regions                    | 1
          group-event=frequent spread=nationwide                 | 1
          group-event=frequent spread=local                      | 2
          group-event=frequent                                   | 2
          group-event=happened spread=nationwide                 | 2
          group-event=happened                                   | 2
          group-event=possible                                   | 2
          group-event=hidden-danger                              | 3
          group-event=none                                       | 0
          spread=nationwide                                      | 0
          opinion=grave                                          | 1
          opinion=level-1                                        | 1
          opinion=level-2                                        | 2
          opinion=level-3                                        | 3
          opinion=below-level-3                                  | 3
          opinion=none                                           | 0
          terminated=20 opinion=level-2                          | 2
          terminated=201 group-event=hidden-danger opinion=level-3 | 1
          concerned=5000 owed=90000000                           | 0
          terminated=20 judged-level=1                           | 1
          terminated=201 judged-level=3                          | 1
          """)
  void beijing_matches_this_level(String facts, int level) {
    assertThat(level(beijing, facts)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sector-risk=some-employers group-event=happened people=few townships=1   | 1
          sector-risk=some-employers group-event=possible people=few townships=1   | 1
          sector-risk=worsening group-event=frequent people=few townships=1        | 1
          sector-risk=some-employers group-event=hidden-danger people=few townships=1 | 0
          sector-risk=none group-event=happened people=few townships=1             | 0
          sector-risk=some-employers group-event=happened people=many townships=1  | 0
          sector-risk=some-employers group-event=happened people=few townships=2   | 0
          sector-risk=some-employers group-event=happened people=few               | 0
          sector-risk=worsening group-event=frequent people=many townships=2       | 2
          sector-risk=worsening group-event=frequent people=many townships=3       | 2
          sector-risk=worsening group-event=frequent people=many townships=1       | 0
          sector-risk=worsening group-event=happened people=many townships=2       | 0
          sector-risk=some-employers group-event=frequent people=many townships=2  | 0
          sector-risk=worsening group-event=frequent people=few townships=2        | 0
          sector-risk=some-employers group-event=happened people=few townships=1 judged-level=2 | 2
          townships=2 judged-level=1                                               | 1
          """)
  void xuanen_matches_this_level(String facts, int level) {
    assertThat(level(xuanen, facts)).isEqualTo(level);
  }

  @Test
  void level_1_is_the_gravest_in_beijing_and_the_mildest_in_xuanen() {
    assertThat(beijing.levels().stream().map(Level::number)).containsExactly(1, 2, 3);
    assertThat(xuanen.levels().stream().map(Level::number)).containsExactly(2, 1);
    assertThat(xuanen.level(2).graverThan(xuanen.level(1))).isTrue();
    assertThat(beijing.level(1).graverThan(beijing.level(2))).isTrue();
  }

  @Test
  void a_level_says_in_the_words_of_the_source_why_it_matches() {
    Assessment assessment = beijing.assess(facts("terminated=50"));
    assertThat(assessment.matched().stream().map(answer -> answer.branch().quoted()))
        .contains("超过50人以上", "超过20人以上");
    assertThat(beijing.level(1).branches().getFirst().quoted()).isEqualTo("超过200人");
    for (Scheme scheme : book.schemes()) {
      for (Level level : scheme.levels()) {
        assertThat(level.branches())
            .isNotEmpty()
            .allSatisfy(
                branch -> assertThat(branch.wording().zh() + branch.wording().en()).isNotBlank());
        assertThat(level.clocks().values())
            .allSatisfy(rule -> assertThat(rule.source()).matches("(platform: .+|宣人社发〔2021〕11号)"));
      }
    }
  }

  @Test
  void what_is_unknown_may_make_it_graver_and_is_named() {
    Assessment assessment = beijing.assess(facts("terminated=30"));
    assertThat(assessment.level().map(Level::number)).contains(3);
    assertThat(assessment.openAbove(beijing))
        .filteredOn(answer -> answer.missing().contains(WarningFact.WORKFORCE))
        .singleElement()
        .satisfies(answer -> {
          assertThat(answer.branch().level()).isEqualTo(2);
          assertThat(answer.branch().position()).isEqualTo(2);
        });
    assertThat(beijing.assess(facts("terminated=30 workforce=1000")).openAbove(beijing))
        .noneMatch(answer -> answer.missing().contains(WarningFact.WORKFORCE));
  }

  @Test
  void the_scheme_follows_region_and_day() {
    LocalDate day = LocalDate.of(2026, 11, 22);
    assertThat(book.inForce("110105", day)).contains(beijing);
    assertThat(book.inForce("422825100", day)).contains(xuanen);
    assertThat(book.inForce("330106", day)).as("the book's default").contains(beijing);
    assertThat(book.inForce("110105", LocalDate.of(2020, 6, 30))).isEmpty();
    assertThat(book.inForce("110105", LocalDate.of(2020, 7, 1))).contains(beijing);
    assertThat(book.inForce("422825", LocalDate.of(2020, 12, 31)))
        .as("before the county's notice")
        .contains(beijing);
  }

  @Test
  void a_scheme_with_a_hole_is_refused_when_it_is_read() {
    var properties = new Properties();
    properties.setProperty("a.v1.region", "11");
    assertThatIllegalArgumentException().isThrownBy(() -> WarningBook.of(properties));
    assertThatIllegalArgumentException().isThrownBy(() -> Term.parse("terminated is 3"));
    assertThatIllegalArgumentException().isThrownBy(() -> Term.parse("group-event >= 3"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Situation(java.util.Map.of(WarningFact.TERMINATED_SHARE, 3L)));
    assertThatIllegalArgumentException().isThrownBy(() -> WarningFact.TERMINATED.parse("-1"));
  }

  private static int level(Scheme scheme, String facts) {
    return scheme.assess(facts(facts)).level().map(Level::number).orElse(0);
  }

  static Situation facts(String text) {
    return new Situation(
        Arrays.stream(text.strip().split("\\s+"))
            .map(part -> part.split("="))
            .collect(
                Collectors.toMap(
                    part -> WarningFact.ofCode(part[0]),
                    part -> WarningFact.ofCode(part[0]).parse(part[1]),
                    (one, _) -> one,
                    () -> new EnumMap<>(WarningFact.class))));
  }
}
