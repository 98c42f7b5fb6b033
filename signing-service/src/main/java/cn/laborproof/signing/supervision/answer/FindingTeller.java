package cn.laborproof.signing.supervision.answer;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.CodeDecided;
import cn.laborproof.signing.supervision.hub.EmployerJudged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what an employer is told of its findings, in the transaction that makes them, where
 * there is an employer to tell: one whose code an office confirmed.
 */
@Component
class FindingTeller {
  private static final int CHUNK = 500;
  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<Indicator>> INDICATORS = new TypeReference<>() {};

  /** What says the same as before stays as it is, with its time. */
  private static final String TELL =
      """
      insert into told_finding as t (finding_id, tenant_id, region, employer, rule, rule_version, severity, urgency, articles, threshold, about,
                                     facts, withheld, indicators, first_seen, told_at, changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
      on conflict (finding_id) do update set region = excluded.region, articles = excluded.articles, threshold = excluded.threshold,
        about = excluded.about, facts = excluded.facts, withheld = excluded.withheld, indicators = excluded.indicators,
        changed_at = excluded.changed_at
      where (t.region, t.articles, t.threshold, t.about, t.facts, t.withheld, t.indicators)
        is distinct from (excluded.region, excluded.articles, excluded.threshold, excluded.about, excluded.facts, excluded.withheld, excluded.indicators)
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonMapper json;
  private final Tenancy tenancy;
  private final Clock clock;
  private final Disclosure disclosure = Disclosure.shipped();

  FindingTeller(
      JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, Tenancy tenancy, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** A finding that stands, with what may be told of it. */
  private record Standing(
      UUID id,
      String region,
      String rule,
      int version,
      String severity,
      int urgency,
      String[] articles,
      String threshold,
      LocalDate first,
      Disclosure.Told told) {}

  /** In the transaction of the judgement. */
  @EventListener
  void judged(EmployerJudged judged) {
    tell(judged.office(), judged.employer(), judged.at());
  }

  /** The deciding office's own findings at once; those of others with their next judgement. */
  @EventListener
  void decided(CodeDecided decided) {
    Optional.ofNullable(tenancy.current().scope().office())
        .ifPresent(office -> tell(office, decided.creditCode(), clock.instant()));
  }

  private void tell(UUID office, String employer, Instant at) {
    boolean confirmed =
        jdbc.sql(
                "select 1 from code_confirmation where credit_code = :code and state = 'confirmed'")
            .param("code", employer)
            .query(Integer.class)
            .optional()
            .isPresent();
    if (!confirmed) {
      return;
    }
    jdbc.sql(
            """
            update told_finding t set closed_on = f.closed_on, changed_at = :at from fact_finding f
            where f.id = t.finding_id and t.tenant_id = :office and t.employer = :employer and t.closed_on is null and f.closed_on is not null
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("office", office)
        .param("employer", employer)
        .update();
    batches.batchUpdate(
        TELL,
        standing(office, employer),
        CHUNK,
        (statement, each) -> bind(statement, each, office, employer, at));
  }

  private List<Standing> standing(UUID office, String employer) {
    return jdbc.sql(
            """
            select * from fact_finding where tenant_id = :office and employer = :employer and closed_at is null
            """)
        .param("office", office)
        .param("employer", employer)
        .query((row, _) -> standing(row))
        .list();
  }

  private Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getObject("id", UUID.class),
        row.getString("region"),
        row.getString("rule"),
        row.getInt("rule_version"),
        row.getString("severity"),
        row.getInt("urgency"),
        (String[]) row.getArray("articles").getArray(),
        row.getString("threshold"),
        row.getObject("first_seen", LocalDate.class),
        disclosure.of(
            row.getString("rule"),
            row.getString("subject"),
            row.getBoolean("about_person"),
            json.readValue(row.getString("facts"), FACTS),
            json.readValue(row.getString("indicators"), INDICATORS)));
  }

  private void bind(
      PreparedStatement statement, Standing each, UUID office, String employer, Instant at)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setObject(1, each.id());
    statement.setObject(2, office);
    statement.setString(3, each.region());
    statement.setString(4, employer);
    statement.setString(5, each.rule());
    statement.setInt(6, each.version());
    statement.setString(7, each.severity());
    statement.setInt(8, each.urgency());
    statement.setArray(9, connection.createArrayOf("text", each.articles()));
    statement.setString(10, each.threshold());
    statement.setString(11, each.told().about());
    statement.setString(12, json.writeValueAsString(each.told().facts()));
    statement.setInt(13, each.told().withheld());
    statement.setArray(
        14, connection.createArrayOf("text", each.told().indicators().toArray(String[]::new)));
    statement.setObject(15, each.first());
    statement.setObject(16, at.atOffset(ZoneOffset.UTC));
    statement.setObject(17, at.atOffset(ZoneOffset.UTC));
  }
}
