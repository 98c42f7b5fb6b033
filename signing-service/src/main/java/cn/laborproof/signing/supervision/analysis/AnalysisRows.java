package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.contract.domain.Paper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reports in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class AnalysisRows {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  AnalysisRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(AnalysisReport report) {
    jdbc.sql(
            """
            insert into analysis_report (id, tenant_id, region, half, office_name, state, numbers, edits, drafted_by, drafted_name, drafted_at)
            values (:id, :office, :region, :half, :name, :state, :numbers::jsonb, 0, :by, :byName, :at)
            """)
        .param("id", report.id())
        .param("office", report.office())
        .param("region", report.region())
        .param("half", report.half().code())
        .param("name", report.officeName())
        .param("state", report.state().code())
        .param("numbers", json.writeValueAsString(report.numbers()))
        .param("by", report.drafted().account())
        .param("byName", report.drafted().name())
        .param("at", utc(report.drafted().at()))
        .update();
  }

  /** Adds a version of a section; the report's row is locked or new. */
  void keep(UUID report, UUID office, AnalysisReport.Text text) {
    jdbc.sql(
            """
            insert into analysis_text (report_id, edit, tenant_id, section, text, account_id, person_name, written_at)
            values (:report, :edit, :office, :section, :text, :by, :name, :at)
            """)
        .param("report", report)
        .param("edit", text.edit())
        .param("office", office)
        .param("section", text.section().code())
        .param("text", text.text())
        .param("by", text.by().account())
        .param("name", text.by().name())
        .param("at", utc(text.by().at()))
        .update();
    jdbc.sql("update analysis_report set edits = :edit where id = :id")
        .param("edit", text.edit())
        .param("id", report)
        .update();
  }

  List<AnalysisReport.Text> texts(UUID report) {
    return jdbc.sql("select * from analysis_text where report_id = :id order by edit")
        .param("id", report)
        .query((row, _) ->
            new AnalysisReport.Text(
                Section.ofCode(row.getString("section")),
                row.getInt("edit"),
                row.getString("text"),
                new AnalysisReport.By(
                    row.getObject("account_id", UUID.class),
                    row.getString("person_name"),
                    instant(row, "written_at"))))
        .list();
  }

  Optional<AnalysisReport> find(UUID id) {
    return select(id, "");
  }

  /** The same, locked until the transaction ends. */
  Optional<AnalysisReport> lock(UUID id) {
    return select(id, " for no key update");
  }

  private Optional<AnalysisReport> select(UUID id, String end) {
    return jdbc.sql("select * from analysis_report where id = :id" + end)
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Those the current actor may see, the newest half-year first; of one state, or all. */
  List<AnalysisReport> all(String state, int most) {
    return jdbc.sql(
            """
            select * from analysis_report where :state = '' or state = :state
            order by half desc, drafted_at desc, id limit :most
            """)
        .param("state", state)
        .param("most", most)
        .query((row, _) -> read(row))
        .list();
  }

  /**
   * Those of an office about a half-year, the last sealed first; locked until the transaction ends,
   * so that two reviews of it follow each other.
   */
  List<AnalysisReport> ofHalf(UUID office, HalfYear half) {
    return jdbc.sql(
            """
            select * from analysis_report where tenant_id = :office and half = :half
            order by sealed_at desc nulls last, id for no key update
            """)
        .param("office", office)
        .param("half", half.code())
        .query((row, _) -> read(row))
        .list();
  }

  void freeze(UUID id, AnalysisReport.By by, AnalysisReport.Frozen frozen) {
    jdbc.sql(
            """
            update analysis_report set state = 'frozen', reviewed_by = :by, reviewed_name = :name, reviewed_at = :at,
                                       reference = :reference, document = :document, sha256 = :sha256
            where id = :id
            """)
        .param("id", id)
        .param("by", by.account())
        .param("name", by.name())
        .param("at", utc(by.at()))
        .param("reference", frozen.reference())
        .param("document", frozen.document().document())
        .param("sha256", frozen.document().sha256().bytes())
        .update();
  }

  void withdraw(UUID id) {
    jdbc.sql("update analysis_report set state = 'withdrawn' where id = :id")
        .param("id", id)
        .update();
  }

  void seal(UUID id, Paper document, Instant at) {
    document(id, document, "state = 'sealed', sealed_at = :at,", utc(at));
  }

  void renew(UUID id, Paper document) {
    document(id, document, "", null);
  }

  private void document(UUID id, Paper document, String more, @Nullable OffsetDateTime at) {
    jdbc.sql(
            "update analysis_report set "
                + more
                + " document = :document, sha256 = :sha256 where id = :id")
        .param("id", id)
        .param("document", document.document())
        .param("sha256", document.sha256().bytes())
        .param("at", at, Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private AnalysisReport read(ResultSet row) throws SQLException {
    @Nullable UUID reviewer = row.getObject("reviewed_by", UUID.class);
    @Nullable UUID document = row.getObject("document", UUID.class);
    @Nullable OffsetDateTime sealed = row.getObject("sealed_at", OffsetDateTime.class);
    return new AnalysisReport(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        HalfYear.ofCode(row.getString("half")),
        row.getString("office_name"),
        AnalysisReport.State.ofCode(row.getString("state")),
        json.readValue(row.getString("numbers"), Numbers.class),
        row.getInt("edits"),
        new AnalysisReport.By(
            row.getObject("drafted_by", UUID.class),
            row.getString("drafted_name"),
            instant(row, "drafted_at")),
        reviewer == null
            ? Optional.empty()
            : Optional.of(
                new AnalysisReport.By(
                    reviewer, row.getString("reviewed_name"), instant(row, "reviewed_at"))),
        document == null
            ? Optional.empty()
            : Optional.of(
                new AnalysisReport.Frozen(
                    row.getString("reference"),
                    new Paper(document, Digest.of(row.getBytes("sha256"))))),
        sealed == null ? Optional.empty() : Optional.of(sealed.toInstant()));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
