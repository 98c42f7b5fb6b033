package cn.laborproof.signing.supervision.monitoring;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Cell;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Counted;
import cn.laborproof.signing.supervision.sample.SampleBounds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Counts, and nothing but counts: no query here hands over a code, a name or a line. Every call
 * runs in the caller's transaction; each is one pass over the employers, open findings or warnings
 * of the region.
 */
@Component
final class MonitoringRows {
  static final String WITH = "with";
  static final String WITHOUT = "without";
  static final String UNTOLD = "untold";

  /** Size classes in their order; nothing says how many workers the last ones have. */
  static final List<String> SIZES = List.of("micro", "small", "medium", "large", "unknown");

  /**
   * Each cell, and all of them together: there an employer counts once. Of {@code counted (cell,
   * employer)}.
   */
  private static final String GROUPED =
      """
       select coalesce(cell, '') as code, grouping(cell) as whole, count(*) as number, count(distinct employer) as employers
       from counted group by grouping sets ((cell), ()) order by whole, code
      """;

  /**
   * Employers with a seat in the region, whichever department's facts speak of them; who is struck
   * off the register is none.
   */
  private static final String SEATS =
      """
       seat as (
         select e.employer, e.tenant_id, coalesce(nullif(n.region, ''), e.region) as region, coalesce(n.status, '') as status
         from fact_employer e left join lateral (
           select %s as region, %s as status from fact_row f
           where f.tenant_id = e.tenant_id and f.owner = e.employer and f.kind = 'employers' and f.replaced_by is null and not f.withdrawn
           order by %s desc, f.confirmed_at desc, f.confirmed_sha desc limit 1) n on true),
       known as (select employer, tenant_id from seat where status <> 'CANCELLED' and starts_with(region, :region))
      """
          .formatted(
              cell(FactKind.EMPLOYERS, "region"),
              cell(FactKind.EMPLOYERS, "status"),
              cell(FactKind.EMPLOYERS, "valid_from"));

  private final JdbcClient jdbc;
  private final SampleBounds sizes = SampleBounds.shipped();

  MonitoringRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From here on the transaction writes nothing. */
  void readOnly() {
    jdbc.sql("set transaction read only").update();
  }

  /** Employers by whether facts hold a collective contract in force on the day. */
  Counted collective(String region, LocalDate day) {
    String sql =
        "with"
            + SEATS
            + """
            , hub as materialized (
              select o.tenant_id from (select distinct tenant_id from fact_batch) o where exists (
                select 1 from fact_row f where f.tenant_id = o.tenant_id and f.kind = 'collective-contracts'
                  and f.replaced_by is null and not f.withdrawn)),
            said as (
              select k.employer, k.tenant_id in (select tenant_id from hub) as told, exists (
                select 1 from fact_row f where f.tenant_id = k.tenant_id and f.owner = k.employer and f.kind = 'collective-contracts'
                  and f.replaced_by is null and not f.withdrawn and %1$s <= :day and (%2$s = '' or %2$s >= :day)) as covered
              from known k),
            counted as (
              select employer, case when bool_or(covered) then 'with' when bool_or(told) then 'without' else 'untold' end as cell
              from said group by employer)
            """
                .formatted(
                    cell(FactKind.COLLECTIVE_CONTRACTS, "starts_on"),
                    cell(FactKind.COLLECTIVE_CONTRACTS, "ends_on"))
            + GROUPED;
    return withAll(
        counted(jdbc.sql(sql).param("region", region).param("day", day.toString())),
        List.of(WITHOUT, WITH, UNTOLD));
  }

  /** Employers by size class; of what several facts say the greater number of workers counts. */
  Counted sizes(String region) {
    String sql =
        "with"
            + SEATS
            + """
            , counted as (
              select k.employer, case when w.workers is null then 'unknown' when w.workers >= :large then 'large'
                                      when w.workers >= :medium then 'medium' when w.workers >= :small then 'small' else 'micro' end as cell
              from (select distinct employer from known) k
              left join (select employer, max(workers) as workers from employer_workforce group by employer) w on w.employer = k.employer)
            """
            + GROUPED;
    return withAll(
        counted(
            jdbc.sql(sql)
                .param("region", region)
                .param("small", sizes.small())
                .param("medium", sizes.medium())
                .param("large", sizes.large())),
        SIZES);
  }

  /** Open findings on facts by division of so many digits. */
  Counted findings(String region, LocalDate day, List<String> rules, int digits) {
    String sql =
        """
        with counted as (
          select left(h.region, :digits) as cell, h.employer from standing_findings(:day) h
          where h.rule = any(:rules) and starts_with(h.region, :region))
        """
            + GROUPED;
    return counted(
        jdbc.sql(sql)
            .param("region", region)
            .param("day", day)
            .param("digits", digits)
            .param("rules", rules.toArray(String[]::new)));
  }

  /**
   * Open warnings by scheme and level, as {@code beijing/1/2}.
   *
   * @param consulted only those accepted after a tripartite study, or with its minutes
   */
  Counted warnings(String region, boolean consulted) {
    String sql =
        """
        with counted as (
          select w.scheme || '/' || w.level as cell, w.employer_code as employer from warning w
          where w.closed_at is null and w.level is not null and starts_with(w.region, :region)
            and (not cast(:consulted as boolean)
                 or exists (select 1 from warning_event e where e.warning_id = w.id and e.kind = 'accept')
                 or exists (select 1 from warning_paper p where p.warning_id = w.id and p.kind = 'minutes' and p.state <> 'withdrawn')))
        """
            + GROUPED;
    return counted(jdbc.sql(sql).param("region", region).param("consulted", consulted));
  }

  /**
   * Open warnings by scheme and level whose study or handling a body is asked to join.
   *
   * @param body its code
   */
  Counted joined(String region, String body) {
    String sql =
        """
        with counted as (
          select w.scheme || '/' || w.level as cell, w.employer_code as employer from warning w
          where w.closed_at is null and w.level is not null and starts_with(w.region, :region)
            and exists (select 1 from warning_event e where e.warning_id = w.id and e.bodies @> array[:body]::text[])
            and :body = any (named_bodies(w.id)))
        """
            + GROUPED;
    return counted(jdbc.sql(sql).param("region", region).param("body", body));
  }

  /** Findings that were told to their employer, stand, and have no answer that was not rejected. */
  Counted unanswered(String region) {
    String sql =
        """
        with counted as (
          select '' as cell, t.employer from told_finding t
          where t.closed_on is null and starts_with(t.region, :region)
            and not exists (select 1 from finding_answer a where a.finding_id = t.finding_id and a.state <> 'rejected'))
        """
            + GROUPED;
    return new Counted(List.of(), counted(jdbc.sql(sql).param("region", region)).whole());
  }

  /**
   * When the last facts came in.
   *
   * @param kind of facts; blank for any
   */
  Optional<Instant> delivered(String kind) {
    return jdbc.sql(
            "select max(received_at) as at from fact_batch where :kind = '' or kind = :kind")
        .param("kind", kind)
        .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  private static Counted counted(StatementSpec statement) {
    List<Cell> cells = new ArrayList<>();
    List<Cell> whole = new ArrayList<>();
    statement.query(row -> {
      (row.getInt("whole") == 1 ? whole : cells)
          .add(new Cell(row.getString("code"), row.getLong("number"), row.getLong("employers")));
    });
    return new Counted(cells, whole.getFirst());
  }

  /** With a nought for each cell nobody is in. */
  private static Counted withAll(Counted counted, List<String> codes) {
    return new Counted(
        codes.stream()
            .map(code ->
                counted.cells().stream()
                    .filter(cell -> cell.code().equals(code))
                    .findFirst()
                    .orElse(new Cell(code, 0, 0)))
            .toList(),
        counted.whole());
  }

  private static String cell(FactKind kind, String column) {
    return "coalesce(f.cells[%d], '')".formatted(kind.place(column) + 1);
  }
}
