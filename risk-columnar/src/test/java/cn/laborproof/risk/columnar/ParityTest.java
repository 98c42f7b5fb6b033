package cn.laborproof.risk.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.Sieve;
import cn.laborproof.testkit.RandomFacts;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and columns, sieved or not, in one piece or many, lead to the same findings. */
class ParityTest {

  private static final int POPULATIONS = Integer.getInteger("laborproof.populations", 10);

  /** Several ranges and two workers even on small populations. */
  private static final Limits SMALL = new Limits(200, 2, 16);

  @TempDir Path folder;

  static List<Found> ofFiles(Path facts, Path scratch) throws IOException {
    List<Found> found = new ArrayList<>();
    FactFolder read = FactFolder.read(facts, scratch, 96L << 20, Horizon.none());
    CompanyScan scan = CompanyScan.shipped(RandomFacts.AS_OF, read, Sieve.inUse(), found::add);
    read.forEachCompany(
        (company, person, rows) -> scan.take(company, person, rows, Set.of(Sieve.EVERYBODY)));
    scan.finish();
    return found;
  }

  private static List<Found> ofColumns(Path snapshot, Set<Sieve> sieves) throws IOException {
    List<Found> found = new ArrayList<>();
    new SnapshotScan(snapshot, RandomFacts.AS_OF, SMALL).run(sieves, found::add);
    return found;
  }

  @Test
  void columns_and_files_lead_to_the_same_findings_in_the_same_order() throws IOException {
    TreeMap<String, Integer> byRule = new TreeMap<>();
    int leftOut = 0;
    for (Seeded any : Seeded.runs(POPULATIONS).toList()) {
      Path facts = Files.createDirectories(folder.resolve("facts-" + any.seed()));
      Path snapshot = Files.createDirectories(folder.resolve("snapshot-" + any.seed()));
      new RandomFacts(any).write(facts);
      Path scratch = Files.createDirectories(folder.resolve("scratch"));
      List<Found> expected = ofFiles(facts, scratch);
      leftOut += FactFolder.read(facts, scratch, 1 << 16, Horizon.none()).coverage().gaps().size();
      SnapshotWriter.write(
          FactFolder.read(facts, folder.resolve("scratch"), 1 << 16, Horizon.none()),
          snapshot,
          SMALL);
      assertThat(ofColumns(snapshot, Sieve.inUse())).as(any.toString()).isEqualTo(expected);
      expected.forEach(f -> byRule.merge(f.finding().rule(), 1, Integer::sum));
      Set<String> some =
          CompanyScan.ruleIds().stream()
              .filter(_ -> any.random().nextInt(3) == 0)
              .collect(Collectors.toSet());
      List<Found> ofSome = new ArrayList<>();
      new SnapshotScan(snapshot, RandomFacts.AS_OF, SMALL).only(some, ofSome::add);
      assertThat(ofSome)
          .as("of %s alone, %s", some, any)
          .isEqualTo(expected.stream().filter(f -> some.contains(f.finding().rule())).toList());
      try (Stream<Path> left = Files.list(snapshot)) {
        assertThat(left.map(p -> p.getFileName().toString()))
            .allMatch(name -> name.endsWith(".parquet"));
      }
    }
    System.err.println("findings compared: " + byRule + ", divisions left out: " + leftOut);
    assertThat(leftOut).isPositive();
  }

  /** Random populations rarely lose twenty people at once. */
  @Test
  void companies_that_many_have_left_are_found_in_columns_as_in_files() throws IOException {
    Path facts = Files.createDirectories(folder.resolve("leaving"));
    Path snapshot = Files.createDirectories(folder.resolve("leaving-columns"));
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    var lines = new ArrayList<String>();
    lines.add("employer,person,form,first_working_day,last_working_day");
    for (int[] company :
        new int[][] {{20, 300, 3}, {19, 300, 3}, {5, 45, 30}, {5, 46, 3}, {4, 4, 3}, {30, 5, 31}}) {
      for (int person = 0; person < company[0] + company[1]; person++) {
        lines.add(
            "E%d-%d,P%d,DIRECT,2020-01-01,%s"
                .formatted(
                    company[0],
                    company[1],
                    person,
                    person < company[0] ? RandomFacts.AS_OF.minusDays(company[2]) : ""));
      }
    }
    Files.write(facts.resolve("employments.csv"), lines);
    List<Found> expected = ofFiles(facts, scratch);
    assertThat(expected.stream().map(f -> f.finding().employer()))
        .containsExactly("E20-300", "E5-45");
    SnapshotWriter.write(FactFolder.read(facts, scratch, 1 << 16, Horizon.none()), snapshot, SMALL);
    assertThat(ofColumns(snapshot, Sieve.inUse())).isEqualTo(expected);
  }
}
