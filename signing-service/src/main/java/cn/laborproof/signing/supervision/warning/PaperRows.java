package cn.laborproof.signing.supervision.warning;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.warning.Tier;
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

/** Papers in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class PaperRows {
  private final JdbcClient jdbc;

  PaperRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody of the enterprise opened a notice. */
  record Opening(String who, Instant at) {}

  /**
   * What the enterprise answered.
   *
   * @param account who wrote it
   * @param note sealed under the key of who wrote it
   */
  record Answer(UUID id, UUID account, String who, byte[] note, Instant at) {}

  /** That the enterprise answered a notice. */
  record Answered(UUID paper, String who, Instant at) {}

  void insert(WarningPaper paper) {
    jdbc.sql(
            """
            insert into warning_paper (id, tenant_id, region, warning_id, kind, reference, office_name, employer_code, employer_name, state,
                                       document, sha256, made_at, made_by, warning_tenant, author, author_tier)
            values (:id, :office, :region, :warning, :kind, :reference, :officeName, :code, :name, :state, :document, :sha256, :at, :by,
                    :warningOffice, :author, :tier)
            """)
        .param("id", paper.id())
        .param("office", paper.office())
        .param("region", paper.region())
        .param("warning", paper.warning())
        .param("kind", paper.kind().code())
        .param("reference", paper.reference())
        .param("officeName", paper.officeName())
        .param("code", paper.employerCode())
        .param("name", paper.employerName())
        .param("state", paper.state().code())
        .param("document", paper.document().document())
        .param("sha256", paper.document().sha256().bytes())
        .param("at", utc(paper.made().at()))
        .param("by", paper.made().by())
        .param(
            "warningOffice",
            paper.origin().map(WarningPaper.Origin::warningOffice).orElse(null),
            Types.OTHER)
        .param("author", paper.origin().map(WarningPaper.Origin::author).orElse(null), Types.OTHER)
        .param(
            "tier", paper.origin().map(origin -> origin.tier().name()).orElse(null), Types.VARCHAR)
        .update();
  }

  Optional<WarningPaper> find(UUID id) {
    return select(id, "");
  }

  /** The same, locked until the transaction ends. */
  Optional<WarningPaper> lock(UUID id) {
    return select(id, " for no key update");
  }

  private Optional<WarningPaper> select(UUID id, String end) {
    return jdbc.sql("select * from warning_paper where id = :id" + end)
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Those about a warning, newest first. */
  List<WarningPaper> about(UUID warning) {
    return jdbc.sql("select * from warning_paper where warning_id = :id order by made_at desc, id")
        .param("id", warning)
        .query((row, _) -> read(row))
        .list();
  }

  /** Those of an office that wait for its seal, oldest first. */
  List<WarningPaper> waiting(UUID office) {
    return jdbc.sql(
            "select * from warning_paper where tenant_id = :office and state = 'frozen' order by made_at, id")
        .param("office", office)
        .query((row, _) -> read(row))
        .list();
  }

  /** Those delivered to an enterprise, newest first. */
  List<WarningPaper> served(UUID employer) {
    return jdbc.sql(
            "select * from warning_paper where employer_tenant = :employer order by delivered_at desc, id")
        .param("employer", employer)
        .query((row, _) -> read(row))
        .list();
  }

  /** How many of them nobody of the enterprise has opened. */
  long unopened(UUID employer) {
    return jdbc.sql(
            """
            select count(*) from warning_paper p where employer_tenant = :employer
            and not exists (select 1 from warning_paper_opening o where o.paper_id = p.id)
            """)
        .param("employer", employer)
        .query(Long.class)
        .single();
  }

  void seal(UUID id, Paper document, Instant at) {
    jdbc.sql(
            "update warning_paper set state = 'sealed', sealed_at = :at, document = :document, sha256 = :sha256 where id = :id")
        .param("id", id)
        .param("document", document.document())
        .param("sha256", document.sha256().bytes())
        .param("at", utc(at))
        .update();
  }

  void renew(UUID id, Paper document) {
    jdbc.sql("update warning_paper set document = :document, sha256 = :sha256 where id = :id")
        .param("id", id)
        .param("document", document.document())
        .param("sha256", document.sha256().bytes())
        .update();
  }

  void withdraw(UUID id, Instant at) {
    jdbc.sql("update warning_paper set state = 'withdrawn', withdrawn_at = :at where id = :id")
        .param("id", id)
        .param("at", utc(at))
        .update();
  }

  void deliver(UUID id, UUID employer, Instant at) {
    jdbc.sql(
            "update warning_paper set employer_tenant = :employer, delivered_at = :at where id = :id")
        .param("id", id)
        .param("employer", employer)
        .param("at", utc(at))
        .update();
  }

  /** Keeps who opened a notice; false when that person had before. */
  boolean open(WarningPaper paper, UUID account, Opening opening) {
    return jdbc.sql(
                """
                insert into warning_paper_opening (paper_id, tenant_id, account_id, person_name, opened_at)
                values (:paper, :office, :account, :name, :at) on conflict do nothing
                """)
            .param("paper", paper.id())
            .param("office", paper.office())
            .param("account", account)
            .param("name", opening.who())
            .param("at", utc(opening.at()))
            .update()
        == 1;
  }

  List<Opening> openings(UUID paper) {
    return jdbc.sql("select * from warning_paper_opening where paper_id = :id order by opened_at")
        .param("id", paper)
        .query((row, _) -> new Opening(row.getString("person_name"), instant(row, "opened_at")))
        .list();
  }

  /** Keeps an answer; false when it is known under its id. */
  boolean answer(WarningPaper paper, Answer answer) {
    return jdbc.sql(
                """
                insert into warning_paper_answer (id, paper_id, tenant_id, account_id, person_name, note, answered_at)
                values (:id, :paper, :office, :account, :name, :note, :at) on conflict do nothing
                """)
            .param("id", answer.id())
            .param("paper", paper.id())
            .param("office", paper.office())
            .param("account", answer.account())
            .param("name", answer.who())
            .param("note", answer.note())
            .param("at", utc(answer.at()))
            .update()
        == 1;
  }

  List<Answer> answers(UUID paper) {
    return jdbc.sql(
            "select * from warning_paper_answer where paper_id = :id order by answered_at, id")
        .param("id", paper)
        .query((row, _) ->
            new Answer(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("person_name"),
                row.getBytes("note"),
                instant(row, "answered_at")))
        .list();
  }

  /** When which notice about a warning was answered. */
  List<Answered> answered(UUID warning) {
    return jdbc.sql(
            """
            select a.paper_id, a.person_name, a.answered_at from warning_paper p join warning_paper_answer a on a.paper_id = p.id
            where p.warning_id = :id order by a.answered_at, a.id
            """)
        .param("id", warning)
        .query((row, _) ->
            new Answered(
                row.getObject("paper_id", UUID.class),
                row.getString("person_name"),
                instant(row, "answered_at")))
        .list();
  }

  private static WarningPaper read(ResultSet row) throws SQLException {
    @Nullable UUID employer = row.getObject("employer_tenant", UUID.class);
    return new WarningPaper(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getObject("warning_id", UUID.class),
        WarningPaper.Kind.ofCode(row.getString("kind")),
        row.getString("reference"),
        row.getString("office_name"),
        row.getString("employer_code"),
        row.getString("employer_name"),
        WarningPaper.State.ofCode(row.getString("state")),
        new Paper(row.getObject("document", UUID.class), Digest.of(row.getBytes("sha256"))),
        new WarningPaper.Made(instant(row, "made_at"), row.getString("made_by")),
        origin(row),
        maybe(row, "sealed_at"),
        maybe(row, "withdrawn_at"),
        employer == null
            ? Optional.empty()
            : Optional.of(new WarningPaper.Delivery(employer, instant(row, "delivered_at"))));
  }

  private static Optional<WarningPaper.Origin> origin(ResultSet row) throws SQLException {
    @Nullable UUID author = row.getObject("author", UUID.class);
    return author == null
        ? Optional.empty()
        : Optional.of(
            new WarningPaper.Origin(
                row.getObject("warning_tenant", UUID.class),
                author,
                Tier.valueOf(row.getString("author_tier"))));
  }

  private static Optional<Instant> maybe(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Optional.empty() : Optional.of(time.toInstant());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
