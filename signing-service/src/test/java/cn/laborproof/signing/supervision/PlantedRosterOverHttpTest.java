package cn.laborproof.signing.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.identity.WorkerKeys;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The 10 000 rows with their 200 planted cases through the real API on a real PostgreSQL. What must
 * be found was computed beforehand by a second implementation in another language (plant_roster.py
 * in risk-engine). Contracts concluded in years past are put into the table: nobody can sign in the
 * past.
 */
@ServiceTest
class PlantedRosterOverHttpTest {

  /** What an office's facts say is the business of other tests of this city. */
  private static final String ASKED = "origin=roster&asOf=2026-11-21";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired JdbcTemplate jdbc;
  @Autowired WorkerKeys workers;
  @Autowired IdSource ids;

  private ApiClient hr;
  private ApiClient inspector;

  @BeforeEach
  void people() {
    var supervised = new Supervised(port, installation.data());
    hr = supervised.login("hr.jiangnan");
    inspector = supervised.login("inspector");
  }

  @Test
  void finds_exactly_what_was_planted_among_ten_thousand() {
    concluded(rows("contracts.csv").filter(row -> row[1].equals("ELECTRONIC")).toList());

    ApiClient.Answer receipt = Supervised.upload(hr, file("roster.csv"));
    assertThat(receipt.status()).as(new String(receipt.body())).isEqualTo(201);
    assertThat(receipt.json().path("rows").asInt()).isEqualTo(10_000);
    assertThat(receipt.json().path("kept").asInt()).isEqualTo(10_000);
    assertThat(receipt.json().path("bad")).isEmpty();
    rows("contracts.csv").filter(row -> row[1].equals("PAPER_DECLARED")).forEach(this::declare);

    List<String> expected = rows("expected.csv").map(row -> String.join(",", row)).toList();
    List<JsonNode> own = Supervised.findings(hr, ASKED);
    assertThat(own.stream().map(named()::line)).containsExactlyInAnyOrderElementsOf(expected);

    List<String> sentences = own.stream().map(each -> each.path("sentence").asString()).toList();
    String file = new String(hr.get("/api/v1/findings.csv?" + ASKED).body(), UTF_8);
    assertThat(file.lines().skip(1)).hasSameSizeAs(own);
    assertThat(sentences).allMatch(file::contains);

    String code = own.getFirst().path("employer").path("creditCode").asString();
    List<JsonNode> seen = Supervised.findings(inspector, ASKED + "&employer=" + code);
    assertThat(seen).isEqualTo(own);
    assertThat(seen.toString()).doesNotContainPattern("(?<![0-9a-f])[0-9]{17}[0-9X](?![0-9a-f])");
  }

  private void declare(String[] row) {
    var fields =
        new HashMap<>(Map.of("idNumber", row[0], "concludedOn", row[2], "startsOn", row[3]));
    if (!row[4].isEmpty()) {
      fields.put("endsOn", row[4]);
    }
    ApiClient.Answer declared = Supervised.declare(hr, fields, Supervised.COPY);
    assertThat(declared.status()).as(new String(declared.body())).isEqualTo(201);
    assertThat(declared.json().path("state").asString()).isEqualTo("declared");
  }

  /** Turns findings back into lines of the planted file, by identity number. */
  private Subjects named() {
    var numbers = new HashMap<String, String>();
    rows("roster.csv").forEach(row -> numbers.put(key(row[1]), row[1]));
    return new Subjects(numbers);
  }

  private record Subjects(Map<String, String> numbers) {
    String line(JsonNode finding) {
      String worker = finding.path("worker").asString("");
      String amount =
          StreamSupport.stream(finding.path("facts").spliterator(), false)
              .filter(fact -> fact.path("name").asString().equals("exposure-amount"))
              .map(fact -> fact.path("value").asString())
              .findFirst()
              .orElse("");
      return String.join(
          ",",
          worker.isEmpty() ? "EMPLOYER" : Objects.requireNonNull(numbers.get(worker)),
          finding.path("rule").asString(),
          finding.path("severity").asString().toUpperCase(java.util.Locale.ROOT),
          amount);
    }
  }

  private String key(String number) {
    return workers.of(DemoCity.MANUFACTURER, new ResidentIdentityNumber(number)).value();
  }

  private void concluded(List<String[]> contracts) {
    List<UUID> contractIds = contracts.stream().map(_ -> ids.next()).toList();
    tenancy.inTransaction(
        new Actor.Platform(DemoCity.MANUFACTURER),
        () -> {
          jdbc.batchUpdate(
              "insert into subject (id, tenant_id, kind, region, created_at) values (?, ?, 'contract', ?, now())",
              contractIds,
              1000,
              (statement, id) -> {
                statement.setObject(1, id);
                statement.setObject(2, DemoCity.MANUFACTURER);
                statement.setString(3, DemoCity.REGION);
              });
          int[] next = {0};
          jdbc.batchUpdate(
              """
              insert into contract (id, tenant_id, person_id, region, reference, request_key, template, template_version, data,
                state, created_at, changed_at, worker, concluded_at, term_start, term_end,
                final_document, final_sha256, worker_signed_at)
              values (?, ?, ?, ?, ?, ?, 'labour-contract-general', 1, '', 'concluded', now(), now(), ?, ?, ?, ?,
                gen_random_uuid(), sha256('planted'), now())
              """,
              contracts,
              1000,
              (statement, row) -> bind(statement, contractIds.get(next[0]++), row));
          return contractIds;
        });
  }

  private void bind(PreparedStatement statement, UUID id, String[] row) throws SQLException {
    statement.setObject(1, id);
    statement.setObject(2, DemoCity.MANUFACTURER);
    statement.setObject(3, ids.next());
    statement.setString(4, DemoCity.REGION);
    statement.setString(5, "test-" + id);
    statement.setObject(6, ids.next());
    statement.setBytes(
        7, workers.of(DemoCity.MANUFACTURER, new ResidentIdentityNumber(row[0])).bytes());
    statement.setObject(
        8, LocalDate.parse(row[2]).atTime(12, 0).atZone(Rosters.ZONE).toOffsetDateTime());
    statement.setObject(9, LocalDate.parse(row[3]));
    statement.setObject(10, row[4].isEmpty() ? null : LocalDate.parse(row[4]));
  }

  private static java.util.stream.Stream<String[]> rows(String name) {
    var reader = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8));
    return reader.lines().skip(1).map(line -> line.split(",", -1));
  }

  private static byte[] file(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        PlantedRosterOverHttpTest.class.getResourceAsStream("/roster/" + name), name);
  }
}
