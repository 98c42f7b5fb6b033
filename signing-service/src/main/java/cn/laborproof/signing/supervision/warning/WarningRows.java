package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.Tier;
import cn.laborproof.risk.warning.WarningEvent;
import cn.laborproof.risk.warning.WarningFact;
import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Warnings in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class WarningRows {
  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

  /** Who is asked to take part in a warning {@code w}. */
  private static final String BODIES = "named_bodies(w.id)";

  private static final String MATCHING =
      """
       from (select w.*, %s as bodies from warning w) as warning
      where (:state = '' or state = :state or (:state = 'open' and due is not null))
        and starts_with(region, :region) and (:clock = '' or clock = :clock or (:clock = 'over' and due < :now)
          or (:clock = 'over-top' and exists (
            select 1 from warning_clock_act c where c.warning_id = warning.id and c.kind = 'overdue' and c.at = due)))
        and raised_at >= cast(:from as timestamp) at time zone 'Asia/Shanghai' and raised_at < cast(:until as timestamp) at time zone 'Asia/Shanghai'
        and case :stage
          when 'issued' then exists (select 1 from warning_event e where e.warning_id = warning.id and e.kind = 'accept')
          when 'served' then exists (select 1 from warning_event e where e.warning_id = warning.id and e.kind = 'notice')
            or exists (select 1 from warning_paper p where p.warning_id = warning.id and p.delivered_at is not null)
          when 'answered' then exists (
            select 1 from warning_paper p join warning_paper_answer a on a.paper_id = p.id where p.warning_id = warning.id)
          when 'lifted' then state = 'closed' and 'RISK_GONE' = (
            select e.ground from warning_event e where e.warning_id = warning.id and e.kind = 'lift' order by e.happened_at desc, e.id desc limit 1)
          when 'reply-waiting' then closed_at is null and exists (
            select 1 from warning_paper p join warning_paper_answer a on a.paper_id = p.id
            where p.warning_id = warning.id
              and a.answered_at > (select max(e.recorded_at) from warning_event e where e.warning_id = warning.id))
          else true end
      """
          .formatted(BODIES);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock now;

  WarningRows(JdbcClient jdbc, JsonMapper json, Clock now) {
    this.jdbc = jdbc;
    this.json = json;
    this.now = now;
  }

  /** Something a clock did: {@code reminded}, {@code escalated-by-clock} or {@code overdue}. */
  record ClockAct(String kind, Instant at, String clock) {}

  void insert(StoredWarning warning) {
    StatementSpec statement =
        jdbc.sql(
                """
                insert into warning (id, tenant_id, region, employer_code, employer_name, scheme, state, level, severity,
                                     acts, clock, clock_start, due, discovered_at, raised_at, closed_at)
                values (:id, :office, :region, :code, :name, :scheme, :state, :level, :severity,
                        :acts, :clock, :start, :due, :discovered, :raised, :closed)
                """)
            .param("office", warning.office())
            .param("region", warning.region())
            .param("code", warning.employerCode())
            .param("name", warning.employerName())
            .param("scheme", warning.scheme())
            .param("discovered", utc(warning.discoveredAt()))
            .param("raised", utc(warning.raisedAt()));
    standing(statement, warning).update();
  }

  /** Writes where a warning stands; its row is locked. */
  void update(StoredWarning warning) {
    standing(
            jdbc.sql(
                """
                update warning set state = :state, level = :level, severity = :severity, acts = :acts, clock = :clock,
                                   clock_start = :start, due = :due, closed_at = :closed
                where id = :id
                """),
            warning)
        .update();
  }

  private static StatementSpec standing(StatementSpec statement, StoredWarning warning) {
    StoredWarning.Standing standing = warning.standing();
    Optional<StoredWarning.Clock> clock = standing.clock();
    return statement
        .param("id", warning.id())
        .param("state", standing.state())
        .param(
            "level", standing.grade().map(StoredWarning.Grade::level).orElse(null), Types.SMALLINT)
        .param(
            "severity",
            standing.grade().map(StoredWarning.Grade::severity).orElse(null),
            Types.SMALLINT)
        .param("acts", clock.map(StoredWarning.Clock::acts).orElse(null), Types.VARCHAR)
        .param("clock", clock.map(StoredWarning.Clock::kind).orElse(null), Types.VARCHAR)
        .param(
            "start",
            clock.map(running -> utc(running.start())).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param(
            "due",
            clock.map(running -> utc(running.due())).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param(
            "closed",
            standing.closedAt().map(WarningRows::utc).orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE);
  }

  /** A warning, locked until the transaction ends. */
  Optional<StoredWarning> lock(UUID id) {
    return select(id, " for no key update");
  }

  Optional<StoredWarning> find(UUID id) {
    return select(id, "");
  }

  private Optional<StoredWarning> select(UUID id, String end) {
    return jdbc.sql("select w.*, " + BODIES + " as bodies from warning w where w.id = :id" + end)
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Those in a state that the current actor may see, in the order of the filter. */
  MatchingRows<StoredWarning> matching(WarningFilter filter) {
    return new MatchingRows<>(
        jdbc, MATCHING, filter.order(), parameters(filter), (row, _) -> read(row));
  }

  private Map<String, Object> parameters(WarningFilter filter) {
    WarningFilter.Narrow narrow = filter.narrow();
    return Map.of(
        "state", filter.state(),
        "region", narrow.region(),
        "clock", narrow.clock(),
        "now", utc(now.instant()),
        "from", narrow.from().map(LocalDate::toString).orElse("-infinity"),
        "until", narrow.to().map(day -> day.plusDays(1).toString()).orElse("infinity"),
        "stage", narrow.stage());
  }

  /** How many were raised in each month from a day on, by month {@code 2026-11}, in one pass. */
  Map<String, Long> byMonth(LocalDate from) {
    Map<String, Long> months = new TreeMap<>();
    jdbc.sql(
            """
            select to_char(raised_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*) as n from warning
            where raised_at >= cast(:from as timestamp) at time zone 'Asia/Shanghai' group by 1
            """)
        .param("from", from.toString())
        .query(row -> {
          months.put(row.getString("month"), row.getLong("n"));
        });
    return months;
  }

  /** What clocks run, in one pass over the open warnings. */
  List<WarningTotals.Running> running(Instant now) {
    return jdbc.sql(
            """
            select clock, count(*) as n, count(*) filter (where due < :now) as over, min(due) as next from warning
            where due is not null group by clock order by min(due)
            """)
        .param("now", utc(now))
        .query((row, _) ->
            new WarningTotals.Running(
                row.getString("clock"),
                row.getLong("n"),
                row.getLong("over"),
                instant(row, "next")))
        .list();
  }

  /** How many wait with a clock that ends by then. */
  long dueBy(Instant instant) {
    return jdbc.sql("select count(*) from warning where due <= :instant")
        .param("instant", utc(instant))
        .query(Long.class)
        .single();
  }

  /** Whether a warning was raised under this id, or an event has it. */
  boolean knows(UUID event) {
    return jdbc.sql("select count(*) from warning_event where id = :id")
            .param("id", event)
            .query(Long.class)
            .single()
        > 0;
  }

  void keep(StoredWarning warning, StoredEvent stored) {
    WarningEvent event = stored.event();
    Optional<WarningEvent.FactsReported> facts =
        event instanceof WarningEvent.FactsReported reported
            ? Optional.of(reported)
            : Optional.empty();
    jdbc.sql(
            """
            insert into warning_event (id, tenant_id, warning_id, kind, happened_at, person_id, person_name, tier,
                                       facts, replaces, ground, basis, note, bodies, paper, without_paper, means, receiver, recorded_at)
            values (:id, :office, :warning, :kind, :at, :person, :name, :tier,
                    :facts::jsonb, :replaces, :ground, :basis, :note, :bodies, :paper, :without, :means, :receiver, :recorded)
            """)
        .param("id", UUID.fromString(event.id()))
        .param("office", warning.office())
        .param("warning", warning.id())
        .param("kind", ActKind.of(event).code())
        .param("at", utc(event.at()))
        .param("person", stored.person())
        .param("name", stored.personName())
        .param("tier", event.by().tier().name())
        .param("facts", facts.map(each -> written(each.facts())).orElse(null), Types.VARCHAR)
        .param(
            "replaces",
            facts.flatMap(WarningEvent.FactsReported::replaces).map(UUID::fromString).orElse(null),
            Types.OTHER)
        .param(
            "ground",
            event instanceof WarningEvent.Lift lift ? lift.ground().name() : null,
            Types.VARCHAR)
        .param("basis", stored.basis().orElse(null), Types.VARCHAR)
        .param("note", stored.note())
        .param("bodies", stored.bodies().toArray(String[]::new))
        .param("paper", stored.backing().paper().orElse(null), Types.OTHER)
        .param("without", stored.backing().without().orElse(null), Types.BINARY)
        .param("means", stored.backing().means().orElse(null), Types.VARCHAR)
        .param("receiver", stored.backing().receiver().orElse(null), Types.BINARY)
        .param("recorded", utc(stored.recordedAt()))
        .update();
  }

  List<StoredEvent> events(UUID warning) {
    return jdbc.sql("select * from warning_event where warning_id = :id order by happened_at, id")
        .param("id", warning)
        .query((row, _) -> event(row))
        .list();
  }

  /** Keeps that a body was taken back. */
  void keep(StoredWarning warning, BodyWithdrawal withdrawal) {
    jdbc.sql(
            """
            insert into warning_body_withdrawal (id, tenant_id, warning_id, body, person_id, person_name, reason, recorded_at)
            values (:id, :office, :warning, :body, :person, :name, :reason, :at)
            """)
        .param("id", withdrawal.id())
        .param("office", warning.office())
        .param("warning", warning.id())
        .param("body", withdrawal.body())
        .param("person", withdrawal.person())
        .param("name", withdrawal.personName())
        .param("reason", withdrawal.reason())
        .param("at", utc(withdrawal.at()))
        .update();
  }

  List<BodyWithdrawal> withdrawals(UUID warning) {
    return jdbc.sql(
            "select * from warning_body_withdrawal where warning_id = :id order by recorded_at, id")
        .param("id", warning)
        .query((row, _) ->
            new BodyWithdrawal(
                row.getObject("id", UUID.class),
                row.getString("body"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getBytes("reason"),
                instant(row, "recorded_at")))
        .list();
  }

  /** Keeps what a clock did; false when it is known. */
  boolean keep(StoredWarning warning, ClockAct act, Instant now) {
    return jdbc.sql(
                """
                insert into warning_clock_act (warning_id, tenant_id, kind, at, clock, recorded_at)
                values (:id, :office, :kind, :at, :clock, :now) on conflict do nothing
                """)
            .param("id", warning.id())
            .param("office", warning.office())
            .param("kind", act.kind())
            .param("at", utc(act.at()))
            .param("clock", act.clock())
            .param("now", utc(now))
            .update()
        == 1;
  }

  List<ClockAct> clockActs(UUID warning) {
    return jdbc.sql("select * from warning_clock_act where warning_id = :id order by at")
        .param("id", warning)
        .query((row, _) ->
            new ClockAct(row.getString("kind"), instant(row, "at"), row.getString("clock")))
        .list();
  }

  private StoredEvent event(ResultSet row) throws SQLException {
    String facts = row.getString("facts");
    String ground = row.getString("ground");
    var content =
        new ActKind.Content(
            facts == null ? Situation.UNKNOWN : situation(facts),
            Optional.ofNullable(row.getString("replaces")),
            ground == null ? WarningEvent.Ground.RISK_GONE : WarningEvent.Ground.valueOf(ground));
    UUID person = row.getObject("person_id", UUID.class);
    var by = new WarningEvent.By(person.toString(), Tier.valueOf(row.getString("tier")));
    return new StoredEvent(
        ActKind.ofCode(row.getString("kind"))
            .event(row.getString("id"), instant(row, "happened_at"), by, content),
        person,
        row.getString("person_name"),
        Optional.ofNullable(row.getString("basis")),
        row.getBytes("note"),
        bodies(row),
        new StoredEvent.Backing(
            Optional.ofNullable(row.getObject("paper", UUID.class)),
            Optional.ofNullable(row.getBytes("without_paper")),
            Optional.ofNullable(row.getString("means")),
            Optional.ofNullable(row.getBytes("receiver"))),
        instant(row, "recorded_at"));
  }

  private String written(Situation situation) {
    var texts = new TreeMap<String, String>();
    situation.values().forEach((fact, value) -> texts.put(fact.code(), fact.format(value)));
    return json.writeValueAsString(texts);
  }

  private Situation situation(String facts) {
    var values = new EnumMap<WarningFact, Long>(WarningFact.class);
    json.readValue(facts, FACTS)
        .forEach((name, text) -> {
          WarningFact fact = WarningFact.ofCode(name);
          values.put(fact, fact.parse(text));
        });
    return new Situation(values);
  }

  private static StoredWarning read(ResultSet row) throws SQLException {
    String clock = row.getString("clock");
    int level = row.getInt("level");
    boolean graded = !row.wasNull();
    return new StoredWarning(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer_code"),
        row.getString("employer_name"),
        row.getString("scheme"),
        new StoredWarning.Standing(
            row.getString("state"),
            graded
                ? Optional.of(new StoredWarning.Grade(level, row.getInt("severity")))
                : Optional.empty(),
            clock == null
                ? Optional.empty()
                : Optional.of(
                    new StoredWarning.Clock(
                        clock,
                        row.getString("acts"),
                        instant(row, "clock_start"),
                        instant(row, "due"))),
            maybe(row, "closed_at")),
        instant(row, "discovered_at"),
        instant(row, "raised_at"),
        bodies(row));
  }

  private static List<String> bodies(ResultSet row) throws SQLException {
    return JointBody.sorted(List.of((String[]) row.getArray("bodies").getArray()));
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
