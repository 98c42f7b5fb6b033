package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** many people leave within a short time. */
class LayoffRulesTest {

  private static final String AS_OF = "2026-03-31";

  @TempDir Path folder;
  private FactsDir facts;

  @BeforeEach
  void start() {
    facts = new FactsDir(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "19, 500, 2026-03-10, 0",
    "20, 500, 2026-03-10, 1",
    "5, 45, 2026-03-10, 1",
    "5, 46, 2026-03-10, 0",
    "4, 4, 2026-03-10, 0",
    "20, 0, 2026-03-31, 1",
    "20, 0, 2026-04-01, 0",
    "20, 0, 2026-03-01, 1",
    "20, 0, 2026-02-28, 0"
  })
  void the_bounds_are_twenty_people_or_a_tenth(int left, int stay, String day, int findings) {
    workers(left, stay, day);
    assertThat(facts.findings(AS_OF)).hasSize(findings);
    if (findings > 0) {
      Found found = facts.only("many-left", AS_OF);
      assertThat(found.finding().facts().getFirst().value()).isEqualTo(Integer.toString(left));
      assertThat(found.finding().facts().get(1).value()).isEqualTo(Integer.toString(left + stay));
    }
  }

  @Test
  void who_was_hired_again_or_came_within_the_window_has_not_left() {
    Stream<String> again =
        IntStream.range(0, 20)
            .boxed()
            .flatMap(i ->
                Stream.of(
                    "E,p" + i + ",DIRECT,2020-01-01,2026-03-10,6000,",
                    "E,p" + i + ",DIRECT,2026-03-11,,6000,"));
    Stream<String> passing =
        IntStream.range(20, 40).mapToObj(i -> "E,p" + i + ",DIRECT,2026-03-05,2026-03-20,6000,");
    facts.file(
        "employments", FactsDir.EMPLOYMENTS, Stream.concat(again, passing).toArray(String[]::new));
    assertThat(facts.findings(AS_OF)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RESIGNED, 0", "OTHER, 0", "LAYOFF, 1", "'', 1"})
  void a_reason_on_record_that_is_no_layoff_is_not_counted(String reason, int findings) {
    workers(19, 500, "2026-03-10");
    facts.file("employments", "", "E,r,DIRECT,2020-01-01,2026-03-10,6000,");
    assertThat(facts.of("many-left", AS_OF)).hasSize(1);
    facts.empty();
    facts.file(
        "employments",
        "employer,person,form,first_working_day,last_working_day,leaving_reason",
        IntStream.range(0, 20)
            .mapToObj(i -> "E,p" + i + ",DIRECT,2020-01-01,2026-03-10," + reason)
            .toArray(String[]::new));
    assertThat(facts.of("many-left", AS_OF)).hasSize(findings);
  }

  private void workers(int left, int stay, String day) {
    facts.file(
        "employments",
        FactsDir.EMPLOYMENTS,
        IntStream.range(0, left + stay)
            .mapToObj(i -> "E,p" + i + ",DIRECT,2020-01-01," + (i < left ? day : "") + ",6000,")
            .toArray(String[]::new));
  }
}
