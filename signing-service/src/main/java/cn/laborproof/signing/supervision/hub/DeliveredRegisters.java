package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Coverage;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.MonthSpan;
import cn.laborproof.risk.intake.RegisterLine;
import cn.laborproof.risk.intake.RegisterSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For which employers of a hub registers were delivered: what each employer's lines say, and sums
 * of it by division, kept up with every delivery. Both follow from the facts that count and from
 * nothing else, so that any history of the same facts ends with the same sums.
 */
@Component
final class DeliveredRegisters {

  private static final int PIECE = 1000;
  private static final String SUMS =
      "select area, measure, month, amount from fact_register_sum where tenant_id = :office and amount <> 0";

  private static final Set<FactKind> KINDS =
      Set.of(FactKind.EMPLOYERS, FactKind.EMPLOYMENTS, FactKind.CONTRACTS, FactKind.INSURANCE);

  private final JdbcClient jdbc;

  DeliveredRegisters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Change(String employer, RegisterLine before, RegisterLine after) {}

  /**
   * Keeps up with a delivery; the caller holds the office's queue.
   *
   * @param touched companies of which the delivery changed something
   * @return the divisions whose employers are known otherwise than before; the empty one stands for
   *     employers of no known seat
   */
  Set<String> keepUp(UUID office, String region, FactKind kind, Collection<String> touched) {
    if (!KINDS.contains(kind)) {
      return Set.of();
    }
    RegisterSums moved = new RegisterSums();
    List<String> employers = List.copyOf(touched);
    for (int from = 0; from < employers.size(); from += PIECE) {
      List<Change> changes =
          changes(office, kind, employers.subList(from, Math.min(from + PIECE, employers.size())));
      changes.forEach(change -> {
        moved.add(change.before(), -1);
        moved.add(change.after(), 1);
      });
      keep(office, region, changes);
    }
    List<RegisterSums.Sum> changed = moved.all();
    if (changed.isEmpty()) {
      return Set.of();
    }
    Coverage before = Coverage.of(sums(office), Map.of());
    add(office, region, changed);
    return Coverage.of(sums(office), Map.of()).changed(before);
  }

  /** Marks the employers of divisions whose registers are known otherwise than before. */
  void touch(UUID office, Set<String> divisions) {
    jdbc.sql(
            """
            update fact_employer set touched = true where (tenant_id, employer) in
              (select e.tenant_id, e.employer from fact_employer e
                join fact_register r on r.tenant_id = e.tenant_id and r.employer = e.employer
               where e.tenant_id = :office and (:all or r.regions && cast(:divisions as text[])) order by e.employer collate "C" for update of e)
            """)
        .param("office", office)
        // On a day on which none of its seats is in force an employer is of none.
        .param("all", divisions.contains(""))
        .param("divisions", divisions.toArray(String[]::new))
        .update();
  }

  /** What a judgement of one employer is told. */
  Coverage around(UUID office, String employer) {
    RegisterLine line =
        kept(office, List.of(employer)).getOrDefault(employer, RegisterLine.NOTHING);
    Set<String> areas = new TreeSet<>(Set.of(""));
    line.regions().forEach(region -> areas.addAll(RegisterSums.names(region)));
    return Coverage.of(sums(office, areas), Map.of(employer, line));
  }

  private List<Change> changes(UUID office, FactKind kind, List<String> employers) {
    Map<String, RegisterLine> before = kept(office, employers);
    Map<String, RegisterLine> parts = parts(office, kind, employers);
    List<Change> changes = new ArrayList<>();
    for (String employer : employers) {
      RegisterLine old = before.getOrDefault(employer, RegisterLine.NOTHING);
      RegisterLine part = parts.getOrDefault(employer, RegisterLine.NOTHING);
      RegisterLine now =
          new RegisterLine(
              kind == FactKind.EMPLOYERS ? part.regions() : old.regions(),
              kind == FactKind.EMPLOYMENTS ? part.employed() : old.employed(),
              kind == FactKind.CONTRACTS ? part.contracts() : old.contracts(),
              kind == FactKind.INSURANCE ? part.insured() : old.insured());
      if (!now.equals(old)) {
        changes.add(new Change(employer, old, now));
      }
    }
    return changes;
  }

  /** What the lines of one kind say of these employers. */
  private Map<String, RegisterLine> parts(UUID office, FactKind kind, List<String> employers) {
    String sql =
        switch (kind) {
          case EMPLOYERS ->
              """
              select owner as employer, array_agg(distinct cells[3]) as regions, null as first, null as last
              from fact_row where tenant_id = :office and owner = any(:employers) and kind = 'employers' and replaced_by is null and not withdrawn
              group by owner
              """;
          case EMPLOYMENTS ->
              """
              select owner as employer, '{}'::text[] as regions, min(cells[4]) as first,
                case when bool_and(coalesce(cells[5], '') <> '') then max(cells[5]) end as last
              from fact_row where tenant_id = :office and owner = any(:employers) and kind = 'employments' and cells[3] = 'DIRECT'
                and replaced_by is null and not withdrawn
              group by owner
              """;
          case CONTRACTS ->
              """
              select e as employer, '{}'::text[] as regions, null as first, null as last from unnest(:employers) e
              where exists (select 1 from fact_row f where f.tenant_id = :office and f.owner = e and f.kind = 'contracts'
                and f.replaced_by is null and not f.withdrawn)
              """;
          default ->
              """
              select * from (select e as employer, '{}'::text[] as regions,
                (select min(f.month) from fact_row f where f.tenant_id = :office and f.owner = e and f.kind = 'insurance'
                  and f.replaced_by is null and not f.withdrawn)::text as first,
                (select max(f.month) from fact_row f where f.tenant_id = :office and f.owner = e and f.kind = 'insurance'
                  and f.replaced_by is null and not f.withdrawn)::text as last
              from unnest(:employers) e) i where first is not null
              """;
        };
    Map<String, RegisterLine> parts = new HashMap<>();
    jdbc.sql(sql)
        .param("office", office)
        .param("employers", employers.toArray(String[]::new))
        .query(row -> {
          String first = row.getString("first");
          String last = row.getString("last");
          Optional<MonthSpan> months =
              first == null
                  ? Optional.empty()
                  : Optional.of(
                      new MonthSpan(number(first), last == null ? MonthSpan.OPEN : number(last)));
          parts.put(
              row.getString("employer"),
              new RegisterLine(
                  regions(row),
                  kind == FactKind.EMPLOYMENTS ? months : Optional.empty(),
                  kind == FactKind.CONTRACTS,
                  kind == FactKind.INSURANCE ? months : Optional.empty()));
        });
    return parts;
  }

  private static int number(String day) {
    return MonthSpan.number(YearMonth.from(LocalDate.parse(day)));
  }

  private static Set<String> regions(ResultSet row) throws SQLException {
    return Set.of((String[]) row.getArray("regions").getArray());
  }

  private Map<String, RegisterLine> kept(UUID office, List<String> employers) {
    Map<String, RegisterLine> kept = new HashMap<>();
    jdbc.sql(
            """
            select employer, regions, first_worked, last_worked, contracts, first_insured, last_insured
            from fact_register where tenant_id = :office and employer = any(:employers)
            """)
        .param("office", office)
        .param("employers", employers.toArray(String[]::new))
        .query(row -> {
          kept.put(
              row.getString("employer"),
              new RegisterLine(
                  regions(row),
                  span(row, "first_worked", "last_worked"),
                  row.getBoolean("contracts"),
                  span(row, "first_insured", "last_insured")));
        });
    return kept;
  }

  private static Optional<MonthSpan> span(ResultSet row, String first, String last)
      throws SQLException {
    Integer from = row.getObject(first, Integer.class);
    Integer to = row.getObject(last, Integer.class);
    return from == null || to == null ? Optional.empty() : Optional.of(new MonthSpan(from, to));
  }

  private void keep(UUID office, String region, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into fact_register (tenant_id, employer, region, regions, first_worked, last_worked, contracts, first_insured, last_insured)
            select :office, l.employer, :region, cast(l.regions as text[]), l.first_worked, l.last_worked, l.contracts, l.first_insured,
              l.last_insured
            from unnest(cast(:employers as text[]), cast(:regions as text[]), cast(:firstWorked as integer[]), cast(:lastWorked as integer[]),
                        cast(:contracts as boolean[]), cast(:firstInsured as integer[]), cast(:lastInsured as integer[]))
              as l(employer, regions, first_worked, last_worked, contracts, first_insured, last_insured)
            on conflict (tenant_id, employer) do update set regions = excluded.regions, first_worked = excluded.first_worked,
              last_worked = excluded.last_worked, contracts = excluded.contracts, first_insured = excluded.first_insured,
              last_insured = excluded.last_insured
            """)
        .param("office", office)
        .param("region", region)
        .param("employers", changes.stream().map(Change::employer).toArray(String[]::new))
        .param(
            "regions",
            changes.stream()
                .map(
                    change -> "{" + String.join(",", new TreeSet<>(change.after().regions())) + "}")
                .toArray(String[]::new))
        .param(
            "firstWorked", months(changes, change -> change.after().employed(), MonthSpan::first))
        .param("lastWorked", months(changes, change -> change.after().employed(), MonthSpan::last))
        .param(
            "contracts",
            changes.stream().map(change -> change.after().contracts()).toArray(Boolean[]::new))
        .param(
            "firstInsured", months(changes, change -> change.after().insured(), MonthSpan::first))
        .param("lastInsured", months(changes, change -> change.after().insured(), MonthSpan::last))
        .update();
  }

  private static @Nullable Integer[] months(
      List<Change> changes,
      Function<Change, Optional<MonthSpan>> span,
      Function<MonthSpan, Integer> end) {
    return changes.stream()
        .map(change -> span.apply(change).map(end).orElse(null))
        .toArray(Integer[]::new);
  }

  private void add(UUID office, String region, List<RegisterSums.Sum> sums) {
    jdbc.sql(
            """
            insert into fact_register_sum as s (tenant_id, region, area, measure, month, amount)
            select :office, :region, c.area, c.measure, c.month, c.amount
            from unnest(cast(:areas as text[]), cast(:measures as text[]), cast(:months as integer[]), cast(:amounts as bigint[]))
              as c(area, measure, month, amount)
            on conflict (tenant_id, area, measure, month) do update set amount = s.amount + excluded.amount
            """)
        .param("office", office)
        .param("region", region)
        .param("areas", sums.stream().map(RegisterSums.Sum::area).toArray(String[]::new))
        .param("measures", sums.stream().map(sum -> sum.measure().name()).toArray(String[]::new))
        .param("months", sums.stream().map(RegisterSums.Sum::month).toArray(Integer[]::new))
        .param("amounts", sums.stream().map(RegisterSums.Sum::amount).toArray(Long[]::new))
        .update();
  }

  private RegisterSums sums(UUID office) {
    return sums(jdbc.sql(SUMS).param("office", office));
  }

  private RegisterSums sums(UUID office, Set<String> areas) {
    return sums(
        jdbc.sql(SUMS + " and area = any(:areas)")
            .param("office", office)
            .param("areas", areas.toArray(String[]::new)));
  }

  private static RegisterSums sums(JdbcClient.StatementSpec asked) {
    RegisterSums sums = new RegisterSums();
    asked.query(row -> {
      sums.put(
          new RegisterSums.Sum(
              row.getString("area"),
              RegisterSums.Measure.valueOf(row.getString("measure")),
              row.getInt("month"),
              row.getLong("amount")));
    });
    return sums;
  }
}
