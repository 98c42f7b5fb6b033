package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactCsv;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.intake.Reason;
import cn.laborproof.risk.scan.RiskScan;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.testkit.RandomFacts;
import cn.laborproof.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever way facts came in – late, twice, corrected, withdrawn, in any order, with the process
 * dying in between – the findings are those of a fresh full scan of files with the same facts.
 */
@ServiceTest
class HistoriesConvergeTest {

  private static final int HISTORIES = Integer.getInteger("laborproof.histories", 2);
  private static final int SLOTS = 5;

  /** Of no office of the demo city, whose tests share this database. */
  private static final String REGION = "659001";

  @Autowired FactHub hub;
  @Autowired HubFiles export;
  @Autowired Judgements judgements;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  @TempDir Path folder;

  private final JsonMapper json = JsonMapper.builder().build();

  /** One line of a delivery: what it says and when its sender wrote it. */
  private record Stated(FactRow row, int slot, boolean withdrawn) {}

  /** Deliveries of one kind are told apart by their slot. */
  private record Sent(FactKind kind, int slot, boolean withdraws) {}

  static List<Seeded> histories() {
    return Seeded.runs(HISTORIES).toList();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void every_history_of_the_same_facts_ends_with_the_findings_of_a_full_scan(Seeded any)
      throws IOException, SQLException {
    UUID office = new UUID(0x0199d0000000_7000L, any.random().nextLong());
    Actor actor = new Actor.Official(UUID.randomUUID(), office, REGION, Role.INSPECTOR, "test");
    Map<FactKind, List<FactRow>> facts = facts(any);
    List<Delivery> deliveries = deliveries(any, facts);
    for (Delivery delivery : deliveries) {
      if (any.onceIn(10)) {
        dieBeforeTheCommit(actor, delivery);
      }
      tenancy.as(actor, () -> hub.receive(delivery));
      if (any.onceIn(10)) {
        tenancy.as(actor, () -> hub.receive(delivery));
      }
      if (any.onceIn(8)) {
        judgements.catchUp(office);
      }
    }
    judgements.catchUp(office);
    registersAreThoseOfTheLines();
    List<String> expected = ofFullScan(facts);
    assertThat(counting(office)).as(any.toString()).isEqualTo(standing(facts));
    List<String> found = ofHub(office);
    List<String> exported = ofExport(actor, office);
    clear(office);
    assertThat(found).as(any.toString()).isEqualTo(expected);
    assertThat(exported).as(any.toString()).isEqualTo(expected);
    System.err.println(deliveries.size() + " deliveries, " + expected.size() + " findings");
  }

  /** A line of one employer decides for the others of its division, whenever it comes or goes. */
  @Test
  void who_is_known_by_anothers_late_line_is_judged_anew_and_again_when_it_is_taken_back()
      throws IOException {
    UUID office = new UUID(0x0199d0000000_7000L, new Random().nextLong());
    Actor actor = new Actor.Official(UUID.randomUUID(), office, REGION, Role.INSPECTOR, "test");
    List<String> seats = new ArrayList<>(List.of("employer,region"));
    List<String> people = new ArrayList<>(List.of("employer,person,form,first_working_day"));
    for (String division : List.of("659001", "659002")) {
      for (int i = 1; i <= 6; i++) {
        seats.add("K" + division + i + "," + division);
        people.add("K" + division + i + ",p,DIRECT,2025-02-03");
      }
    }
    send(actor, FactKind.CONTRACTS, false, contract(1));
    send(actor, FactKind.EMPLOYERS, false, String.join("\n", seats));
    send(actor, FactKind.EMPLOYMENTS, false, String.join("\n", people));
    send(actor, FactKind.CONTRACTS, false, contract(2));
    judgements.catchUp(office);
    assertThat(withoutContract(office)).as("two of six").isEmpty();
    assertThat(assessed(office, "K6590014")).doesNotContain("office.contracts");

    send(actor, FactKind.CONTRACTS, false, contract(3));
    judgements.catchUp(office);
    assertThat(withoutContract(office))
        .as("three of six; nothing was delivered for the division beside it")
        .containsExactly("K6590014", "K6590015", "K6590016");
    assertThat(assessed(office, "K6590014")).contains("office.contracts");
    assertThat(assessed(office, "K6590024")).doesNotContain("office.contracts");

    send(actor, FactKind.CONTRACTS, true, contract(1));
    judgements.catchUp(office);
    assertThat(withoutContract(office)).as("two of six again").isEmpty();
    send(actor, FactKind.EMPLOYMENTS, true, people.getFirst() + "\n" + people.get(1));
    judgements.catchUp(office);
    assertThat(withoutContract(office)).as("two of the five that are left").isEmpty();
    send(actor, FactKind.EMPLOYMENTS, true, people.getFirst() + "\n" + people.get(6));
    judgements.catchUp(office);
    assertThat(withoutContract(office))
        .as("four are too few, and of the ten around them two are known")
        .isEmpty();
    clear(office);
  }

  private static String contract(int employer) {
    return "employer,person,contract,kind,concluded_on,starts_on\n"
        + "K659001%d,p,c,OPEN_ENDED,2025-02-03,2025-02-03".formatted(employer);
  }

  private void send(Actor actor, FactKind kind, boolean withdraws, String csv) throws IOException {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    Path file = Files.createTempFile(folder, "delivery", ".csv");
    Files.write(file, bytes);
    Delivery delivery =
        new Delivery(
            kind,
            withdraws,
            FactFormat.CSV,
            kind.file(),
            FactBatch.Channel.API,
            Optional.of(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(withdraws ? 1 : 0)),
            file,
            Digest.sha256(bytes));
    tenancy.as(actor, () -> hub.receive(delivery));
  }

  private List<String> withoutContract(UUID office) {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql(
                    """
                    select employer from fact_finding
                    where tenant_id = :office and rule = 'contract-unseen-breach' and closed_at is null order by employer
                    """)
                .param("office", office)
                .query(String.class)
                .list());
  }

  /** What the office knows of an employer, as its score asks for it. */
  private List<String> assessed(UUID office, String employer) {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql(
                    "select unnest(known) from score_source where tenant_id = :office and employer = :employer")
                .param("office", office)
                .param("employer", employer)
                .query(String.class)
                .list());
  }

  /** What every delivery kept up is what the migration works out from all lines. */
  private void registersAreThoseOfTheLines() throws SQLException, IOException {
    String migration;
    try (InputStream in =
        HistoriesConvergeTest.class.getResourceAsStream(
            "/db/migration/V186__delivered_registers.sql")) {
      migration = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    try (Connection connection =
            TestPostgres.asSuperuser(environment.getRequiredProperty("laborproof.postgres.url"));
        Statement statement = connection.createStatement()) {
      for (String table : List.of("fact_register", "fact_register_sum")) {
        statement.execute(
            "create temp table %1$s (like public.%1$s including defaults)".formatted(table));
        int start = migration.indexOf("insert into " + table + "\n");
        statement.execute(migration.substring(start, migration.indexOf(';', start)));
      }
      for (String rows :
          List.of(
              "select tenant_id, area, measure, month, amount from %s.fact_register_sum where amount <> 0",
              "select tenant_id, employer, regions, first_worked, last_worked, contracts, first_insured, last_insured from %s.fact_register "
                  + "where regions <> '{}' or first_worked is not null or contracts or first_insured is not null")) {
        String compared =
            "select (select count(*) from ((%1$s except all %2$s) union all (%2$s except all %1$s)) d), (select count(*) from (%1$s) a)"
                .formatted(rows.formatted("public"), rows.formatted("pg_temp"));
        try (ResultSet different = statement.executeQuery(compared)) {
          different.next();
          assertThat(different.getLong(1)).as(rows).isZero();
          assertThat(different.getLong(2)).isPositive();
        }
      }
    }
  }

  /**
   * Employers of the histories have seats in the demo city; its pages shall not show them later.
   */
  private void clear(UUID office) {
    tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql(
                    """
                    update fact_finding set closed_on = first_seen, closed_at = now()
                    where tenant_id = :office and closed_at is null
                    """)
                .param("office", office)
                .update());
  }

  private void dieBeforeTheCommit(Actor actor, Delivery delivery) {
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                actor,
                () -> {
                  hub.receive(delivery);
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");
  }

  /** What is true in the end: every kind, one line for each fact, in the order of what it says. */
  private Map<FactKind, List<FactRow>> facts(Seeded any) {
    Map<FactKind, Map<String, FactRow>> named = new EnumMap<>(FactKind.class);
    new RandomFacts(any, judgements.today())
        .lines()
        .forEach((code, lines) -> {
          FactKind kind = FactKind.ofCode(code).orElseThrow();
          good(kind, lines)
              .forEach(row ->
                  named
                      .computeIfAbsent(kind, _ -> new LinkedHashMap<>())
                      .putIfAbsent(HexFormat.of().formatHex(FactVersions.key(row)), row));
        });
    Map<FactKind, List<FactRow>> facts = new EnumMap<>(FactKind.class);
    named.forEach((kind, rows) -> {
      List<FactRow> sorted = new ArrayList<>(rows.values());
      sorted.sort(Comparator.comparing(row -> String.join("\u0000", row.values())));
      facts.put(kind, sorted);
    });
    return facts;
  }

  /** Random facts reach into the future, where the intake takes in what was agreed alone. */
  private List<FactRow> good(FactKind kind, List<String> lines) {
    List<FactRow> good = new ArrayList<>();
    FactTable table =
        new FactTable(
            kind,
            Horizon.on(judgements.today()),
            new FactTable.Intake() {
              @Override
              public void good(FactRow row) {
                good.add(row);
              }

              @Override
              public void bad(long line, String column, Reason reason, List<String> fields) {}

              @Override
              public void ignored(String heading) {}
            });
    try {
      FactCsv.read(
          new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
          table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return good;
  }

  /** Earlier versions of some facts, facts that were taken back, all of it in a wild order. */
  private List<Delivery> deliveries(Seeded any, Map<FactKind, List<FactRow>> facts)
      throws IOException {
    Map<Sent, List<Stated>> sent = new LinkedHashMap<>();
    facts.forEach((kind, rows) -> {
      for (FactRow row : rows) {
        int last = any.number(0, SLOTS - 1);
        state(sent, new Stated(row, last, false));
        for (int slot = 0; slot < last; slot++) {
          if (any.onceIn(4)) {
            state(sent, new Stated(other(any, row, rows), slot, false));
          } else if (any.onceIn(12)) {
            state(sent, new Stated(row, slot, true));
          }
        }
      }
    });
    // Facts of somebody else's books that were handed in and taken back.
    Map<FactKind, List<FactRow>> wrong = facts(Seeded.of(any.seed() + 1));
    wrong.forEach((kind, rows) -> {
      TreeSet<String> standing = new TreeSet<>();
      facts
          .getOrDefault(kind, List.of())
          .forEach(row -> standing.add(HexFormat.of().formatHex(FactVersions.key(row))));
      for (FactRow row : rows) {
        if (any.onceIn(4) && !standing.contains(HexFormat.of().formatHex(FactVersions.key(row)))) {
          int slot = any.number(0, SLOTS - 2);
          state(sent, new Stated(row, slot, false));
          state(sent, new Stated(row, any.number(slot + 1, SLOTS - 1), true));
        }
      }
    });
    List<Delivery> deliveries = new ArrayList<>();
    for (var each : sent.entrySet()) {
      deliveries.add(delivery(any, each.getKey(), each.getValue()));
    }
    Collections.shuffle(deliveries, any.random());
    return deliveries;
  }

  private static void state(Map<Sent, List<Stated>> sent, Stated stated) {
    sent.computeIfAbsent(
            new Sent(stated.row().kind(), stated.slot(), stated.withdrawn()),
            _ -> new ArrayList<>())
        .add(stated);
  }

  /** The same fact with some other values. */
  private static FactRow other(Seeded any, FactRow row, List<FactRow> rows) {
    List<String> values = new ArrayList<>(row.values());
    FactRow donor = rows.get(any.number(0, rows.size() - 1));
    for (int i = 0; i < values.size(); i++) {
      String column = row.kind().columns().get(i).name();
      boolean names =
          row.kind().key().contains(column)
              || row.kind().owners().contains(column)
              || row.kind().person().equals(column);
      if (!names && any.onceIn(2)) {
        values.set(i, donor.values().get(i));
      }
    }
    return new FactRow(row.kind(), 0, values);
  }

  private Delivery delivery(Seeded any, Sent sent, List<Stated> lines) throws IOException {
    List<String> text = new ArrayList<>();
    text.add(String.join(",", sent.kind().columns().stream().map(c -> c.name()).toList()));
    lines.forEach(line -> {
      text.add(String.join(",", line.row().values()));
      if (any.onceIn(15)) {
        text.add(text.getLast());
      }
      if (any.onceIn(20)) {
        text.add("broken");
      }
    });
    byte[] csv = String.join("\n", text).getBytes(StandardCharsets.UTF_8);
    Path file = Files.createTempFile(folder, "delivery", ".csv");
    Files.write(file, csv);
    // A fact taken back in the same hour in which it was stated: the taking back is the later word.
    Instant issued =
        Instant.parse("2026-01-01T00:00:00Z")
            .plus(sent.slot() * 2L + (sent.withdraws() ? 1 : 0), ChronoUnit.DAYS);
    return new Delivery(
        sent.kind(),
        sent.withdraws(),
        FactFormat.CSV,
        sent.kind().file(),
        FactBatch.Channel.API,
        Optional.of(issued),
        file,
        Digest.sha256(csv));
  }

  private List<String> ofFullScan(Map<FactKind, List<FactRow>> facts) throws IOException {
    Path files = Files.createTempDirectory(folder, "facts");
    Map<String, String> lines = new TreeMap<>();
    for (var each : facts.entrySet()) {
      List<String> text = new ArrayList<>();
      text.add(String.join(",", each.getKey().columns().stream().map(c -> c.name()).toList()));
      for (FactRow row : each.getValue()) {
        text.add(String.join(",", row.values()));
        lines.put(each.getKey().file() + ":" + text.size(), content(row));
      }
      Files.write(files.resolve(each.getKey().file()), text);
    }
    Path out = folder.resolve("findings.json");
    RiskScan.shipped().run(files, out, judgements.today(), Horizon.none());
    return texts(Files.readString(out), lines);
  }

  /** The facts themselves, before anybody judges them. */
  private static TreeMap<String, Integer> standing(Map<FactKind, List<FactRow>> facts) {
    TreeMap<String, Integer> standing = new TreeMap<>();
    facts.forEach((kind, rows) ->
        rows.forEach(row -> standing.merge(kind.code() + "|" + content(row), 1, Integer::sum)));
    return standing;
  }

  private TreeMap<String, Integer> counting(UUID office) {
    TreeMap<String, Integer> counting = new TreeMap<>();
    tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql(
                    """
                    select kind || '|' || array_to_string(cells, '|') as fact from fact_row
                    where tenant_id = :office and replaced_by is null and not withdrawn
                    """)
                .param("office", office)
                .query((row, _) -> counting.merge(row.getString("fact"), 1, Integer::sum))
                .list());
    return counting;
  }

  private List<String> ofHub(UUID office) {
    List<String> found =
        tenancy.inTransaction(
            new Actor.Platform(office),
            () ->
                new ArrayList<>(
                    jdbc.sql(
                            """
                            select employer, jsonb_build_object('rule', rule, 'ruleVersion', rule_version, 'subject', subject, 'severity',
                              severity, 'articles', articles, 'threshold', threshold, 'facts', facts, 'chain', chain,
                              'indicators', indicators) as finding
                            from fact_finding where tenant_id = :office and closed_at is null
                            """)
                        .param("office", office)
                        .query((row, _) ->
                            FindingTexts.text(
                                json.readTree(row.getString("finding")),
                                row.getString("employer"),
                                fact -> rows(fact.path("source").asString())))
                        .list()));
    Collections.sort(found);
    return found;
  }

  /** A full scan of the files an office takes along; its lines lead back to the deliveries. */
  private List<String> ofExport(Actor actor, UUID office) throws IOException {
    Path files = Files.createTempDirectory(folder, "export");
    Path zip = files.resolve("facts.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      tenancy.as(
          actor,
          () -> {
            try {
              export.write(export.open(), out);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return office;
          });
    }
    Map<String, String> lines = new TreeMap<>();
    Map<String, String> persons = new TreeMap<>();
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        List<String> text =
            new String(archive.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Files.write(files.resolve(entry.getName()), text);
        List<String> head = List.of(text.getFirst().split(","));
        for (int i = 1; i < text.size(); i++) {
          String[] cells = text.get(i).split(",", -1);
          List<String> said =
              List.of(delivered(office, cells[cells.length - 2], cells[cells.length - 1]));
          lines.put(entry.getName() + ":" + (i + 1), String.join("|", said));
          for (String column : List.of("person", "substitutes_for")) {
            int place = head.indexOf(column);
            if (place >= 0 && !said.get(place).isEmpty()) {
              assertThat(cells[place]).isNotEqualTo(said.get(place));
              persons.put(cells[place], said.get(place));
            }
          }
        }
      }
    }
    Files.delete(zip);
    Path out = folder.resolve("findings-of-export.json");
    RiskScan.shipped().run(files, out, judgements.today(), Horizon.none());
    String findings = Files.readString(out);
    for (var each : persons.entrySet()) {
      findings = findings.replace(each.getKey(), each.getValue());
    }
    return texts(findings, lines);
  }

  /** What a findings file says, each line as what stands on it. */
  private List<String> texts(String findings, Map<String, String> lines) {
    List<String> found = new ArrayList<>();
    json.readTree(findings)
        .path("findings")
        .forEach(finding ->
            found.add(
                FindingTexts.text(
                    finding,
                    finding.path("employer").asString(),
                    fact -> {
                      TreeSet<String> rows = new TreeSet<>();
                      for (JsonNode source : fact.path("source")) {
                        FindingTexts.numbers(source.path("lines").asString())
                            .forEach(line ->
                                rows.add(lines.get(source.path("file").asString() + ":" + line)));
                      }
                      return rows;
                    })));
    Collections.sort(found);
    return found;
  }

  private String[] delivered(UUID office, String batch, String line) {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql("select cells from fact_row where batch_id = ? and line = ?")
                .param(UUID.fromString(batch))
                .param(Long.parseLong(line))
                .query((row, _) -> (String[]) row.getArray(1).getArray())
                .single());
  }

  private TreeSet<String> rows(String source) {
    TreeSet<String> rows = new TreeSet<>();
    for (Lineage.Part part : Lineage.read(source).orElseThrow()) {
      FindingTexts.numbers(part.lines())
          .forEach(line ->
              rows.add(
                  jdbc.sql(
                          "select array_to_string(cells, '|') from fact_row where batch_id = ? and line = ?")
                      .param(part.batch())
                      .param(line)
                      .query(String.class)
                      .single()));
    }
    return rows;
  }

  private static String content(FactRow row) {
    return String.join("|", row.values());
  }
}
