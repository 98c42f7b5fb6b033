package cn.laborproof.signing.supervision.dispatch;

import static cn.laborproof.signing.supervision.dispatch.FactSql.cell;
import static cn.laborproof.signing.supervision.dispatch.FactSql.counts;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What different registers say of one firm, and what rules found about it. Every call runs in the
 * caller's transaction.
 */
@Component
final class FirmFacts {

  /** One line for each register: how many people, as of when; no lines are no number, and not 0. */
  private static final String COUNTED =
      """
      select 'dispatch-workers' as register, cast(:day as date) as counted_on, count(*) as lines,
             count(distinct f.person) filter (where %1$s <= :day and (%2$s = '' or %2$s >= :day)) as persons
      from office o join fact_row f on f.tenant_id = o.tenant_id and f.owner = :firm and f.kind = 'dispatch-workers' %3$s
      union all
      select 'employments', cast(:day as date), count(*),
             count(distinct f.person) filter (where %4$s <= :day and (%5$s = '' or %5$s >= :day))
      from office o join fact_row f on f.tenant_id = o.tenant_id and f.owner = :firm and f.kind = 'employments' %3$s
      union all
      select 'contracts', cast(:day as date), count(*),
             count(distinct f.person) filter (where %6$s <= :day and (%7$s = '' or %7$s >= :day))
      from office o join fact_row f on f.tenant_id = o.tenant_id and f.owner = :firm and f.kind = 'contracts' %3$s
      union all
      select 'insurance', cast((select month from latest) + interval '1 month' - interval '1 day' as date), count(*),
             count(distinct f.person) filter (where f.month = (select month from latest) and %8$s = 'PAID')
      from office o join fact_row f on f.tenant_id = o.tenant_id and f.owner = :firm and f.kind = 'insurance' %3$s
      union all
      select 'wages', cast(max(f.month) + interval '1 month' - interval '1 day' as date), count(*),
             count(distinct f.person) filter (where f.month = (
               select max(w.month) from fact_row w where w.owner = :firm and w.kind = 'wages' and w.replaced_by is null and not w.withdrawn
                 and w.tenant_id in (select tenant_id from office)))
      from office o join fact_row f on f.tenant_id = o.tenant_id and f.owner = :firm and f.kind = 'wages' %3$s
      union all
      (select distinct on (%9$s) lower(%9$s), cast(%10$s as date), 1, cast(%11$s as bigint)
       from office o join fact_row f on f.tenant_id = o.tenant_id and f.owner = :firm and f.kind = 'headcounts' %3$s
       where %10$s <= :day order by %9$s, %10$s desc, f.confirmed_at desc, f.confirmed_sha desc)
      """
          .formatted(
              cell("f", FactKind.DISPATCH, "starts_on"),
              cell("f", FactKind.DISPATCH, "ends_on"),
              counts("f"),
              cell("f", FactKind.EMPLOYMENTS, "first_working_day"),
              cell("f", FactKind.EMPLOYMENTS, "last_working_day"),
              cell("f", FactKind.CONTRACTS, "starts_on"),
              cell("f", FactKind.CONTRACTS, "ends_on"),
              cell("f", FactKind.INSURANCE, "status"),
              cell("f", FactKind.HEADCOUNTS, "register"),
              cell("f", FactKind.HEADCOUNTS, "counted_on"),
              cell("f", FactKind.HEADCOUNTS, "persons"));

  /** Registers in the order of the table; the first is what the others are laid beside. */
  private static final List<String> REGISTERS =
      List.of(
          "dispatch-workers", "employments", "contracts", "insurance", "wages", "market", "tax");

  private final JdbcClient jdbc;

  FirmFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How many people one register has for a firm.
   *
   * @param register stable name
   * @param countedOn as of when
   * @param persons empty where no fact of that register is known
   */
  record HeadCount(String register, Optional<LocalDate> countedOn, OptionalLong persons) {}

  /** Whom a firm sends workers to. */
  record UserUnit(String code, long persons, long terms) {}

  /** An open finding that concerns a firm: about itself, or where people pass through it. */
  record Concern(
      String rule, Severity severity, String employer, String employerName, long findings) {}

  List<HeadCount> headCounts(String firm, LocalDate day) {
    Map<String, HeadCount> known =
        jdbc
            .sql("with " + FactSql.OFFICES + "," + FactSql.LATEST + COUNTED)
            .param("firm", firm)
            .param("day", day.toString())
            .query((row, _) -> {
              boolean any = row.getLong("lines") > 0;
              @Nullable LocalDate on = row.getObject("counted_on", LocalDate.class);
              return new HeadCount(
                  row.getString("register"),
                  any && on != null ? Optional.of(on) : Optional.empty(),
                  any ? OptionalLong.of(row.getLong("persons")) : OptionalLong.empty());
            })
            .list()
            .stream()
            .collect(Collectors.toMap(HeadCount::register, count -> count));
    return REGISTERS.stream()
        .map(register ->
            known.getOrDefault(
                register, new HeadCount(register, Optional.empty(), OptionalLong.empty())))
        .toList();
  }

  List<UserUnit> units(String firm, LocalDate day) {
    return jdbc.sql(
            "with "
                + FactSql.TERMS
                + """
                select unit, count(distinct person) as persons, count(*) as terms from term
                where starts_on <= :day and (ends_on = '' or ends_on >= :day) group by unit order by 2 desc, 1
                """)
        .param("firm", firm)
        .param("day", day.toString())
        .query((row, _) ->
            new UserUnit(row.getString("unit"), row.getLong("persons"), row.getLong("terms")))
        .list();
  }

  List<Concern> concerns(String firm) {
    return jdbc.sql(
            """
            select rule, severity, employer, max(employer_name) as name, count(*) as findings from open_findings()
            where employer = :firm or :firm = any(chain) or starts_with(subject, :firm || '/')
            group by rule, severity, employer, urgency order by urgency desc, rule, employer
            """)
        .param("firm", firm)
        .query((row, _) ->
            new Concern(
                row.getString("rule"),
                Severity.valueOf(row.getString("severity")),
                row.getString("employer"),
                row.getString("name"),
                row.getLong("findings")))
        .list();
  }
}
