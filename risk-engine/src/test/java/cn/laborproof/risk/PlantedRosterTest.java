package cn.laborproof.risk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.fact.Employment;
import cn.laborproof.risk.fact.WrittenContract;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.roster.RosterLine;
import cn.laborproof.risk.roster.RosterReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 10 000 rows with 200 planted cases. What must be found was computed beforehand by a second
 * implementation in another language (plant_roster.py beside the files).
 */
class PlantedRosterTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 21);
  private static final String EMPLOYER = "91350100M000100Y43";

  @Test
  void finds_exactly_what_was_planted() {
    List<Finding> findings = RiskEngine.shipped().examine(facts(), AS_OF);

    assertThat(findings.stream().map(PlantedRosterTest::line))
        .containsExactlyInAnyOrderElementsOf(
            rows("expected.csv").map(f -> String.join(",", f)).toList());
  }

  private static String line(Finding finding) {
    String subject = finding.subject().equals(EMPLOYER) ? "EMPLOYER" : finding.subject();
    String amount =
        finding.facts().stream()
            .filter(f -> f.name().equals("exposure-amount"))
            .map(Fact::value)
            .findFirst()
            .orElse("");
    return String.join(",", subject, finding.rule(), finding.severity().name(), amount);
  }

  private static EmployerFacts facts() {
    Map<String, List<WrittenContract>> contracts = new HashMap<>();
    rows("contracts.csv")
        .forEach(f -> contracts.computeIfAbsent(f[0], _ -> new ArrayList<>()).add(contract(f)));
    List<Employment> employments = new ArrayList<>();
    try (InputStream in = open("roster.csv")) {
      new RosterReader(_ -> true)
          .read(in, line -> employments.add(employment((RosterLine.Good) line, contracts)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(employments).hasSize(10_000);
    return new EmployerFacts(EMPLOYER, "350100", employments, List.of());
  }

  private static Employment employment(
      RosterLine.Good row, Map<String, List<WrittenContract>> contracts) {
    return new Employment(
        "roster/" + row.number(),
        row.identityNumber(),
        row.form(),
        row.firstWorkingDay(),
        row.monthlyWage(),
        row.lastWorkingDay(),
        contracts.getOrDefault(row.identityNumber(), List.of()),
        Optional.empty());
  }

  private static WrittenContract contract(String[] f) {
    LocalDate concluded = LocalDate.parse(f[2]);
    LocalDate starts = LocalDate.parse(f[3]);
    Optional<LocalDate> ends =
        f[4].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(f[4]));
    return f[1].equals("PAPER_DECLARED")
        ? new WrittenContract.PaperDeclared("paper/" + f[0], concluded, starts, ends)
        : new WrittenContract.Electronic("contract/" + f[0], concluded, starts, ends);
  }

  private static java.util.stream.Stream<String[]> rows(String file) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8));
    return reader.lines().skip(1).map(l -> l.split(",", -1));
  }

  private static InputStream open(String file) {
    InputStream in = PlantedRosterTest.class.getResourceAsStream("/roster/" + file);
    assertThat(in).as(file).isNotNull();
    return in;
  }
}
