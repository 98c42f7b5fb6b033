package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.supervision.roster.RosterBatch;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Examinations and their findings in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class ExaminationRows {

  private static final int CHUNK = 500;

  private static final String FINDING =
      """
      insert into finding (examination_id, position, tenant_id, region, rule, rule_version, severity, urgency, worker, articles, threshold, facts)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonMapper json;

  ExaminationRows(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /**
   * One examination.
   *
   * @param id its identifier
   * @param roster the roster it looked at
   * @param asOf the day it asked about
   * @param ruleBook version of the rule book
   * @param employments how many employments it looked at
   * @param at when it ran
   */
  record Examination(
      UUID id, RosterBatch roster, LocalDate asOf, String ruleBook, int employments, Instant at) {}

  /**
   * Makes examiners and whoever throws examinations away wait for each other until the transaction
   * ends: an examination that began before a fact changed cannot be kept after it.
   */
  void queueUp(UUID employer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('examination/' || :employer, 0))")
        .param("employer", employer.toString())
        .query((row, _) -> row.getObject(1))
        .list();
  }

  /** Employers the actor may see that were examined for that day. */
  Set<UUID> examined(LocalDate asOf) {
    return Set.copyOf(
        jdbc.sql("select tenant_id from employer_examination where as_of = :asOf")
            .param("asOf", asOf)
            .query((row, _) -> row.getObject("tenant_id", UUID.class))
            .list());
  }

  void drop(UUID employer) {
    jdbc.sql("delete from employer_examination where tenant_id = :employer")
        .param("employer", employer)
        .update();
  }

  void keep(Examination examination, List<Finding> findings) {
    RosterBatch roster = examination.roster();
    jdbc.sql(
            """
            insert into employer_examination (id, tenant_id, region, employer_code, employer_name, as_of, batch_id,
                                              rule_book, employments, examined_at)
            values (:id, :tenant, :region, :code, :name, :asOf, :batch, :book, :employments, :at)
            """)
        .param("id", examination.id())
        .param("tenant", roster.tenant())
        .param("region", roster.region())
        .param("code", roster.employerCode())
        .param("name", roster.employerName())
        .param("asOf", examination.asOf())
        .param("batch", roster.id())
        .param("book", examination.ruleBook())
        .param("employments", examination.employments())
        .param("at", examination.at().atOffset(ZoneOffset.UTC))
        .update();
    batches.batchUpdate(
        FINDING,
        IntStream.range(0, findings.size()).boxed().toList(),
        CHUNK,
        (statement, position) -> bind(statement, examination, position, findings.get(position)));
  }

  private void bind(
      PreparedStatement statement, Examination examination, int position, Finding finding)
      throws SQLException {
    Array articles = statement.getConnection().createArrayOf("text", finding.articles().toArray());
    statement.setObject(1, examination.id());
    statement.setInt(2, position);
    statement.setObject(3, examination.roster().tenant());
    statement.setString(4, examination.roster().region());
    statement.setString(5, finding.rule());
    statement.setInt(6, finding.ruleVersion());
    statement.setString(7, finding.severity().name());
    statement.setInt(8, finding.severity().ordinal());
    boolean aboutWorker = WorkerKey.isKey(finding.subject());
    statement.setBytes(9, aboutWorker ? new WorkerKey(finding.subject()).bytes() : null);
    statement.setArray(10, articles);
    statement.setString(11, finding.threshold());
    statement.setString(12, json.writeValueAsString(finding.facts()));
  }
}
