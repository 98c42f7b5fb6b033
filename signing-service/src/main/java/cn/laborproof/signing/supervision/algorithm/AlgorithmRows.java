package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.supervision.algorithm.AlgorithmVersion.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Entries as far as the current actor may see them. Runs in the caller's transaction. */
@Component
final class AlgorithmRows {
  private static final String VERSIONS =
      """
      select v.*, e.employer, e.employer_name
      from algorithm_version v join algorithm_entry e on e.id = v.entry_id
      """;

  /** Current versions with where they stand now. */
  private static final String CURRENT =
      """
      select v.*, e.employer, e.employer_name, case when v.due <= :now then 'overdue' else v.state end as standing
      from algorithm_version v join algorithm_entry e on e.id = v.entry_id
      where v.version = (select max(n.version) from algorithm_version n where n.entry_id = v.entry_id)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AlgorithmRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What is filed, as the bytes that are kept. */
  String written(Filing filing) {
    return json.writeValueAsString(filing);
  }

  /** Opens the entry of a first version. */
  void open(AlgorithmVersion first) {
    jdbc.sql(
            """
            insert into algorithm_entry (id, tenant_id, region, employer, employer_name, opened_at)
            values (:id, :tenant, :region, :employer, :name, :at)
            """)
        .param("id", first.entry())
        .param("tenant", first.tenant())
        .param("region", first.region())
        .param("employer", first.employer())
        .param("name", first.employerName())
        .param("at", utc(first.filedAt()))
        .update();
  }

  void insert(AlgorithmVersion version) {
    jdbc.sql(
            """
            insert into algorithm_version (id, entry_id, tenant_id, region, version, name, purpose, workers, filed, document, account_id,
                                           person_name, filed_at, state)
            values (:id, :entry, :tenant, :region, :version, :name, :purpose, :workers, :filed, :document, :account, :who, :at, :state)
            """)
        .param("id", version.id())
        .param("entry", version.entry())
        .param("tenant", version.tenant())
        .param("region", version.region())
        .param("version", version.number())
        .param("name", version.filing().name())
        .param("purpose", version.filing().purpose())
        .param("workers", version.filing().workers())
        .param("filed", version.written())
        .param("document", version.document().orElse(null), Types.OTHER)
        .param("account", version.account())
        .param("who", version.who())
        .param("at", utc(version.filedAt()))
        .param("state", version.state().code())
        .update();
  }

  Optional<AlgorithmVersion> version(UUID id) {
    return jdbc.sql(VERSIONS + " where v.id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** All of an entry, the newest first. */
  List<AlgorithmVersion> of(UUID entry) {
    return jdbc.sql(VERSIONS + " where v.entry_id = :entry order by v.version desc")
        .param("entry", entry)
        .query((row, _) -> read(row))
        .list();
  }

  /** The newest that was there when this began, locked until the transaction ends. */
  Optional<AlgorithmVersion> lockNewest(UUID entry) {
    return jdbc.sql(
            VERSIONS + " where v.entry_id = :entry order by v.version desc limit 1 for update of v")
        .param("entry", entry)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The highest number there is now. */
  int newestNumber(UUID entry) {
    return jdbc.sql("select max(version) from algorithm_version where entry_id = :entry")
        .param("entry", entry)
        .query(Integer.class)
        .single();
  }

  void become(AlgorithmVersion version, State state, Optional<Instant> due) {
    jdbc.sql("update algorithm_version set state = :state, due = :due where id = :id")
        .param("state", state.code())
        .param("due", utc(due), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", version.id())
        .update();
  }

  void keep(AlgorithmVersion about, AlgorithmAct act) {
    jdbc.sql(
            """
            insert into algorithm_act (id, entry_id, tenant_id, region, version, kind, account_id, person_name, note, due, recorded_at)
            values (:id, :entry, :tenant, :region, :version, :kind, :account, :who, :note, :due, :at)
            """)
        .param("id", act.id())
        .param("entry", about.entry())
        .param("tenant", about.tenant())
        .param("region", about.region())
        .param("version", act.version())
        .param("kind", act.kind().code())
        .param("account", act.account())
        .param("who", act.who())
        .param("note", act.note().orElse(null), Types.BINARY)
        .param("due", utc(act.due()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("at", utc(act.at()))
        .update();
  }

  /** What was done about an entry, in its order. */
  List<AlgorithmAct> acts(UUID entry) {
    return jdbc.sql(
            "select * from algorithm_act where entry_id = :entry order by recorded_at, version")
        .param("entry", entry)
        .query((row, _) ->
            new AlgorithmAct(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                State.ofCode(row.getString("kind")).orElseThrow(),
                row.getObject("account_id", UUID.class),
                row.getString("person_name"),
                Optional.ofNullable(row.getBytes("note")),
                instant(row, "due"),
                instant(row, "recorded_at").orElseThrow()))
        .list();
  }

  /** What passed its term first, then what waits, then by its clock. */
  MatchingRows<AlgorithmVersion> matching(AlgorithmFilter filter, Instant now) {
    return new MatchingRows<>(
        jdbc,
        "from ("
            + CURRENT
            + """
            ) as stood where (:q = '' or employer = :q or strpos(lower(employer_name), lower(:q)) > 0 or strpos(lower(name), lower(:q)) > 0)
              and (:standing = '' or standing = :standing) and (:purpose = '' or purpose = :purpose)
            """,
        "case standing when 'overdue' then 0 when 'filed' then 1 when 'changes-asked' then 2 when 'taken-note' then 3 else 4 end, due, filed_at, id",
        Map.of(
            "q",
            filter.q(),
            "standing",
            filter.standing(),
            "purpose",
            filter.purpose(),
            "now",
            utc(now)),
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

  private AlgorithmVersion read(ResultSet row) throws SQLException {
    String written = row.getString("filed");
    return new AlgorithmVersion(
        row.getObject("id", UUID.class),
        row.getObject("entry_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer"),
        row.getString("employer_name"),
        row.getInt("version"),
        json.readValue(written, Filing.class),
        written,
        Optional.ofNullable(row.getObject("document", UUID.class)),
        row.getObject("account_id", UUID.class),
        row.getString("person_name"),
        instant(row, "filed_at").orElseThrow(),
        State.ofCode(row.getString("state")).orElseThrow(),
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
