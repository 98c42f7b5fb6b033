package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.intake.Coverage;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.Horizon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a line is not there is a fact only where its register was delivered. */
class RegisterCoverageTest {

  private static final String HERE = "330106";
  private static final String NEXT = "330108";
  private static final String DAY = "2026-06-15";

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private FactsDir facts() {
    return new FactsDir(folder);
  }

  /** Employers of a division with one person each, the first so many of them with a contract. */
  private void division(String region, int employers, int contracts) {
    for (int i = 1; i <= employers; i++) {
      String employer = "E" + region + "-" + i;
      if (!region.isEmpty()) {
        facts().file("employers", "employer,region", employer + "," + region);
      }
      employ(employer, "2026-03-02");
      if (i <= contracts) {
        facts()
            .file(
                "contracts",
                FactsDir.CONTRACTS,
                employer + ",p,c,OPEN_ENDED,2026-03-02,2026-03-02,,,,");
      }
    }
  }

  private void employ(String employer, String hired) {
    facts().file("employments", FactsDir.EMPLOYMENTS, employer + ",p,DIRECT," + hired + ",,,");
  }

  private long breaches(String rule, String employers) {
    return facts().found(DAY).stream()
        .map(Found::finding)
        .filter(each -> each.rule().equals(rule) && each.employer().startsWith(employers))
        .count();
  }

  private long withoutContract(String region) {
    return breaches("contract-unseen-breach", "E" + region + "-");
  }

  @ParameterizedTest
  @CsvSource({"10, 5, 5", "10, 4, 0", "11, 5, 0", "11, 6, 5", "5, 3, 2", "5, 2, 0", "5, 5, 0"})
  void from_half_of_a_divisions_employers_on_the_others_are_asked(
      int employers, int contracts, int found) {
    division(HERE, employers, contracts);
    assertThat(withoutContract(HERE)).isEqualTo(found);
  }

  @Test
  void one_line_of_one_district_accuses_nobody_elsewhere() {
    division(HERE, 20, 0);
    division(NEXT, 20, 0);
    facts().file("contracts", FactsDir.CONTRACTS, "X,p,c,OPEN_ENDED,2026-03-02,2026-03-02,,,,");
    assertThat(breaches("contract-unseen-breach", "")).isZero();
  }

  @Test
  void a_district_that_delivered_nothing_is_not_accused_and_its_neighbour_is_examined() {
    division(HERE, 20, 18);
    division(NEXT, 5, 0);
    assertThat(withoutContract(HERE)).isEqualTo(2);
    assertThat(withoutContract(NEXT)).isZero();
  }

  @Test
  void a_division_of_few_employers_is_known_as_the_city_around_it_is() {
    division(HERE, 10, 8);
    division(NEXT, 4, 0);
    division("320102", 4, 0);
    division("320111", 3, 0);
    assertThat(withoutContract(NEXT)).isEqualTo(4);
    assertThat(breaches("contract-unseen-breach", "E320"))
        .as("a city of its own, where nothing came")
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"4, 1, 3", "3, 1, 2", "2, 1, 1", "4, 0, 0"})
  void of_few_employers_in_all_one_line_is_taken_for_the_register(
      int employers, int contracts, int found) {
    division(HERE, employers, contracts);
    assertThat(withoutContract(HERE)).isEqualTo(found);
  }

  @Test
  void employers_whose_seat_nobody_knows_are_known_as_all_together_are() {
    division(HERE, 10, 9);
    division("", 2, 0);
    assertThat(breaches("contract-unseen-breach", "E-")).isEqualTo(2);
    division(NEXT, 10, 0);
    assertThat(breaches("contract-unseen-breach", "E-")).isZero();
  }

  @Test
  void an_employer_with_a_line_of_its_own_is_known_wherever_it_is() {
    division(HERE, 10, 1);
    facts().file("employments", FactsDir.EMPLOYMENTS, "E330106-1,q,DIRECT,2026-03-02,,,");
    assertThat(facts().of("contract-unseen-breach", DAY)).containsExactly("BREACH q");
  }

  /** A complete register that lost lines on the way still shows who signed nothing. */
  @ParameterizedTest
  @CsvSource({"10", "25", "40"})
  void lines_that_are_missing_here_and_there_hide_nobody(int percent) {
    Random random = new Random(percent);
    for (int i = 0; i < 200; i++) {
      String employer = "F%03d".formatted(i);
      facts().file("employers", "employer,region", employer + "," + HERE);
      for (int p = 0; p <= i % 5; p++) {
        facts()
            .file(
                "employments", FactsDir.EMPLOYMENTS, employer + ",p" + p + ",DIRECT,2026-03-02,,,");
        if (i >= 10 && random.nextInt(100) >= percent) {
          facts()
              .file(
                  "contracts",
                  FactsDir.CONTRACTS,
                  employer + ",p" + p + ",c,OPEN_ENDED,2026-03-02,2026-03-02,,,,");
        }
      }
    }
    assertThat(breaches("contract-unseen-breach", "F00"))
        .as("everybody at the ten that signed nothing")
        .isEqualTo(30);
  }

  @Test
  void insurance_is_asked_for_up_to_the_month_delivered_for_the_division() {
    insured(HERE, "2026-05");
    insured(NEXT, "2026-02");
    employ("NEW" + HERE, "2026-03-02");
    employ("NEW" + NEXT, "2026-03-02");
    assertThat(breaches("insurance-not-registered", "NEW" + HERE)).isEqualTo(1);
    assertThat(breaches("insurance-not-registered", "NEW" + NEXT)).isZero();
    assertThat(breaches("insurance-anomaly", "")).isZero();
    facts().file("insurance", FactsDir.INSURANCE, "I330108-1,p,2026-05,PAID,");
    assertThat(breaches("insurance-anomaly", ""))
        .as("of one whose own lines go on after a gap that is too short")
        .isZero();
    assertThat(breaches("insurance-not-registered", "NEW" + NEXT))
        .as("one employer's later line says nothing of the others")
        .isZero();
  }

  private void insured(String region, String last) {
    facts().file("employers", "employer,region", "NEW" + region + "," + region);
    for (int i = 1; i <= 6; i++) {
      String employer = "I" + region + "-" + i;
      facts().file("employers", "employer,region", employer + "," + region);
      employ(employer, "2025-10-10");
      for (int month = 11; month <= 12; month++) {
        facts().file("insurance", FactsDir.INSURANCE, employer + ",p,2025-" + month + ",PAID,");
      }
      for (int month = 1; month <= Integer.parseInt(last.substring(5)); month++) {
        facts().file("insurance", FactsDir.INSURANCE, employer + ",p,2026-0" + month + ",PAID,");
      }
    }
  }

  @Test
  void the_file_of_findings_names_the_divisions_and_what_was_missing() throws IOException {
    division(HERE, 20, 18);
    division(NEXT, 6, 1);
    Path out = elsewhere.resolve("findings.json");
    RiskScan.shipped().run(folder, out, LocalDate.parse(DAY), Horizon.none());
    assertThat(Files.readString(out).replaceAll("\\s", ""))
        .contains(
            "{\"rule\":\"contract-unseen-breach\",\"missing\":[\"contracts.csv\"],\"divisions\":[{\"division\":\"330108\",\"employers\":6,\"withLines\":1}]}");
    assertThat(facts().scan(DAY, 1 << 12, new ArrayList<>()).coverage().gaps())
        .as("also when lines are sorted on disk")
        .isEqualTo(
            List.of(
                new Coverage.Gap(FactKind.INSURANCE, HERE, 20, 0),
                new Coverage.Gap(FactKind.CONTRACTS, NEXT, 6, 1),
                new Coverage.Gap(FactKind.INSURANCE, NEXT, 6, 0)));
  }
}
