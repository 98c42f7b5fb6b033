package cn.laborproof.signing.supervision.answer;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Told findings of the organisation that acts. Runs in the caller's transaction. */
@Component
final class ToldRows {
  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ToldRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A row of the list.
   *
   * @param answer where the last answer stands; empty without one
   */
  record Listed(ToldFinding finding, Optional<String> answer) {}

  MatchingRows<Listed> matching(AnswerFilter filter) {
    return new MatchingRows<>(
        jdbc,
        """
        from told_finding t left join lateral (
          select a.state as answer_state from finding_answer a where a.finding_id = t.finding_id order by a.answered_at desc limit 1) last on true
        where t.employer = (select confirmed_code())
          and case :state when 'open' then t.closed_on is null
                          when 'unanswered' then t.closed_on is null and coalesce(last.answer_state, 'rejected') = 'rejected'
                          when 'closed' then t.closed_on is not null else true end
        """,
        filter.sort().equals("newest")
            ? "told_at desc, finding_id"
            : "closed_on is not null, urgency desc, first_seen, finding_id",
        Map.of("state", filter.state()),
        (row, _) -> new Listed(read(row), Optional.ofNullable(row.getString("answer_state"))));
  }

  /** One that was told to the organisation that acts. */
  Optional<ToldFinding> find(UUID finding) {
    return jdbc.sql(
            "select * from told_finding where finding_id = :id and employer = (select confirmed_code())")
        .param("id", finding)
        .query((row, _) -> read(row))
        .optional();
  }

  private ToldFinding read(ResultSet row) throws SQLException {
    return new ToldFinding(
        row.getObject("finding_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer"),
        row.getString("rule"),
        row.getInt("rule_version"),
        Severity.valueOf(row.getString("severity")),
        Arrays.asList((String[]) row.getArray("articles").getArray()),
        row.getString("threshold"),
        row.getString("about"),
        json.readValue(row.getString("facts"), FACTS),
        row.getInt("withheld"),
        Arrays.asList((String[]) row.getArray("indicators").getArray()),
        row.getObject("first_seen", LocalDate.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
  }
}
