package cn.laborproof.signing.supervision.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verifications in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class ReportRows {

  private final JdbcClient jdbc;

  ReportRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a new one; false when the office has one of this firm and year. */
  boolean insert(StoredReport report) {
    return jdbc.sql(
                """
                insert into dispatch_report (id, tenant_id, region, firm, firm_name, year, state, opened_at)
                values (:id, :office, :region, :firm, :name, :year, 'unopened', :opened)
                on conflict (tenant_id, firm, year) do nothing
                """)
            .param("id", report.id())
            .param("office", report.office())
            .param("region", report.region())
            .param("firm", report.firm())
            .param("name", report.firmName())
            .param("year", report.year())
            .param("opened", utc(report.openedAt()))
            .update()
        == 1;
  }

  /** Writes where it stands; its row is locked. */
  void update(StoredReport report, ReportState state, Instant now) {
    jdbc.sql(
            """
            update dispatch_report set state = :state, reported_on = :reported, ordered_at = :ordered, due = :due,
                                       decided_by = :by, decided_at = :now where id = :id
            """)
        .param("id", report.id())
        .param("state", state.code())
        .param("reported", state.reported().orElse(null), Types.DATE)
        .param(
            "ordered",
            report.orderedAt().map(ReportRows::utc).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("due", report.due().map(ReportRows::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("by", report.decidedBy().orElse(null), Types.VARCHAR)
        .param("now", utc(now))
        .update();
  }

  /** A verification, locked until the transaction ends. */
  Optional<StoredReport> lock(UUID id) {
    return select(id, " for no key update");
  }

  Optional<StoredReport> find(UUID id) {
    return select(id, "");
  }

  /** How many orders run whose last instant comes by then. */
  long dueBy(Instant instant) {
    return jdbc.sql(
            "select count(*) from dispatch_report where state = 'rectifying' and due <= :instant")
        .param("instant", utc(instant))
        .query(Long.class)
        .single();
  }

  private Optional<StoredReport> select(UUID id, String end) {
    return jdbc.sql("select * from dispatch_report where id = :id" + end)
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  private static StoredReport read(ResultSet row) throws SQLException {
    return new StoredReport(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("firm"),
        row.getString("firm_name"),
        row.getInt("year"),
        instant(row, "ordered_at"),
        instant(row, "due"),
        Optional.ofNullable(row.getString("decided_by")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant());
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Optional.empty() : Optional.of(time.toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
