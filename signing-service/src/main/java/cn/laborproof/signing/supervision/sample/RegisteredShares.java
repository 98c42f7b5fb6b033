package cn.laborproof.signing.supervision.sample;

import cn.laborproof.risk.intake.FactKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What facts say of the employers asked, where a question asks for the same. Runs in the caller's
 * transaction; its cost is the lines of these employers, by the index over offices and owners.
 */
@Component
final class RegisteredShares {
  private final JdbcClient jdbc;

  RegisteredShares(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A share.
   *
   * @param measure of {@link FormReader#MEASURES}
   * @param kind the facts that say so
   * @param with how many have it
   * @param of how many there are
   */
  record Share(String measure, FactKind kind, long with, long of) {}

  /** Those of which facts know anybody. */
  List<Share> of(List<String> employers, LocalDate day) {
    String[] codes = employers.toArray(String[]::new);
    String contracts =
        """
        select distinct f.owner, f.person from fact_row f
        where f.kind = 'contracts' and f.owner = any(:codes) and f.replaced_by is null and not f.withdrawn
          and %s <= :day and (%s = '' or %<s >= :day)
        """
            .formatted(cell(FactKind.CONTRACTS, "starts_on"), cell(FactKind.CONTRACTS, "ends_on"));
    String insured =
        """
        select distinct f.owner, f.person from fact_row f
        where f.kind = 'insurance' and f.owner = any(:codes) and f.replaced_by is null and not f.withdrawn
          and %s = 'PAID' and f.month = (
            select max(m.month) from fact_row m where m.kind = 'insurance' and m.owner = f.owner and m.tenant_id = f.tenant_id
              and m.replaced_by is null and not m.withdrawn and m.month <= :month)
        """
            .formatted(cell(FactKind.INSURANCE, "status"));
    return List.of(
            people("written-contract", FactKind.CONTRACTS, contracts, codes, day),
            people("insured", FactKind.INSURANCE, insured, codes, day),
            collective(codes, day))
        .stream()
        .filter(share -> share.of() > 0)
        .toList();
  }

  /** Of those whose registered employment runs, how many another kind of facts names. */
  private Share people(
      String measure, FactKind kind, String having, String[] codes, LocalDate day) {
    return jdbc.sql(
            """
            with employed as (
              select distinct f.owner, f.person from fact_row f
              where f.kind = 'employments' and f.owner = any(:codes) and f.replaced_by is null and not f.withdrawn
                and %s <= :day and (%s = '' or %<s >= :day)
                -- Where the office was never delivered the other kind nothing is known.
                and exists (select 1 from fact_row k where k.kind = :kind and k.tenant_id = f.tenant_id and k.replaced_by is null and not k.withdrawn)),
            having_it as (%s)
            select count(h.person) as having, count(*) as all_of_them from employed e left join having_it h using (owner, person)
            """
                .formatted(
                    cell(FactKind.EMPLOYMENTS, "first_working_day"),
                    cell(FactKind.EMPLOYMENTS, "last_working_day"),
                    having))
        .param("codes", codes)
        .param("kind", kind.code())
        .param("day", day.toString())
        .param("month", YearMonth.from(day).atDay(1))
        .query(
            (row, _) -> new Share(measure, kind, row.getLong("having"), row.getLong("all_of_them")))
        .single();
  }

  private Share collective(String[] codes, LocalDate day) {
    return jdbc.sql(
            """
            select count(distinct f.owner) filter (where %s <= :day and (%s = '' or %<s >= :day)) as having,
              count(*) > 0 or exists (select 1 from fact_row k where k.kind = 'collective-contracts' and k.replaced_by is null and not k.withdrawn)
                as delivered
            from fact_row f
            where f.kind = 'collective-contracts' and f.owner = any(:codes) and f.replaced_by is null and not f.withdrawn
            """
                .formatted(
                    cell(FactKind.COLLECTIVE_CONTRACTS, "starts_on"),
                    cell(FactKind.COLLECTIVE_CONTRACTS, "ends_on")))
        .param("codes", codes)
        .param("day", day.toString())
        .query((row, _) ->
            new Share(
                "collective-contract",
                FactKind.COLLECTIVE_CONTRACTS,
                row.getLong("having"),
                row.getBoolean("delivered") ? codes.length : 0))
        .single();
  }

  /** A day or word of a line as text; days compare as their texts do. */
  private static String cell(FactKind kind, String column) {
    return "coalesce(f.cells[%d], '')".formatted(kind.place(column) + 1);
  }
}
