package cn.laborproof.signing.supervision.roster;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.Money;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.roster.RosterLine;
import cn.laborproof.signing.identity.WorkerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rosters in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class RosterRows {

  private final JdbcClient jdbc;

  RosterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Uploads of one employer queue up until the transaction ends. */
  void queueUp(UUID employer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('roster/' || :employer, 0))")
        .param("employer", employer.toString())
        .query((row, _) -> row.getObject(1))
        .list();
  }

  Optional<RosterBatch> current(UUID employer) {
    return jdbc.sql(
            "select * from roster_batch where tenant_id = :employer and replaced_at is null")
        .param("employer", employer)
        .query((row, _) -> batch(row))
        .optional();
  }

  Optional<RosterBatch> find(UUID id) {
    return jdbc.sql("select * from roster_batch where id = :id")
        .param("id", id)
        .query((row, _) -> batch(row))
        .optional();
  }

  /** Every current roster the actor may see. */
  List<RosterBatch> allCurrent() {
    return jdbc.sql("select * from roster_batch where replaced_at is null order by employer_code")
        .query((row, _) -> batch(row))
        .list();
  }

  List<RosterBatch> history(int limit) {
    return jdbc.sql(
            """
            select * from roster_batch where tenant_id = current_tenant() order by received_at desc, id limit :limit
            """)
        .param("limit", limit)
        .query((row, _) -> batch(row))
        .list();
  }

  /** Keeps a batch in place of the one before. */
  void replace(RosterBatch batch, UUID document) {
    jdbc.sql(
            "update roster_batch set replaced_at = :at where tenant_id = :employer and replaced_at is null")
        .param("at", utc(batch.receivedAt()))
        .param("employer", batch.tenant())
        .update();
    jdbc.sql(
            """
            insert into roster_batch (id, tenant_id, region, employer_code, employer_name, sha256, document, row_count,
                                      kept_count, as_of, received_at)
            values (:id, :employer, :region, :code, :name, :sha256, :document, :rows, :kept, :asOf, :at)
            """)
        .param("id", batch.id())
        .param("employer", batch.tenant())
        .param("region", batch.region())
        .param("code", batch.employerCode())
        .param("name", batch.employerName())
        .param("sha256", batch.sha256().bytes())
        .param("document", document)
        .param("rows", batch.rows())
        .param("kept", batch.kept())
        .param("asOf", batch.asOf())
        .param("at", utc(batch.receivedAt()))
        .update();
  }

  List<BadLine> badLines(UUID batch, int limit, long after) {
    return jdbc.sql(
            """
            select line, field, reason from roster_bad_line
            where batch_id = :batch and line > :after order by line limit :limit
            """)
        .param("batch", batch)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new BadLine(
                row.getLong("line"),
                row.getString("field"),
                RosterLine.Reason.valueOf(row.getString("reason"))))
        .list();
  }

  List<RosterRow> rows(UUID batch) {
    return jdbc.sql("select * from roster_row where batch_id = :batch order by line")
        .param("batch", batch)
        .query((row, _) -> row(row))
        .list();
  }

  boolean hasWorker(UUID batch, UUID employer, WorkerKey worker) {
    return jdbc.sql(
            """
            select 1 from roster_row where tenant_id = :employer and worker = :worker and batch_id = :batch limit 1
            """)
        .param("batch", batch)
        .param("employer", employer)
        .param("worker", worker.bytes())
        .query((row, _) -> row.getInt(1))
        .optional()
        .isPresent();
  }

  private static RosterRow row(ResultSet row) throws SQLException {
    long fen = row.getLong("monthly_wage_fen");
    boolean unknown = row.wasNull();
    return new RosterRow(
        row.getLong("line"),
        WorkerKey.of(row.getBytes("worker")),
        EmploymentForm.valueOf(row.getString("form")),
        row.getObject("first_working_day", LocalDate.class),
        unknown ? Optional.empty() : Optional.of(new Money(fen)),
        Optional.ofNullable(row.getObject("last_working_day", LocalDate.class)));
  }

  private static RosterBatch batch(ResultSet row) throws SQLException {
    return new RosterBatch(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer_code"),
        row.getString("employer_name"),
        Digest.of(row.getBytes("sha256")),
        row.getInt("row_count"),
        row.getInt("kept_count"),
        row.getObject("as_of", LocalDate.class),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("replaced_at") == null);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
