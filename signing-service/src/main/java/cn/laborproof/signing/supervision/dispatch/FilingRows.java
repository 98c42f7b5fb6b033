package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.supervision.dispatch.StoredFiling.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Filings as far as the current actor may see them. Runs in the caller's transaction. */
@Component
final class FilingRows {
  private static final String VERSIONS =
      """
      select v.*, f.firm, f.firm_name, f.year,
             (select min(o.filed_at) from dispatch_filing_version o where o.filing_id = f.id) as first_at
      from dispatch_filing_version v join dispatch_filing f on f.id = v.filing_id
      """;

  /** Current versions with where they stand now. */
  private static final String CURRENT =
      """
      select v.*, f.firm, f.firm_name, f.year, case when v.due <= :now then 'overdue' else v.state end as standing,
             (select min(o.filed_at) from dispatch_filing_version o where o.filing_id = f.id) as first_at
      from dispatch_filing_version v join dispatch_filing f on f.id = v.filing_id
      where v.version = (select max(n.version) from dispatch_filing_version n where n.filing_id = v.filing_id)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FilingRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A report that is being written.
   *
   * @param revision counted from 1; 0 before it is kept
   */
  record Draft(int revision, FilingText text, String who, Instant savedAt) {}

  /** A report as the bytes that are kept. */
  String written(FilingText text) {
    return json.writeValueAsString(text.said());
  }

  Optional<Draft> draft(UUID tenant, int year) {
    return jdbc.sql(
            "select * from dispatch_filing_draft where tenant_id = :tenant and year = :year")
        .param("tenant", tenant)
        .param("year", year)
        .query((row, _) ->
            new Draft(
                row.getInt("revision"),
                json.readValue(row.getString("report"), FilingText.class),
                row.getString("person_name"),
                instant(row, "saved_at").orElseThrow()))
        .optional();
  }

  /** Keeps what follows a revision; false when another one came meanwhile. */
  boolean keepDraft(UUID tenant, int year, int revision, String report, String who, Instant at) {
    String sql =
        revision == 0
            ? """
            insert into dispatch_filing_draft (tenant_id, year, report, revision, person_name, saved_at)
            values (:tenant, :year, :report, :revision + 1, :who, :at) on conflict (tenant_id, year) do nothing
            """
            : """
            update dispatch_filing_draft set report = :report, revision = :revision + 1, person_name = :who, saved_at = :at
            where tenant_id = :tenant and year = :year and revision = :revision
            """;
    return jdbc.sql(sql)
            .param("tenant", tenant)
            .param("year", year)
            .param("report", report)
            .param("revision", revision)
            .param("who", who)
            .param("at", utc(at))
            .update()
        == 1;
  }

  /** Ends a draft that was filed; false when another revision came meanwhile. */
  boolean endDraft(UUID tenant, int year, int revision) {
    return jdbc.sql(
                "delete from dispatch_filing_draft where tenant_id = :tenant and year = :year and revision = :revision")
            .param("tenant", tenant)
            .param("year", year)
            .param("revision", revision)
            .update()
        == 1;
  }

  /** Opens the filing of a first version. */
  void open(StoredFiling first) {
    jdbc.sql(
            """
            insert into dispatch_filing (id, tenant_id, region, firm, firm_name, year, opened_at)
            values (:id, :tenant, :region, :firm, :name, :year, :at)
            """)
        .param("id", first.filing())
        .param("tenant", first.tenant())
        .param("region", first.region())
        .param("firm", first.firm())
        .param("name", first.firmName())
        .param("year", first.year())
        .param("at", utc(first.filedAt()))
        .update();
  }

  void insert(StoredFiling version) {
    jdbc.sql(
            """
            insert into dispatch_filing_version (id, filing_id, tenant_id, region, version, report, workers, documents, account_id, person_name,
                                                 filed_at, state)
            values (:id, :filing, :tenant, :region, :version, :report, :workers, cast(:documents as uuid[]), :account, :who, :at, :state)
            """)
        .param("id", version.id())
        .param("filing", version.filing())
        .param("tenant", version.tenant())
        .param("region", version.region())
        .param("version", version.number())
        .param("report", version.written())
        .param("workers", Integer.parseInt(version.text().field("workers")))
        .param("documents", version.documents().stream().map(UUID::toString).toArray(String[]::new))
        .param("account", version.account())
        .param("who", version.who())
        .param("at", utc(version.filedAt()))
        .param("state", version.state().code())
        .update();
  }

  Optional<StoredFiling> version(UUID id) {
    return jdbc.sql(VERSIONS + " where v.id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** All of a filing, the newest first. */
  List<StoredFiling> of(UUID filing) {
    return jdbc.sql(VERSIONS + " where v.filing_id = :filing order by v.version desc")
        .param("filing", filing)
        .query((row, _) -> read(row))
        .list();
  }

  /** The filing of a firm's report on a year. */
  Optional<UUID> filing(String firm, int year) {
    return jdbc.sql("select id from dispatch_filing where firm = :firm and year = :year")
        .param("firm", firm)
        .param("year", year)
        .query(UUID.class)
        .optional();
  }

  Optional<StoredFiling> newest(UUID filing) {
    return of(filing).stream().findFirst();
  }

  /** The newest that was there when this began, locked until the transaction ends. */
  Optional<StoredFiling> lockNewest(UUID filing) {
    return jdbc.sql(
            VERSIONS
                + " where v.filing_id = :filing order by v.version desc limit 1 for update of v")
        .param("filing", filing)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The highest number there is now. */
  int newestNumber(UUID filing) {
    return jdbc.sql("select max(version) from dispatch_filing_version where filing_id = :filing")
        .param("filing", filing)
        .query(Integer.class)
        .single();
  }

  void become(StoredFiling version, State state, Optional<Instant> due) {
    jdbc.sql("update dispatch_filing_version set state = :state, due = :due where id = :id")
        .param("state", state.code())
        .param("due", utc(due), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", version.id())
        .update();
  }

  void keep(StoredFiling of, StoredFiling.Act act) {
    jdbc.sql(
            """
            insert into dispatch_filing_act (id, filing_id, tenant_id, region, version, kind, about, account_id, person_name, note, due, recorded_at)
            values (:id, :filing, :tenant, :region, :version, :kind, :about, :account, :who, :note, :due, :at)
            """)
        .param("id", act.id())
        .param("filing", of.filing())
        .param("tenant", of.tenant())
        .param("region", of.region())
        .param("version", act.version())
        .param("kind", act.kind())
        .param("about", act.about().orElse(null), Types.VARCHAR)
        .param("account", act.account())
        .param("who", act.who())
        .param("note", act.note().orElse(null), Types.BINARY)
        .param("due", utc(act.due()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("at", utc(act.at()))
        .update();
  }

  /** What was done about a filing, in its order. */
  List<StoredFiling.Act> acts(UUID filing) {
    return jdbc.sql(
            "select * from dispatch_filing_act where filing_id = :filing order by recorded_at, version")
        .param("filing", filing)
        .query((row, _) ->
            new StoredFiling.Act(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("about")),
                row.getObject("account_id", UUID.class),
                row.getString("person_name"),
                Optional.ofNullable(row.getBytes("note")),
                instant(row, "due"),
                instant(row, "recorded_at").orElseThrow()))
        .list();
  }

  /** The verification of a firm's report on a year that was opened last. */
  Optional<StoredFiling.Verified> verified(String firm, int year) {
    return jdbc.sql(
            "select * from dispatch_report where firm = :firm and year = :year order by opened_at desc, id limit 1")
        .param("firm", firm)
        .param("year", year)
        .query((row, _) ->
            new StoredFiling.Verified(
                row.getObject("id", UUID.class),
                row.getString("state"),
                instant(row, "ordered_at"),
                instant(row, "due")))
        .optional();
  }

  /** The office that confirmed the acting organisation's code. */
  Optional<UUID> confirmingOffice(UUID tenant) {
    return jdbc.sql(
            "select decided_office from code_confirmation where tenant_id = :tenant and state = 'confirmed'")
        .param("tenant", tenant)
        .query(UUID.class)
        .optional();
  }

  /** What waits first, then by its clock. */
  MatchingRows<StoredFiling> matching(FilingFilter filter, Instant now) {
    return new MatchingRows<>(
        jdbc,
        "from ("
            + CURRENT
            + """
            ) as stood where (:q = '' or firm = :q or strpos(lower(firm_name), lower(:q)) > 0)
              and (:standing = '' or standing = :standing) and (:year = 0 or year = :year)
            """,
        "case standing when 'filed' then 0 when 'overdue' then 1 when 'sent-back' then 2 else 3 end, due, filed_at, id",
        Map.of(
            "q", filter.q(), "standing", filter.standing(), "year", filter.year(), "now", utc(now)),
        (row, _) -> read(row));
  }

  /** How many current versions stand where. */
  Map<String, Long> standings(Instant now) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql("select standing, count(*) as n from (" + CURRENT + ") as stood group by 1")
        .param("now", utc(now))
        .query(row -> {
          counts.put(row.getString("standing"), row.getLong("n"));
        });
    return counts;
  }

  private StoredFiling read(ResultSet row) throws SQLException {
    String written = row.getString("report");
    return new StoredFiling(
        row.getObject("id", UUID.class),
        row.getObject("filing_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("firm"),
        row.getString("firm_name"),
        row.getInt("year"),
        row.getInt("version"),
        json.readValue(written, FilingText.class),
        written,
        Arrays.asList((UUID[]) row.getArray("documents").getArray()),
        row.getObject("account_id", UUID.class),
        row.getString("person_name"),
        instant(row, "filed_at").orElseThrow(),
        instant(row, "first_at").orElseThrow(),
        State.ofCode(row.getString("state")),
        instant(row, "due"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Optional.empty() : Optional.of(time.toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
    return instant.map(each -> utc(each)).orElse(null);
  }
}
