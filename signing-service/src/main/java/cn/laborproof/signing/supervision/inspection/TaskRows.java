package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.shared.MatchingRows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tasks in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class TaskRows {
  private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

  private static final String SELECT =
      "select t.*, d.title as draw_title from inspection_task t join inspection_draw d on d.id = t.draw_id ";

  private static final String LATE =
      "((t.recorded_at is null and t.due < :now) or (t.state = 'rectifying' and t.order_due < :now))";

  private static final String MATCHING =
      """
      from (select t.*, d.title as draw_title, case when %s then 'overdue' else t.state end as standing
            from inspection_task t join inspection_draw d on d.id = t.draw_id) as stood
      where (:draw = '' or cast(draw_id as text) = :draw) and (:office = '' or cast(tenant_id as text) = :office)
        and (:inspector = '' or :inspector = any(cast(inspectors as text[])))
        and (:standing = '' or standing = :standing or (:standing = 'unfinished' and finished_at is null)
             or (:standing = 'recorded' and recorded_at is not null) or (:standing = 'problem' and problem))
      """
          .formatted(LATE);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TaskRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What one inspector, or everybody of an office, did.
   *
   * @param inspector whose account; empty for an office as a whole
   * @param name of the inspector; blank for an office as a whole
   * @param finishedIn median of days from draw to the first result, in tenths; negative when none
   */
  record Measure(
      UUID office,
      String region,
      Optional<UUID> inspector,
      String name,
      long tasks,
      long recorded,
      long overdue,
      long problems,
      int finishedIn) {}

  /** What is public of a task. */
  record Publication(
      String region,
      String employerCode,
      String employerName,
      String result,
      List<String> articles,
      LocalDate inspectedOn,
      Instant publishedAt) {}

  void insert(StoredTask task) {
    jdbc.sql(
            """
            insert into inspection_task (id, tenant_id, region, draw_id, place, employer_code, employer_name, inspectors,
                                         inspector_names, due, state, opened_at)
            values (:id, :office, :region, :draw, :place, :code, :name, :inspectors, :names, :due, 'open', :opened)
            """)
        .param("id", task.id())
        .param("office", task.office())
        .param("region", task.region())
        .param("draw", task.draw())
        .param("place", task.place())
        .param("code", task.employerCode())
        .param("name", task.employerName())
        .param("inspectors", task.inspectors().toArray(UUID[]::new))
        .param("names", task.inspectorNames().toArray(String[]::new))
        .param("due", utc(task.due()))
        .param("opened", utc(task.openedAt()))
        .update();
  }

  void update(StoredTask task, TaskState after, Optional<Instant> orderDue, Instant now) {
    jdbc.sql(
            """
            update inspection_task set state = :state, ordered_at = :ordered, order_due = :due, problem = :problem,
              recorded_at = coalesce(recorded_at, :now), finished_at = :finished where id = :id
            """)
        .param("id", task.id())
        .param("state", after.code())
        .param("ordered", orderDue.map(_ -> utc(now)).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("due", orderDue.map(TaskRows::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("problem", after.problem().orElse(null), Types.BOOLEAN)
        .param("now", utc(now))
        .param("finished", after.isFinished() ? utc(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  /** Writes what an order rests on where its employer reads it. */
  void order(StoredTask task, List<String> articles) {
    jdbc.sql("update inspection_task set articles = :articles where id = :id")
        .param("id", task.id())
        .param("articles", articles.toArray(String[]::new))
        .update();
  }

  void keep(StoredTask task, TaskStep step) {
    jdbc.sql(
            """
            insert into inspection_act (id, tenant_id, region, task_id, seq, kind, person_id, person_name, content, note, recorded_at)
            values (:id, :office, :region, :task, :seq, :kind, :person, :name, :content::jsonb, :note, :at)
            """)
        .param("id", step.id())
        .param("office", task.office())
        .param("region", task.region())
        .param("task", task.id())
        .param("seq", step.seq())
        .param("kind", step.kind())
        .param("person", step.person())
        .param("name", step.personName())
        .param("content", json.writeValueAsString(new TreeMap<>(step.content())))
        .param("note", step.note())
        .param("at", utc(step.recordedAt()))
        .update();
  }

  void publish(StoredTask task, List<String> articles, LocalDate inspectedOn, Instant now) {
    jdbc.sql(
            """
            insert into inspection_publication (task_id, tenant_id, region, employer_code, employer_name, result, articles,
                                                inspected_on, published_at)
            values (:id, :office, :region, :code, :name, :result, :articles, :day, :now)
            """)
        .param("id", task.id())
        .param("office", task.office())
        .param("region", task.region())
        .param("code", task.employerCode())
        .param("name", task.employerName())
        .param("result", task.state())
        .param("articles", articles.toArray(String[]::new))
        .param("day", inspectedOn)
        .param("now", utc(now))
        .update();
    jdbc.sql("update inspection_task set published_at = :now where id = :id")
        .param("id", task.id())
        .param("now", utc(now))
        .update();
  }

  Optional<StoredTask> find(UUID id) {
    return select("where t.id = :id", Map.of("id", id)).stream().findFirst();
  }

  Optional<StoredTask> lock(UUID id) {
    return select("where t.id = :id for no key update of t", Map.of("id", id)).stream().findFirst();
  }

  /**
   * Those the actor may see and that pass a filter: what is not finished first, by its clock, then
   * what was finished last.
   */
  MatchingRows<StoredTask> matching(TaskFilter filter, Instant now) {
    return new MatchingRows<>(
        jdbc,
        MATCHING,
        "finished_at is not null, case when finished_at is null then coalesce(order_due, due) end, "
            + "finished_at desc, opened_at desc, place, id",
        Map.of(
            "draw", text(filter.draw()),
            "office", text(filter.office()),
            "inspector", text(filter.inspector()),
            "standing", filter.standing(),
            "now", utc(now)),
        (row, _) -> read(row));
  }

  private static String text(Optional<UUID> id) {
    return id.map(UUID::toString).orElse("");
  }

  List<TaskStep> steps(UUID task) {
    return jdbc.sql("select * from inspection_act where task_id = :task order by seq")
        .param("task", task)
        .query((row, _) ->
            new TaskStep(
                row.getObject("id", UUID.class),
                row.getInt("seq"),
                row.getString("kind"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                json.readValue(row.getString("content"), CONTENT),
                row.getBytes("note"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** What was done in all offices the actor sees: each office as a whole, then each inspector. */
  List<Measure> measures(Instant now) {
    return jdbc.sql(
            """
            with done as (
              select t.*, extract(epoch from t.recorded_at - t.opened_at) / 86400.0 as days,
                     %s as late
              from inspection_task t),
            named as (
              select tenant_id, region, cast(null as uuid) as who, '' as name, recorded_at, late, problem, days from done
              union all
              select d.tenant_id, d.region, n.who, n.name, d.recorded_at, d.late, d.problem, d.days
              from done d cross join lateral unnest(d.inspectors, d.inspector_names) as n(who, name))
            select tenant_id, region, who, max(name) as name, count(*) as tasks, count(recorded_at) as recorded, count(*) filter (where late) as overdue,
                   count(*) filter (where problem) as problems,
                   coalesce(round(cast(percentile_cont(0.5) within group (order by days) * 10 as numeric)), -1) as median
            from named group by tenant_id, region, who order by region, tenant_id, who is not null, tasks desc, max(name), who
            """
                .formatted(LATE))
        .param("now", utc(now))
        .query((row, _) ->
            new Measure(
                row.getObject("tenant_id", UUID.class),
                row.getString("region"),
                Optional.ofNullable(row.getObject("who", UUID.class)),
                row.getString("name"),
                row.getLong("tasks"),
                row.getLong("recorded"),
                row.getLong("overdue"),
                row.getLong("problems"),
                row.getInt("median")))
        .list();
  }

  /** What is public, newest first. */
  List<Publication> publications(String region, int page, int size) {
    return jdbc.sql(
            """
            select * from inspection_publication where starts_with(region, :region)
            order by published_at desc, task_id limit :size offset :from
            """)
        .param("region", region)
        .param("size", size)
        .param("from", (long) page * size)
        .query((row, _) ->
            new Publication(
                row.getString("region"),
                row.getString("employer_code"),
                row.getString("employer_name"),
                row.getString("result"),
                List.of((String[]) row.getArray("articles").getArray()),
                row.getObject("inspected_on", LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private List<StoredTask> select(String rest, Map<String, ?> parameters) {
    return jdbc.sql(SELECT + rest).params(parameters).query((row, _) -> read(row)).list();
  }

  private static StoredTask read(ResultSet row) throws SQLException {
    Array inspectors = row.getArray("inspectors");
    Array names = row.getArray("inspector_names");
    return new StoredTask(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getObject("draw_id", UUID.class),
        row.getString("draw_title"),
        row.getInt("place"),
        row.getString("employer_code"),
        row.getString("employer_name"),
        List.of((UUID[]) inspectors.getArray()),
        List.of((String[]) names.getArray()),
        row.getObject("due", OffsetDateTime.class).toInstant(),
        row.getString("state"),
        instant(row, "ordered_at"),
        instant(row, "order_due"),
        instant(row, "recorded_at"),
        instant(row, "finished_at"),
        instant(row, "published_at"),
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
