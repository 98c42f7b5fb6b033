package cn.laborproof.signing.supervision.policy;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.supervision.policy.Policy.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Policies and what is measured of them in PostgreSQL. Runs in the caller's transaction. */
@Component
final class PolicyRows {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PolicyRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What was computed, when and by whom. */
  record Taken(LocalDate day, By by, BeforeAfter result) {}

  void insert(Policy policy) {
    jdbc.sql(
            """
            insert into policy (id, tenant_id, region, title, description, indicator, expected, starts_on, treated, compared,
                                described_by, describer, described_at)
            values (:id, :office, :region, :title, :description, :indicator, :expected, :from, :treated, :compared, :by, :name, :at)
            """)
        .param("id", policy.id())
        .param("office", policy.office())
        .param("region", policy.region())
        .param("title", policy.title())
        .param("description", policy.description())
        .param("indicator", policy.indicator().code())
        .param("expected", policy.higher() ? "higher" : "lower")
        .param("from", policy.startsOn())
        .param("treated", policy.treated().toArray(String[]::new))
        .param("compared", policy.compared().toArray(String[]::new))
        .param("by", policy.described().account())
        .param("name", policy.described().name())
        .param("at", policy.described().at().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Policy> find(UUID id) {
    return jdbc.sql("select * from policy where id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** All that the actor may see, newest first. */
  List<Policy> newest(int most) {
    return jdbc.sql("select * from policy order by described_at desc, id limit :most")
        .param("most", most)
        .query((row, _) -> read(row))
        .list();
  }

  void take(UUID id, Policy policy, Taken taken) {
    jdbc.sql(
            """
            insert into policy_evaluation (id, policy_id, tenant_id, taken_on, taken_by, taker, taken_at, result)
            values (:id, :policy, :office, :day, :by, :name, :at, :result::jsonb)
            """)
        .param("id", id)
        .param("policy", policy.id())
        .param("office", policy.office())
        .param("day", taken.day())
        .param("by", taken.by().account())
        .param("name", taken.by().name())
        .param("at", taken.by().at().atOffset(ZoneOffset.UTC))
        .param("result", json.writeValueAsString(taken.result()))
        .update();
  }

  /** The newest numbers. */
  Optional<Taken> taken(UUID policy) {
    return jdbc.sql(
            "select * from policy_evaluation where policy_id = :policy order by taken_at desc, id limit 1")
        .param("policy", policy)
        .query((row, _) ->
            new Taken(
                row.getObject("taken_on", LocalDate.class),
                new By(
                    row.getObject("taken_by", UUID.class),
                    row.getString("taker"),
                    instant(row, "taken_at")),
                json.readValue(row.getString("result"), BeforeAfter.class)))
        .optional();
  }

  boolean isWritten(UUID note) {
    return jdbc.sql("select exists (select 1 from policy_note where id = :id)")
        .param("id", note)
        .query(Boolean.class)
        .single();
  }

  void write(UUID policy, UUID office, Policy.Note note) {
    jdbc.sql(
            """
            insert into policy_note (id, policy_id, tenant_id, region, kind, content, written_by, writer, written_at)
            values (:id, :policy, :office, :region, :kind, :content, :by, :name, :at)
            """)
        .param("id", note.id())
        .param("policy", policy)
        .param("office", office)
        .param("region", note.region())
        .param("kind", note.assessment() ? "assessment" : "feedback")
        .param("content", note.content())
        .param("by", note.written().account())
        .param("name", note.written().name())
        .param("at", note.written().at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What officials wrote, oldest first. */
  List<Policy.Note> notes(UUID policy) {
    return jdbc.sql("select * from policy_note where policy_id = :policy order by written_at, id")
        .param("policy", policy)
        .query((row, _) ->
            new Policy.Note(
                row.getObject("id", UUID.class),
                row.getString("kind").equals("assessment"),
                row.getString("region"),
                row.getString("content"),
                new By(
                    row.getObject("written_by", UUID.class),
                    row.getString("writer"),
                    instant(row, "written_at"))))
        .list();
  }

  /** Workers of these divisions as known today; of what two offices say the greater number. */
  long workers(List<String> divisions) {
    return jdbc.sql(
            """
            select coalesce(sum(workers), 0) from (
              select employer, max(workers) as workers from employer_workforce
              where exists (select 1 from unnest(:divisions) d where starts_with(region, d)) group by employer) known
            """)
        .param("divisions", divisions.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** What the indicator counts in each month; months without any are left out. */
  Map<YearMonth, Long> counted(
      Policy.Indicator indicator, List<String> divisions, YearMonth from, YearMonth to) {
    String sql =
        switch (indicator) {
          case FINDINGS ->
              """
              with span as materialized (
                select lower(s) as opened, upper(s) as closed_on, count(*) as n from finding_days f, unnest(f.days) s
                where exists (select 1 from unnest(:divisions) d where starts_with(f.region, d)) group by 1, 2)
              select to_char(m.last, 'YYYY-MM') as month, sum(s.n) as n
              from (select cast(generate_series(cast(:from as date), cast(:to as date), interval '1 month')
                                + interval '1 month' - interval '1 day' as date) as last) m
              join span s on s.opened <= m.last and (s.closed_on is null or s.closed_on > m.last)
              group by 1
              """;
          case WARNINGS ->
              """
              select to_char(raised_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*) as n from warning
              where exists (select 1 from unnest(:divisions) d where starts_with(region, d))
                and cast(raised_at at time zone 'Asia/Shanghai' as date) >= cast(:from as date)
                and cast(raised_at at time zone 'Asia/Shanghai' as date) < cast(:to as date) + interval '1 month'
              group by 1
              """;
          case DISPUTES -> disputes();
        };
    Map<YearMonth, Long> months = new TreeMap<>();
    jdbc.sql(sql)
        .param("divisions", divisions.toArray(String[]::new))
        .param("from", from.atDay(1).toString())
        .param("to", to.atDay(1).toString())
        .query(row -> {
          months.put(YearMonth.parse(row.getString("month")), row.getLong("n"));
        });
    return months;
  }

  /** A case that two offices know counts once; an employer's seat is where its newest line says. */
  private static String disputes() {
    return """
    with said as (
      select distinct on (f.kind, f.fact_key) f.owner, f.tenant_id, f.region,
             case f.kind when 'complaints' then %s when 'arbitrations' then %s else %s end as day
      from fact_row f
      where f.kind in ('complaints', 'arbitrations', 'official-events') and f.replaced_by is null and not f.withdrawn
        and (f.kind <> 'official-events' or %s = 'COURT_LABOUR_CASE')
      order by f.kind, f.fact_key, f.confirmed_at desc, f.confirmed_sha desc)
    select left(s.day, 7) as month, count(*) as n from said s
    left join lateral (
      select %s as region from fact_row f
      where f.tenant_id = s.tenant_id and f.owner = s.owner and f.kind = 'employers' and f.replaced_by is null and not f.withdrawn
      order by %s desc, f.confirmed_at desc, f.confirmed_sha desc limit 1) seat on true
    where exists (select 1 from unnest(:divisions) d where starts_with(coalesce(nullif(seat.region, ''), s.region), d))
      and left(s.day, 7) between left(:from, 7) and left(:to, 7)
    group by 1
    """
        .formatted(
            cell(FactKind.COMPLAINTS, "filed_on"),
            cell(FactKind.ARBITRATIONS, "filed_on"),
            cell(FactKind.OFFICIAL_EVENTS, "happened_on"),
            cell(FactKind.OFFICIAL_EVENTS, "kind"),
            cell(FactKind.EMPLOYERS, "region"),
            cell(FactKind.EMPLOYERS, "valid_from"));
  }

  private static String cell(FactKind kind, String column) {
    return "coalesce(f.cells[%d], '')".formatted(kind.place(column) + 1);
  }

  private static Policy read(ResultSet row) throws SQLException {
    return new Policy(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("title"),
        row.getString("description"),
        Policy.Indicator.of(row.getString("indicator")).orElseThrow(),
        row.getString("expected").equals("higher"),
        row.getObject("starts_on", LocalDate.class),
        texts(row, "treated"),
        texts(row, "compared"),
        new By(
            row.getObject("described_by", UUID.class),
            row.getString("describer"),
            instant(row, "described_at")));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
