package cn.laborproof.risk.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.CompanyScan;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped card and what is refused of a card that does not fit together. */
class ScorecardsTest {

  private static final String CARD = "seven-dimensions.v1.";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void the_shipped_card_has_seven_dimensions_and_27_points_of_which_the_source_names_four() {
    Scorecard card = Scorecards.shipped().inForce("330106", TODAY).orElseThrow();
    assertThat(card.dimensions().stream().map(each -> each.name().zh()))
        .containsExactly("劳动用工", "工资发放", "社会保险", "权益维护", "生产安全", "稳定经营", "组织机制");
    assertThat(card.points()).hasSize(27);
    assertThat(card.points().stream().filter(ControlPoint::named).map(each -> each.name().zh()))
        .containsExactly("拖欠工资", "欠缴社保", "员工纠纷", "违法经营");
    assertThat(card.dimensions().stream().mapToInt(Dimension::weight).sum()).isEqualTo(100);
    assertThat(card.points().stream().filter(each -> each.lacks().isPresent()))
        .as("points no source has facts for say which are missing")
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.rules()).isEmpty());
  }

  @Test
  void every_rule_of_the_library_feeds_one_point() {
    Scorecard card = Scorecards.shipped().cards().getFirst();
    Set<String> fed = new HashSet<>();
    card.points().forEach(point -> fed.addAll(point.rules()));
    assertThat(fed).isEqualTo(Set.copyOf(CompanyScan.ruleIds()));
    assertThat(card.fedBy("wage-arrears").map(ControlPoint::code)).contains("WG-1");
    assertThat(card.fedBy("no-such-rule")).isEmpty();
  }

  @Test
  void a_card_begins_and_ends_with_its_days_and_a_region_may_have_its_own() {
    Properties lines = shipped();
    Scorecards.of(lines).cards().getFirst();
    for (String name : shipped().stringPropertyNames()) {
      if (name.startsWith(CARD)) {
        lines.setProperty("local.v2." + name.substring(CARD.length()), lines.getProperty(name));
      }
    }
    lines.setProperty("local.v2.region", "3301");
    lines.setProperty("local.v2.from", "2026-01-01");
    lines.setProperty("local.v2.to", "2026-12-31");
    Scorecards book = Scorecards.of(lines);
    assertThat(key(book, "330106", "2025-12-31")).isEqualTo("seven-dimensions.v1");
    assertThat(key(book, "330106", "2026-01-01")).isEqualTo("local.v2");
    assertThat(key(book, "330106", "2026-12-31")).isEqualTo("local.v2");
    assertThat(key(book, "330106", "2027-01-01")).isEqualTo("seven-dimensions.v1");
    assertThat(key(book, "330206", "2026-06-01")).isEqualTo("seven-dimensions.v1");
    assertThat(book.inForce("330106", LocalDate.of(2019, 12, 31))).isEmpty();
    assertThat(book.find("local.v2")).isPresent();
    assertThat(book.find("local.v1")).isEmpty();
  }

  @Test
  void a_card_that_does_not_fit_together_is_not_loaded() {
    refused("point.WG-1.weight", "11", "weights make 101");
    refused("point.WG-1.weight", "0", "weights make 90");
    refused("point.EM-4.rules", "wage-arrears", "wage-arrears feeds two points");
    refused("point.WG-1.shown", "wage-arrears", "feeds two points");
    refused("point.WG-1.dimension", "weather", "WG-1 is of no dimension");
    refused("point.WG-1.origin", "newspaper", "expected: source or platform");
    refused("point.WG-1.assessed", "salaries.employer", "nobody can know");
    refused("point.WG-1.assessed", "wages.firm", "nobody can know");
    refused("point.WG-1.assessed", "office.salaries", "nobody can know");
    refused("point.WG-1.assessed", "", "needs rules and assessed, or lacks");
    refused("point.WG-1.rules", "", "needs rules and assessed, or lacks");
    refused("point.WG-1.lacks", "数据", "lacks point.WG-1.lacks.en");
    refused("point.WS-3.lacks", "", "lacks point.WS-3.lacks");
    refused("point.WG-1.name.en", "", "lacks point.WG-1.name.en");
    refused("loss.breach", "50,60,100", "expected: 0 <= each <= first <= most");
    refused("loss.breach", "50,10,101", "expected: 0 <= each <= first <= most");
    refused("loss.breach", "50", "expected: first,each,most");
    refused("least-assessed", "0", "expected: 1 to 100");
    refused("dimension.8.code", "weather", "lacks dimension.8.name");
    Properties misnamed = shipped();
    misnamed.setProperty("seven-dimensions.from", "2020-01-01");
    assertThatThrownBy(() -> Scorecards.of(misnamed)).hasMessageContaining("CARD.vN.KEY");
  }

  @Test
  void further_findings_take_less_than_the_first_and_all_of_them_no_more_than_the_most() {
    Loss loss = new Loss(50, 10, 75);
    assertThat(List.of(loss.of(0), loss.of(1), loss.of(2), loss.of(3), loss.of(4)))
        .containsExactly(0, 50, 60, 70, 75);
    assertThat(loss.of(Long.MAX_VALUE / 100)).isEqualTo(75);
    assertThat(Severity.values()).hasSize(3);
  }

  private static String key(Scorecards book, String region, String day) {
    return book.inForce(region, LocalDate.parse(day)).orElseThrow().key();
  }

  private static void refused(String name, String value, String why) {
    Properties lines = shipped();
    lines.setProperty(CARD + name, value);
    assertThatThrownBy(() -> Scorecards.of(lines))
        .as(name + "=" + value)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  static Properties shipped() {
    Properties lines = new Properties();
    try (Reader reader =
        new InputStreamReader(
            ScorecardsTest.class.getResourceAsStream("scorecards.properties"),
            StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
