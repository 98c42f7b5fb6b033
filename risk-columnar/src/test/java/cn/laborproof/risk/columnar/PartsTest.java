package cn.laborproof.risk.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.testkit.RandomFacts;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's files are divided by companies, and a question opens only those it is about. */
class PartsTest {

  private static final Limits SMALL = new Limits(200, 2, 16);
  private static final Limits WHOLE = new Limits(200, 2, 1 << 18);

  @TempDir Path folder;

  @Test
  void a_question_about_some_companies_opens_no_file_of_others() throws Exception {
    Path snapshot = write(facts(), "divided", SMALL);
    String end =
        names(snapshot).stream()
            .filter(name -> name.startsWith("wages-") && !name.equals("wages-0.parquet"))
            .map(name -> name.substring("wages".length()))
            .findFirst()
            .orElseThrow();
    List<String> tables =
        names(snapshot).stream().filter(name -> name.endsWith(end)).map(PartsTest::table).toList();
    assertThat(tables).contains("pairs", "by_pair", "wages");
    long first = SMALL.pairsAtOnce() * Long.parseLong(end.replaceAll("\\D", ""));
    long last = first + SMALL.pairsAtOnce() - 1;
    try (Engine engine = Engine.open(folder, SMALL)) {
      Snapshot all = Snapshot.open(snapshot, engine);
      engine.run("CREATE SCHEMA few");
      long expected =
          count(
              engine.connection(),
              "pairs WHERE company_no BETWEEN %d AND %d".formatted(first, last));
      for (String name : names(snapshot)) {
        if (tables.contains(table(name)) && !name.endsWith(end)) {
          Files.writeString(snapshot.resolve(name), "no columns");
        }
      }
      try (Connection own = Engine.within(engine.connection(), "few")) {
        all.narrow(own, "few", first, last);
        for (String table : tables) {
          assertThat(count(own, table)).as(table).isPositive();
        }
        assertThat(count(own, "pairs")).isEqualTo(expected);
        assertThatThrownBy(() -> count(engine.connection(), "wages"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void files_with_all_companies_as_they_were_written_before_are_scanned_alike() throws Exception {
    Path facts = facts();
    Path whole = write(facts, "whole", WHOLE);
    Path divided = write(facts, "divided", SMALL);
    assertThat(names(whole)).allMatch(name -> name.endsWith("-0.parquet"));
    assertThat(names(divided)).hasSizeGreaterThan(names(whole).size());
    List<Found> expected = scan(whole, WHOLE);
    assertThat(expected).isNotEmpty();
    same(scan(whole, SMALL), expected);
    same(scan(divided, SMALL), expected);
    same(scan(divided, WHOLE), expected);
    // Ranges that end elsewhere than the files do.
    same(scan(divided, new Limits(200, 2, 23)), expected);
  }

  @Test
  void nothing_of_a_larger_city_is_left_when_a_smaller_one_takes_its_place() throws Exception {
    Path place = write(facts(), "place", SMALL);
    assertThat(names(place)).anyMatch(name -> name.endsWith("-1.parquet"));
    Path facts = Files.createDirectories(folder.resolve("one"));
    Files.write(
        facts.resolve("employments.csv"),
        List.of("employer,person,form,first_working_day", "E,P,DIRECT,2020-01-01"));
    write(facts, "place", SMALL);
    assertThat(names(place)).allMatch(name -> name.endsWith("-0.parquet"));
    SnapshotScan.Summary summary = new SnapshotScan(place, RandomFacts.AS_OF, SMALL).run(_ -> {});
    assertThat(summary.pairs()).as("an employer and a person").isEqualTo(2);
    assertThat(summary.facts().has(FactKind.WAGES)).isFalse();
  }

  private Path facts() throws IOException {
    Path facts = Files.createDirectories(folder.resolve("facts"));
    new RandomFacts(Seeded.of(20_261_122)).write(facts);
    return facts;
  }

  private Path write(Path facts, String name, Limits limits) throws IOException {
    Path snapshot = Files.createDirectories(folder.resolve(name));
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    SnapshotWriter.write(
        FactFolder.read(facts, scratch, 1 << 16, Horizon.none()), snapshot, limits);
    return snapshot;
  }

  /** By hand: two cities of findings that differ are no message. */
  private static void same(List<Found> found, List<Found> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isEqualTo(expected.get(i));
    }
  }

  private static List<Found> scan(Path snapshot, Limits limits) throws IOException {
    List<Found> found = new ArrayList<>();
    new SnapshotScan(snapshot, RandomFacts.AS_OF, limits).run(found::add);
    return found;
  }

  private static long count(Connection connection, String lines) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + lines)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String table(String file) {
    return file.substring(0, file.indexOf('-'));
  }

  private static List<String> names(Path snapshot) throws IOException {
    try (Stream<Path> files = Files.list(snapshot)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
