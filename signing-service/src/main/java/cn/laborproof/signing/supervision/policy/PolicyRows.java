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
                                treated_sectors, compared_sectors, described_by, describer, described_at)
            values (:id, :office, :region, :title, :description, :indicator, :expected, :from, :treated, :compared, :treatedSectors, :comparedSectors, :by, :name, :at)
            """)
        .param("id", policy.id())
        .param("office", policy.office())
        .param("region", policy.region())
        .param("title", policy.title())
        .param("description", policy.description())
        .param("indicator", policy.indicator().code())
        .param("expected", policy.higher() ? "higher" : "lower")
        .param("from", policy.startsOn())
        .param("treated", policy.treated().divisions().toArray(String[]::new))
        .param("compared", policy.compared().divisions().toArray(String[]::new))
        .param("treatedSectors", policy.treated().sectors().toArray(String[]::new))
        .param("comparedSectors", policy.compared().sectors().toArray(String[]::new))
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

  /**
   * Workers within a scope as known today; of what two offices say the greater number.
   *
   * @param without whose employers do not count here, though they are within the scope too
   */
  long workers(Scope scope, Scope without) {
    return jdbc.sql(
            """
            select coalesce(sum(workers), 0) from (
              select employer, max(workers) as workers from employer_workforce
              where %s group by employer) known
            """
                .formatted(within("region", "employer")))
        .params(parameters(scope, without))
        .query(Long.class)
        .single();
  }

  /**
   * What the indicator counts in each month; months without any are left out.
   *
   * @param without whose employers do not count here, though they are within the scope too
   */
  Map<YearMonth, Long> counted(
      Policy.Indicator indicator, Scope scope, Scope without, YearMonth from, YearMonth to) {
    String sql =
        switch (indicator) {
          case FINDINGS ->
              """
              with span as materialized (
                select lower(s) as opened, upper(s) as closed_on, count(*) as n from finding_days f, unnest(f.days) s
                where %s group by 1, 2)
              select to_char(m.last, 'YYYY-MM') as month, sum(s.n) as n
              from (select cast(generate_series(cast(:from as date), cast(:to as date), interval '1 month')
                                + interval '1 month' - interval '1 day' as date) as last) m
              join span s on s.opened <= m.last and (s.closed_on is null or s.closed_on > m.last)
              group by 1
              """
                  .formatted(within("f.region", "f.employer"));
          case WARNINGS ->
              """
              select to_char(raised_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*) as n from warning
              where %s
                and cast(raised_at at time zone 'Asia/Shanghai' as date) >= cast(:from as date)
                and cast(raised_at at time zone 'Asia/Shanghai' as date) < cast(:to as date) + interval '1 month'
              group by 1
              """
                  .formatted(within("region", "employer_code"));
          case DISPUTES -> disputes();
        };
    Map<YearMonth, Long> months = new TreeMap<>();
    jdbc.sql(sql)
        .params(parameters(scope, without))
        .param("from", from.atDay(1).toString())
        .param("to", to.atDay(1).toString())
        .query(row -> {
          months.put(YearMonth.parse(row.getString("month")), row.getLong("n"));
        });
    return months;
  }

  /**
   * That an employer is within {@code :divisions} and {@code :sectors}, and not within the others.
   * Its lines of business are those of its newest line in any hub the actor sees. The employers of
   * some sectors are found once for a question.
   */
  private static String within(String region, String employer) {
    return "%s and not %s"
        .formatted(
            inside(region, employer, ":divisions", ":sectors"),
            inside(region, employer, ":otherDivisions", ":otherSectors"));
  }

  private static String inside(String region, String employer, String divisions, String sectors) {
    return """
    (exists (select 1 from unnest(%s) d where starts_with(%s, d))
     and (cardinality(cast(%s as text[])) = 0 or %s in (
       select e.owner from (
         select distinct on (f.tenant_id, f.owner) f.owner, %s as scope from fact_row f
         where f.kind = 'employers' and f.replaced_by is null and not f.withdrawn
         order by f.tenant_id, f.owner, %s desc, f.confirmed_at desc, f.confirmed_sha desc) e
       where exists (select 1 from unnest(string_to_array(e.scope, ';')) code, unnest(%s) s where starts_with(code, s)))))
    """
        .formatted(
            divisions,
            region,
            sectors,
            employer,
            cell(FactKind.EMPLOYERS, "scope"),
            cell(FactKind.EMPLOYERS, "valid_from"),
            sectors);
  }

  private static Map<String, Object> parameters(Scope scope, Scope without) {
    return Map.of(
        "divisions", scope.divisions().toArray(String[]::new),
        "sectors", scope.sectors().toArray(String[]::new),
        "otherDivisions", without.divisions().toArray(String[]::new),
        "otherSectors", without.sectors().toArray(String[]::new));
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
    where %s
      and left(s.day, 7) between left(:from, 7) and left(:to, 7)
    group by 1
    """
        .formatted(
            cell(FactKind.COMPLAINTS, "filed_on"),
            cell(FactKind.ARBITRATIONS, "filed_on"),
            cell(FactKind.OFFICIAL_EVENTS, "happened_on"),
            cell(FactKind.OFFICIAL_EVENTS, "kind"),
            cell(FactKind.EMPLOYERS, "region"),
            cell(FactKind.EMPLOYERS, "valid_from"),
            within("coalesce(nullif(seat.region, ''), s.region)", "s.owner"));
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
        scope(row, "treated"),
        scope(row, "compared"),
        new By(
            row.getObject("described_by", UUID.class),
            row.getString("describer"),
            instant(row, "described_at")));
  }

  static Scope scope(ResultSet row, String side) throws SQLException {
    return new Scope(texts(row, side), texts(row, side + "_sectors"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
