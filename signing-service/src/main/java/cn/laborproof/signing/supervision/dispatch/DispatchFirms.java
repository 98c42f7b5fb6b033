package cn.laborproof.signing.supervision.dispatch;

import static cn.laborproof.signing.supervision.dispatch.FactSql.cell;
import static cn.laborproof.signing.supervision.dispatch.FactSql.counts;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dispatch firms, from the facts of hubs and the verifications of offices. Every call runs in the
 * caller's transaction.
 */
@Component
final class DispatchFirms {

  private static final String KNOWN =
      """
       known as (
        select f.owner as firm from fact_row f
        where f.kind in ('dispatch-licences', 'dispatch-reports', 'dispatch-workers') and (:firm = '' or f.owner = :firm) %s
        group by f.owner
        union select g.firm from dispatch_filing g where (:firm = '' or g.firm = :firm))
      """
          .formatted(counts("f"));

  private static final String LICENCE =
      """
       licence as (
        select distinct on (f.owner) f.owner as firm, f.batch_id, f.line, %s as number, %s as valid_from, %s as valid_to, %s as capital
        from fact_row f where f.kind = 'dispatch-licences' and (:firm = '' or f.owner = :firm) %s
        order by f.owner, %s desc, f.confirmed_at desc, f.confirmed_sha desc)
      """
          .formatted(
              cell("f", FactKind.LICENCES, "licence"),
              cell("f", FactKind.LICENCES, "valid_from"),
              cell("f", FactKind.LICENCES, "valid_to"),
              cell("f", FactKind.LICENCES, "registered_capital"),
              counts("f"),
              cell("f", FactKind.LICENCES, "valid_to"));

  private static final String NAMED =
      """
       named as (
        select distinct on (f.owner) f.owner as firm, nullif(%s, '') as name, %s as region, nullif(%s, '') as status
        from known k cross join office o join fact_row f on f.tenant_id = o.tenant_id and f.owner = k.firm and f.kind = 'employers' %s
        order by f.owner, %s desc, f.confirmed_at desc, f.confirmed_sha desc)
      """
          .formatted(
              cell("f", FactKind.EMPLOYERS, "name"),
              cell("f", FactKind.EMPLOYERS, "region"),
              cell("f", FactKind.EMPLOYERS, "status"),
              counts("f"),
              cell("f", FactKind.EMPLOYERS, "valid_from"));

  private static final String SENDS =
      """
       sends as (
        select firm, count(distinct person) as persons, count(distinct unit) as units from term
        where starts_on <= :day and (ends_on = '' or ends_on >= :day) group by firm)
      """;

  private static final String REPORTED =
      """
       reported as (
        select distinct on (f.owner) f.owner as firm, %s as reported_on, %s as outcome
        from fact_row f where f.kind = 'dispatch-reports' and %s = :reportYear and (:firm = '' or f.owner = :firm) %s
        order by f.owner, f.confirmed_at desc, f.confirmed_sha desc),
       verified as (
        select distinct on (firm) firm, id, state, reported_on, ordered_at, due from dispatch_report
        where year = cast(:reportYear as integer) and (:firm = '' or firm = :firm) order by firm, opened_at desc, id),
       handed as (
        select distinct on (g.firm) g.firm, g.firm_name, w.state, cast((min(w.filed_at) over (partition by g.id)) at time zone 'Asia/Shanghai' as date) as filed_on
        from dispatch_filing g join dispatch_filing_version w on w.filing_id = g.id
        where g.year = cast(:reportYear as integer) and (:firm = '' or g.firm = :firm) order by g.firm, w.version desc)
      """
          .formatted(
              cell("f", FactKind.REPORTS, "reported_on"),
              cell("f", FactKind.REPORTS, "outcome"),
              cell("f", FactKind.REPORTS, "year"),
              counts("f"));

  private static final String FOUND =
      """
       found as (
        select h.employer as firm, count(*) as findings from open_findings() h
        where h.rule like 'dispatch-%' and h.employer in (select firm from known) group by h.employer)
      """;

  /**
   * What a firm handed in and nobody took up comes first. What no verification says follows from
   * what facts say, and from whether a licence ran at the year's end.
   */
  private static final String STANDING =
      """
      select k.firm, coalesce(n.name, d.firm_name, k.firm) as name, n.region, n.status, l.number, l.batch_id, l.line, nullif(l.capital, '') as capital,
             cast(l.valid_from as date) as valid_from, cast(l.valid_to as date) as valid_to,
             case when l.firm is null then 'none' when l.valid_to < :day then 'expired' when l.valid_from > :day then 'future'
                  when cast(l.valid_to as date) - :renewal <= cast(:day as date) then 'expiring' else 'valid' end as licence_state,
             coalesce(s.persons, 0) as persons, coalesce(s.units, 0) as units, coalesce(h.findings, 0) as findings,
             v.id as verification, coalesce(v.reported_on, cast(r.reported_on as date), d.filed_on) as reported_on, v.ordered_at, v.due,
             case when d.state in ('filed', 'sent-back') and (v.state is null or v.state in ('missing', 'filed'))
                       and coalesce(r.outcome, '') not in ('QUALIFIED', 'UNQUALIFIED', 'NO_BUSINESS')
                  then case d.state when 'filed' then 'handed-in' else 'returned' end
                  when v.state = 'rectifying' and v.due < :now then 'overdue' when v.state is not null then v.state
                  when r.outcome = 'QUALIFIED' then 'qualified' when r.outcome = 'UNQUALIFIED' then 'unqualified'
                  when r.outcome = 'NO_BUSINESS' then 'no-business' when r.firm is not null then 'filed'
                  when l.firm is null or l.valid_from > :reportEnd or l.valid_to < :reportEnd then 'not-due'
                  when :day > :reportDue then 'missing' else 'awaited' end as report_state
      from known k left join licence l on l.firm = k.firm left join named n on n.firm = k.firm left join sends s on s.firm = k.firm
      left join reported r on r.firm = k.firm left join verified v on v.firm = k.firm left join found h on h.firm = k.firm
      left join handed d on d.firm = k.firm
      """;

  private static final String NARROWED =
      """
       where (:query = '' or firm = :query or strpos(lower(name), lower(:query)) > 0) and (:licence = '' or licence_state = :licence)
         and (:report = '' or report_state = :report or (:report = 'help' and report_state = 'no-business')
              or (:report = 'orders' and report_state in ('rectifying', 'overdue', 'submitted')))
      """;

  private final JdbcClient jdbc;
  private final DispatchPeriods periods;

  DispatchFirms(JdbcClient jdbc, DispatchPeriods periods) {
    this.jdbc = jdbc;
    this.periods = periods;
  }

  /** How many firms stand somewhere: with their licence, or with the report on the year. */
  record Standing(String licence, String report, long firms) {}

  /** Those that pass a filter. */
  MatchingRows<Firm> matching(FirmFilter filter, LocalDate day, Instant now) {
    Map<String, Object> parameters = parameters("", filter.year(), day, now);
    parameters.put("query", filter.query());
    parameters.put("licence", filter.licence());
    parameters.put("report", filter.report());
    return new MatchingRows<>(
        jdbc,
        "from (" + with() + STANDING + ") as stood" + NARROWED,
        filter.sort().columns(),
        parameters,
        (row, _) -> firm(row, filter.year()));
  }

  /** One firm; empty when no fact the reader may see speaks of it as one. */
  Optional<Firm> find(String firm, int year, LocalDate day, Instant now) {
    return jdbc.sql(with() + STANDING)
        .params(parameters(firm, year, day, now))
        .query((row, _) -> firm(row, year))
        .optional();
  }

  /** Firms by where licence and report stand. */
  List<Standing> standings(int year, LocalDate day, Instant now) {
    return jdbc.sql(
            "select licence_state, report_state, count(*) as firms from ("
                + with()
                + STANDING
                + ") as stood group by 1, 2")
        .params(parameters("", year, day, now))
        .query((row, _) ->
            new Standing(
                row.getString("licence_state"),
                row.getString("report_state"),
                row.getLong("firms")))
        .list();
  }

  /** Names of companies as the register of enterprises has them, by code. */
  Map<String, String> names(Collection<String> codes) {
    Map<String, String> names = new HashMap<>();
    jdbc.sql(
            ("with "
                    + FactSql.OFFICES
                    + """
                    select distinct on (f.owner) f.owner, %1$s as name from office o
                    join fact_row f on f.tenant_id = o.tenant_id and f.owner = any(:codes) and f.kind = 'employers' %2$s
                    where %1$s <> '' order by f.owner, %3$s desc, f.confirmed_at desc, f.confirmed_sha desc
                    """)
                .formatted(
                    cell("f", FactKind.EMPLOYERS, "name"),
                    counts("f"),
                    cell("f", FactKind.EMPLOYERS, "valid_from")))
        .param("codes", codes.stream().distinct().toArray(String[]::new))
        .query(row -> {
          names.put(row.getString("owner"), row.getString("name"));
        });
    return names;
  }

  private static String with() {
    return "with "
        + String.join(
            ",", FactSql.OFFICES, FactSql.TERMS, KNOWN, LICENCE, NAMED, SENDS, REPORTED, FOUND);
  }

  private Map<String, Object> parameters(String firm, int year, LocalDate day, Instant now) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("firm", firm);
    parameters.put("day", day.toString());
    parameters.put("now", now.atOffset(ZoneOffset.UTC));
    parameters.put("renewal", periods.renewalDays());
    parameters.put("reportYear", Integer.toString(year));
    parameters.put("reportEnd", LocalDate.of(year, 12, 31).toString());
    parameters.put("reportDue", periods.reportDue(year).toString());
    return parameters;
  }

  private static Firm firm(ResultSet row, int year) throws SQLException {
    return new Firm(
        row.getString("firm"),
        row.getString("name"),
        Optional.ofNullable(row.getString("region")),
        Optional.ofNullable(row.getString("status")),
        licence(row),
        row.getString("licence_state"),
        row.getLong("persons"),
        row.getLong("units"),
        row.getLong("findings"),
        new Firm.Report(
            year,
            row.getString("report_state"),
            Optional.ofNullable(row.getObject("verification", UUID.class)),
            Optional.ofNullable(row.getObject("reported_on", LocalDate.class)),
            instant(row, "ordered_at"),
            instant(row, "due")));
  }

  private static Optional<Firm.Licence> licence(ResultSet row) throws SQLException {
    @Nullable String number = row.getString("number");
    return number == null
        ? Optional.empty()
        : Optional.of(
            new Firm.Licence(
                number,
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Optional.ofNullable(row.getString("capital")),
                row.getObject("batch_id", UUID.class),
                row.getLong("line")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Optional.empty() : Optional.of(time.toInstant());
  }
}
