package cn.laborproof.signing.supervision.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What sources say, in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class ScoreSourceRows {

  static final TypeReference<List<Standing>> STANDINGS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ScoreSourceRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A source with the card that was in force when it spoke.
   *
   * @param card its key, or blank for none
   */
  record Kept(ScoreSource source, String card) {}

  Optional<Kept> find(UUID tenant, String employer) {
    return jdbc.sql("select * from score_source where tenant_id = :tenant and employer = :employer")
        .param("tenant", tenant)
        .param("employer", employer)
        .query((row, _) -> new Kept(read(row), row.getString("card")))
        .optional();
  }

  /** All that is said of an employer seated in that division and none below or above it. */
  List<ScoreSource> of(String region, String employer) {
    return jdbc.sql(
            """
            select * from score_source where employer = :employer and region = :region order by origin desc, tenant_id
            """)
        .param("employer", employer)
        .param("region", region)
        .query((row, _) -> read(row))
        .list();
  }

  void keep(Kept kept, Instant at) {
    ScoreSource source = kept.source();
    jdbc.sql(
            """
            insert into score_source (tenant_id, employer, origin, region, seat_known, employer_name, known, findings, card, changed_at)
            values (:tenant, :employer, :origin, :region, :seatKnown, :name, :known, :findings::jsonb, :card, :at)
            on conflict (tenant_id, employer) do update set region = excluded.region, seat_known = excluded.seat_known,
              employer_name = excluded.employer_name, known = excluded.known, findings = excluded.findings,
              card = excluded.card, changed_at = excluded.changed_at
            """)
        .param("tenant", source.tenant())
        .param("employer", source.employer())
        .param("origin", source.origin().code())
        .param("region", source.region())
        .param("seatKnown", source.seatKnown())
        .param("name", source.name())
        .param("known", source.known().toArray(String[]::new))
        .param("findings", json.writeValueAsString(source.findings()))
        .param("card", kept.card())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private ScoreSource read(ResultSet row) throws SQLException {
    return new ScoreSource(
        row.getObject("tenant_id", UUID.class),
        row.getString("origin").equals(ScoreSource.Origin.FACTS.code())
            ? ScoreSource.Origin.FACTS
            : ScoreSource.Origin.ROSTER,
        row.getString("employer"),
        row.getString("employer_name"),
        row.getString("region"),
        row.getBoolean("seat_known"),
        Set.copyOf(Arrays.asList((String[]) row.getArray("known").getArray())),
        json.readValue(row.getString("findings"), STANDINGS));
  }
}
