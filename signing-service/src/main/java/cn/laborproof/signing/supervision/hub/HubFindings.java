package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.scan.Indicator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Findings of a hub in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class HubFindings {

  private static final int CHUNK = 500;
  private static final String OPEN =
      """
      insert into fact_finding (id, tenant_id, region, employer, employer_name, rule, rule_version, subject, about_person, ordinal, severity, urgency,
                                articles, threshold, facts, chain, indicators, first_seen, last_seen, opened_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?)
      """;
  private static final String GO_ON =
      """
      update fact_finding set region = ?, employer_name = ?, articles = ?, threshold = ?, facts = ?::jsonb, chain = ?,
        indicators = ?::jsonb, last_seen = ? where id = ?
      """;
  private static final String CLOSE =
      "update fact_finding set closed_on = ?, closed_at = ? where id = ?";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonMapper json;

  HubFindings(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /** Whom a judgement was about, and when. */
  record Judged(
      UUID office, String region, String employer, String name, LocalDate day, Instant at) {}

  /**
   * What a rule said.
   *
   * @param id under which it would be opened
   * @param aboutPerson whether its subject is a person key
   * @param facts with sources as {@link Lineage} keeps them
   */
  record Said(
      UUID id,
      Finding finding,
      boolean aboutPerson,
      List<Fact> facts,
      List<String> chain,
      List<Indicator> indicators) {}

  private record Key(String rule, String subject, int ordinal) {}

  private record Open(UUID id, int version, String severity, LocalDate first) {}

  private record Opening(Said said, Key key, LocalDate first) {}

  /**
   * Puts what the rules say now in the place of what they said: what they no longer say is closed,
   * what they say in another version or severity is closed and opened anew, the rest goes on. Which
   * of them other hubs hold as well is kept with it (ADR 66).
   *
   * @return of each rule that says something the day on which its first finding was found
   */
  Map<String, LocalDate> replace(Judged judged, List<Said> findings) {
    Map<Key, Said> now = new LinkedHashMap<>();
    Map<Key, Integer> seen = new HashMap<>();
    for (Said said : findings) {
      Key first = new Key(said.finding().rule(), said.finding().subject(), 0);
      int ordinal = seen.merge(first, 1, Integer::sum) - 1;
      now.put(new Key(first.rule(), first.subject(), ordinal), said);
    }
    Map<Key, Open> before = open(judged);
    List<Opening> opening = new ArrayList<>();
    List<Map.Entry<UUID, Said>> going = new ArrayList<>();
    Map<String, LocalDate> since = new HashMap<>();
    now.forEach((key, said) -> {
      Open open = before.get(key);
      LocalDate first = open == null ? judged.day() : open.first();
      since.merge(key.rule(), first, (one, other) -> one.isBefore(other) ? one : other);
      if (open != null
          && open.version() == said.finding().ruleVersion()
          && open.severity().equals(said.finding().severity().name())) {
        going.add(Map.entry(open.id(), said));
        before.remove(key);
      } else {
        opening.add(new Opening(said, key, first));
      }
    });
    batches.batchUpdate(
        CLOSE,
        List.copyOf(before.values()),
        CHUNK,
        (statement, open) -> {
          statement.setObject(1, judged.day());
          statement.setObject(2, judged.at().atOffset(ZoneOffset.UTC));
          statement.setObject(3, open.id());
        });
    batches.batchUpdate(GO_ON, going, CHUNK, (statement, on) -> bindGoing(statement, on, judged));
    batches.batchUpdate(
        OPEN, opening, CHUNK, (statement, each) -> bindOpening(statement, each, judged));
    jdbc.sql("select keep_finding_copies(:office, :employer)")
        .param("office", judged.office())
        .param("employer", judged.employer())
        .query((row, _) -> row.getObject(1))
        .list();
    return since;
  }

  private Map<Key, Open> open(Judged judged) {
    Map<Key, Open> open = new LinkedHashMap<>();
    jdbc.sql(
            """
            select id, rule, subject, ordinal, rule_version, severity, first_seen from fact_finding
            where tenant_id = :office and employer = :employer and closed_at is null
            """)
        .param("office", judged.office())
        .param("employer", judged.employer())
        .query(row -> {
          open.put(
              new Key(row.getString("rule"), row.getString("subject"), row.getInt("ordinal")),
              new Open(
                  row.getObject("id", UUID.class),
                  row.getInt("rule_version"),
                  row.getString("severity"),
                  row.getObject("first_seen", LocalDate.class)));
        });
    return open;
  }

  private void bindGoing(PreparedStatement statement, Map.Entry<UUID, Said> on, Judged judged)
      throws SQLException {
    Said said = on.getValue();
    Connection connection = statement.getConnection();
    statement.setString(1, judged.region());
    statement.setString(2, judged.name());
    statement.setArray(3, connection.createArrayOf("text", said.finding().articles().toArray()));
    statement.setString(4, said.finding().threshold());
    statement.setString(5, json.writeValueAsString(said.facts()));
    statement.setArray(6, connection.createArrayOf("text", said.chain().toArray()));
    statement.setString(7, json.writeValueAsString(said.indicators()));
    statement.setObject(8, judged.day());
    statement.setObject(9, on.getKey());
  }

  private void bindOpening(PreparedStatement statement, Opening opening, Judged judged)
      throws SQLException {
    Said said = opening.said();
    Finding finding = said.finding();
    Connection connection = statement.getConnection();
    statement.setObject(1, said.id());
    statement.setObject(2, judged.office());
    statement.setString(3, judged.region());
    statement.setString(4, judged.employer());
    statement.setString(5, judged.name());
    statement.setString(6, finding.rule());
    statement.setInt(7, finding.ruleVersion());
    statement.setString(8, finding.subject());
    statement.setBoolean(9, said.aboutPerson());
    statement.setInt(10, opening.key().ordinal());
    statement.setString(11, finding.severity().name());
    statement.setInt(12, finding.severity().ordinal());
    statement.setArray(13, connection.createArrayOf("text", finding.articles().toArray()));
    statement.setString(14, finding.threshold());
    statement.setString(15, json.writeValueAsString(said.facts()));
    statement.setArray(16, connection.createArrayOf("text", said.chain().toArray()));
    statement.setString(17, json.writeValueAsString(said.indicators()));
    statement.setObject(18, opening.first());
    statement.setObject(19, judged.day());
    statement.setObject(20, judged.at().atOffset(ZoneOffset.UTC));
  }
}
