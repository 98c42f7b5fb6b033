package cn.laborproof.risk.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.testkit.RandomFacts;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums say whom no rule speaks about, however old they are and whatever they cover. */
class PairSumsTest {

  private static final Limits SMALL = new Limits(200, 2, 16);

  @TempDir Path folder;

  @Test
  void without_sums_and_with_sums_of_other_lines_the_findings_are_the_same() throws Exception {
    Seeded any = Seeded.runs(1).findFirst().orElseThrow();
    Path snapshot = snapshot("some", any);
    List<Found> expected = scan(snapshot);
    assertThat(expected).isNotEmpty();

    Path sums = Files.createDirectories(folder.resolve("sums"));
    for (Path file : sums(snapshot)) {
      Files.move(file, sums.resolve(file.getFileName()));
    }
    assertThat(scan(snapshot)).isEqualTo(expected);
    assertThat(sums(snapshot)).as("a scan writes nothing beside the lines").isEmpty();

    Path other = snapshot("other", Seeded.runs(2).skip(1).findFirst().orElseThrow());
    for (Path file : sums(other)) {
      Files.copy(file, snapshot.resolve(file.getFileName()));
    }
    assertThat(scan(snapshot)).isEqualTo(expected);

    PairSums.write(snapshot, SMALL);
    assertThat(scan(snapshot)).isEqualTo(expected);
    // Once more, over those that are whole.
    PairSums.write(snapshot, SMALL);
    assertThat(scan(snapshot)).isEqualTo(expected);
    List<Path> made = sums(snapshot);
    assertThat(made).hasSameSizeAs(sums(sums));
    for (Path file : made) {
      assertThat(file).hasSameBinaryContentAs(sums.resolve(file.getFileName()));
    }
  }

  @Test
  void sums_of_which_a_part_is_missing_are_not_believed() throws Exception {
    Path snapshot = snapshot("some", Seeded.runs(1).findFirst().orElseThrow());
    List<Found> expected = scan(snapshot);
    List<Path> sums = sums(snapshot);
    assertThat(sums).hasSizeGreaterThan(2);
    for (Path file : sums) {
      Path aside = Files.move(file, folder.resolve("aside"));
      assertThat(scan(snapshot)).as(file.getFileName().toString()).isEqualTo(expected);
      Files.move(aside, file);
    }
  }

  @Test
  void sums_are_not_believed_when_a_file_was_corrected_in_its_place() throws Exception {
    // Not every population has wages.
    int population = 0;
    Path snapshot;
    do {
      snapshot = snapshot("some-" + population, Seeded.of(20_261_122 + population));
      population++;
    } while (!Files.exists(folder.resolve("facts-some-" + (population - 1) + "/wages.csv")));
    List<Found> before = scan(snapshot);
    Path corrected = snapshot.resolve("corrected");
    for (Path wages : files(snapshot, "wages-")) {
      try (Engine engine = Engine.open(folder, SMALL)) {
        engine.run(
            "COPY (SELECT * REPLACE (CAST(0 AS BIGINT) AS paid) FROM read_parquet(%s)) TO %s (FORMAT parquet)"
                .formatted(Engine.literal(wages), Engine.literal(corrected)));
      }
      Files.move(corrected, wages, StandardCopyOption.REPLACE_EXISTING);
    }
    List<Found> after = scan(snapshot);
    assertThat(after).hasSizeGreaterThan(before.size());
    for (Path file : sums(snapshot)) {
      Files.delete(file);
    }
    assertThat(scan(snapshot)).isEqualTo(after);
  }

  @Test
  void a_snapshot_keeps_its_sums_when_it_is_copied() throws Exception {
    Path snapshot = snapshot("some", Seeded.runs(1).findFirst().orElseThrow());
    Path copy = Files.createDirectories(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(snapshot)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    try (Engine engine = Engine.open(folder, SMALL)) {
      Snapshot.open(copy, engine);
      assertThat(sums(engine.scratch())).as("none are made anew").isEmpty();
    }
  }

  /** Insured months are kept modulo sixty: wherever the turn lies, a gap is a gap. */
  @Test
  void a_gap_in_insured_months_is_found_wherever_it_lies_and_however_many_months_are_known()
      throws Exception {
    for (int known : List.of(14, 59, 60, 61, 75)) {
      for (int gap = 1; gap < 10; gap++) {
        String name = known + "-" + gap;
        Path facts = Files.createDirectories(folder.resolve("facts-" + name));
        YearMonth last = YearMonth.from(RandomFacts.AS_OF).minusMonths(1);
        YearMonth first = last.minusMonths(known - 1);
        List<String> employments = new ArrayList<>();
        employments.add("employer,person,form,first_working_day,last_working_day");
        List<String> insured = new ArrayList<>();
        insured.add("employer,person,month,status");
        for (int person = 0; person < 3; person++) {
          LocalDate hired = first.minusMonths(2).atDay(1);
          employments.add("E,P%d,DIRECT,%s,".formatted(person, hired));
          for (int month = 0; month < known; month++) {
            // The third person has lines throughout, of which some say that nothing was paid.
            boolean missing = month >= known - gap - 3 && month < known - gap;
            if (!missing || person == 0) {
              insured.add("E,P%d,%s,PAID".formatted(person, first.plusMonths(month)));
            } else if (person == 2) {
              insured.add("E,P%d,%s,UNPAID".formatted(person, first.plusMonths(month)));
            }
          }
        }
        Files.write(facts.resolve("employments.csv"), employments);
        Files.write(facts.resolve("insurance.csv"), insured);
        Path scratch = Files.createDirectories(folder.resolve("scratch-" + name));
        List<Found> expected = ParityTest.ofFiles(facts, scratch);
        assertThat(expected).extracting(f -> f.finding().subject()).contains("P1", "P2");
        Path snapshot = Files.createDirectories(folder.resolve("columns-" + name));
        SnapshotWriter.write(
            FactFolder.read(facts, scratch, 1 << 16, Horizon.none()), snapshot, SMALL);
        assertThat(scan(snapshot)).as(name).isEqualTo(expected);
      }
    }
  }

  private Path snapshot(String name, Seeded any) throws IOException {
    Path facts = Files.createDirectories(folder.resolve("facts-" + name));
    Path snapshot = Files.createDirectories(folder.resolve("snapshot-" + name));
    new RandomFacts(any).write(facts);
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    SnapshotWriter.write(FactFolder.read(facts, scratch, 1 << 16, Horizon.none()), snapshot, SMALL);
    return snapshot;
  }

  private static List<Found> scan(Path snapshot) throws IOException {
    List<Found> found = new ArrayList<>();
    new SnapshotScan(snapshot, RandomFacts.AS_OF, SMALL).run(found::add);
    return found;
  }

  private static List<Path> sums(Path snapshot) throws IOException {
    return files(snapshot, PairSums.TABLE);
  }

  private static List<Path> files(Path snapshot, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(snapshot)) {
      return files.filter(f -> f.getFileName().toString().startsWith(beginning)).toList();
    }
  }
}
