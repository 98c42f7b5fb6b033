package cn.laborproof.signing.supervision.hub;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The facts that count, as a judgement of one employer needs them. A row's number stands for its
 * line; {@link Around#places()} leads from there to the delivery. Lines come in the order of what
 * they say and never of their arrival, so that two histories with one outcome are judged alike.
 */
@Component
final class FactsOfHub {

  private static final Comparator<SortedRow> BY_CONTENT =
      Comparator.comparing(SortedRow::person)
          .thenComparing(sorted -> sorted.row().kind())
          .thenComparing(sorted -> String.join("\u0000", sorted.row().values()))
          .thenComparingInt(SortedRow::role);

  private final JdbcClient jdbc;
  private final DeliveredRegisters registers;

  FactsOfHub(JdbcClient jdbc, DeliveredRegisters registers) {
    this.jdbc = jdbc;
    this.registers = registers;
  }

  /** Where a row came from. */
  record Place(UUID batch, long line) {}

  /**
   * Everything a judgement of one employer looks at.
   *
   * @param companies the employer and whoever its contracts for services make part of the question,
   *     each with its lines: first those about itself, then person by person
   * @param places where each row came from, by the number it carries as its line
   */
  record Around(
      OfficeFacts office,
      TreeMap<String, TreeMap<String, List<SortedRow>>> companies,
      Map<Long, Place> places) {}

  /** What all judgements of the office look at besides an employer's own lines, as a digest. */
  byte[] common(UUID office) {
    StringBuilder common = new StringBuilder();
    common.append(held(office)).append(emergency(office)).append(new TreeMap<>(months(office)));
    jdbc.sql(
            """
            select kind, count(*) as n, max(id) as newest from fact_row
            where tenant_id = :office and kind in ('affiliations', 'local-standards') and replaced_by is null and not withdrawn
            group by kind order by kind
            """)
        .param("office", office)
        .query(row -> {
          common.append(row.getString("kind")).append(row.getLong("n")).append('/');
          common.append(row.getLong("newest")).append(';');
        });
    return Digest.sha256(common.toString().getBytes(StandardCharsets.UTF_8)).bytes();
  }

  Around around(UUID office, String employer) {
    Map<Long, Place> places = new HashMap<>();
    Set<String> whole = new TreeSet<>(Set.of(employer));
    Set<String> upstream = Set.of();
    Set<String> linked = new TreeSet<>();
    // A contractor without people of its own may stand between the employer and those who work for
    // it: then their contracts are judged with the employer (RealUser).
    Set<String> users = new TreeSet<>(Set.of(employer));
    Set<String> contractors = new TreeSet<>(step(office, users, "other", "owner"));
    for (Set<String> empty = withoutPeople(office, contractors);
        users.addAll(empty);
        empty = withoutPeople(office, contractors)) {
      contractors.addAll(step(office, empty, "other", "owner"));
    }
    if (!contractors.isEmpty()) {
      whole.addAll(contractors);
      // F-01 of a contractor with nobody in its books is read from whom it passed the work on to.
      whole.addAll(step(office, contractors, "other", "owner"));
      upstream = new TreeSet<>(upstream(office, users));
      // A branch of a principal is the principal (民法典 art 74).
      linked.addAll(upstream);
      upstream.removeAll(whole);
    }
    TreeMap<String, TreeMap<String, List<SortedRow>>> companies = new TreeMap<>();
    lines(office, whole, places).forEach(row -> add(companies, row));
    contracts(office, upstream, places).forEach(row -> add(companies, row));
    companies.values().forEach(people -> people.values().forEach(rows -> rows.sort(BY_CONTENT)));
    if (companies.getOrDefault(employer, new TreeMap<>()).values().stream()
        .flatMap(List::stream)
        .anyMatch(row -> row.row().kind() == FactKind.DISPATCH)) {
      linked.add(employer);
    }
    return new Around(
        new OfficeFacts(
            held(office),
            emergency(office),
            months(office),
            registers.around(office, employer),
            linked.isEmpty() ? List.of() : affiliations(office, linked, places),
            standards(office, places)),
        companies,
        places);
  }

  private static void add(
      TreeMap<String, TreeMap<String, List<SortedRow>>> companies, SortedRow row) {
    companies
        .computeIfAbsent(row.owner(), _ -> new TreeMap<>())
        .computeIfAbsent(row.person(), _ -> new ArrayList<>())
        .add(row);
  }

  /** Companies one contract for services away. */
  private Set<String> step(UUID office, Collection<String> from, String at, String to) {
    String sql =
        """
        select distinct %s from fact_row
        where tenant_id = :office and kind = 'service-contracts' and %s = any(:from) and replaced_by is null and not withdrawn
        """
            .formatted(to, at);
    return Set.copyOf(
        jdbc.sql(sql)
            .param("office", office)
            .param("from", from.toArray(String[]::new))
            .query((row, _) -> row.getString(1))
            .list());
  }

  /** Those of them at whom nobody was ever employed, and to whom nobody was dispatched. */
  private Set<String> withoutPeople(UUID office, Set<String> companies) {
    return companies.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql(
                    """
                    select c from unnest(:companies) c
                    where not exists (select 1 from fact_row f where f.tenant_id = :office and f.owner = c and f.kind = 'employments'
                        and f.replaced_by is null and not f.withdrawn)
                      and not exists (select 1 from fact_row f where f.tenant_id = :office and f.other = c and f.kind = 'dispatch-workers'
                        and f.replaced_by is null and not f.withdrawn)
                    """)
                .param("office", office)
                .param("companies", companies.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list());
  }

  /** For whom principals work themselves, and those for whom they work. */
  private List<String> upstream(UUID office, Set<String> principals) {
    return jdbc.sql(
            """
            with recursive up(company) as (
              select unnest(:principals)
              union
              select s.other from fact_row s join up on s.owner = up.company
              where s.tenant_id = :office and s.kind = 'service-contracts' and s.replaced_by is null and not s.withdrawn)
            select company from up
            """)
        .param("office", office)
        .param("principals", principals.toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  private Stream<SortedRow> lines(UUID office, Set<String> companies, Map<Long, Place> places) {
    String[] wanted = companies.toArray(String[]::new);
    return jdbc
        .sql(
            """
            select id, batch_id, line, kind, cells, person, owner as company, 0 as role from fact_row
            where tenant_id = :office and owner = any(:companies) and kind not in ('affiliations', 'local-standards', 'macro-indicators')
              and replaced_by is null and not withdrawn
            union all
            select id, batch_id, line, kind, cells, person, other, 1 from fact_row
            where tenant_id = :office and other = any(:companies) and kind not in ('affiliations', 'local-standards', 'macro-indicators')
              and replaced_by is null and not withdrawn
            """)
        .param("office", office)
        .param("companies", wanted)
        .query((row, _) -> sorted(row, places))
        .list()
        .stream();
  }

  private Stream<SortedRow> contracts(UUID office, Set<String> companies, Map<Long, Place> places) {
    if (companies.isEmpty()) {
      return Stream.empty();
    }
    return jdbc
        .sql(
            """
            select id, batch_id, line, kind, cells, person, owner as company, 0 as role from fact_row
            where tenant_id = :office and owner = any(:companies) and kind = 'service-contracts' and replaced_by is null and not withdrawn
            """)
        .param("office", office)
        .param("companies", companies.toArray(String[]::new))
        .query((row, _) -> sorted(row, places))
        .list()
        .stream();
  }

  private List<FactRow> affiliations(UUID office, Set<String> companies, Map<Long, Place> places) {
    return jdbc
        .sql(
            """
            with recursive near(company) as (
              select unnest(:companies)
              union
              select case when a.owner = near.company then a.other else a.owner end
              from near join fact_row a on a.owner = near.company or a.other = near.company
              where a.tenant_id = :office and a.kind = 'affiliations' and a.replaced_by is null and not a.withdrawn)
            select a.id, a.batch_id, a.line, a.kind, a.cells from fact_row a join near on near.company = a.owner
            where a.tenant_id = :office and a.kind = 'affiliations' and a.replaced_by is null and not a.withdrawn
            """)
        .param("office", office)
        .param("companies", companies.toArray(String[]::new))
        .query((row, _) -> row(row, places))
        .list()
        .stream()
        .sorted(Comparator.comparing(row -> String.join("\u0000", row.values())))
        .toList();
  }

  private List<FactRow> standards(UUID office, Map<Long, Place> places) {
    return jdbc
        .sql(
            """
            select id, batch_id, line, kind, cells from fact_row
            where tenant_id = :office and kind = 'local-standards' and replaced_by is null and not withdrawn
            """)
        .param("office", office)
        .query((row, _) -> row(row, places))
        .list()
        .stream()
        .sorted(Comparator.comparing(row -> String.join("\u0000", row.values())))
        .toList();
  }

  private Set<FactKind> held(UUID office) {
    return jdbc
        .sql(
            """
            select k.code from unnest(:kinds) as k(code) where exists (
              select 1 from fact_row f where f.tenant_id = :office and f.kind = k.code and f.replaced_by is null and not f.withdrawn)
            """)
        .param("office", office)
        .param(
            "kinds",
            Arrays.stream(FactKind.values())
                // No rule reads the first, and none asks whether there are any of the second: that
                // the first line of them comes makes nobody else judged anew.
                .filter(kind -> kind != FactKind.MACRO_INDICATORS && kind != FactKind.SPECIAL_HOURS)
                .map(FactKind::code)
                .toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list()
        .stream()
        .map(code -> FactKind.ofCode(code).orElseThrow())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FactKind.class)));
  }

  /** In the words of the index fact_row_emergency. */
  private boolean emergency(UUID office) {
    return jdbc.sql(
            """
            select exists (select 1 from fact_row f where f.tenant_id = :office and f.kind = 'official-events' and f.replaced_by is null
              and not f.withdrawn and f.cells[4] in ('EMERGENCY_ACCIDENT', 'EMERGENCY_PENALTY', 'EMERGENCY_STOP'))
            """)
        .param("office", office)
        .query(Boolean.class)
        .single();
  }

  private Map<FactKind, OfficeFacts.Months> months(UUID office) {
    Map<FactKind, OfficeFacts.Months> months = new EnumMap<>(FactKind.class);
    for (FactKind kind : OfficeFacts.EXTENTS) {
      jdbc.sql(
              """
              select min(month) as first, max(month) as last from fact_row
              where tenant_id = :office and kind = :kind and replaced_by is null and not withdrawn
              """)
          .param("office", office)
          .param("kind", kind.code())
          .query(row -> {
            LocalDate first = row.getObject("first", LocalDate.class);
            if (first != null) {
              months.put(
                  kind,
                  new OfficeFacts.Months(
                      YearMonth.from(first),
                      YearMonth.from(row.getObject("last", LocalDate.class))));
            }
          });
    }
    return months;
  }

  static SortedRow sorted(ResultSet row, Map<Long, Place> places) throws SQLException {
    return new SortedRow(
        row.getString("company"), row.getString("person"), row.getInt("role"), row(row, places));
  }

  private static FactRow row(ResultSet row, Map<Long, Place> places) throws SQLException {
    FactKind kind = FactKind.ofCode(row.getString("kind")).orElseThrow();
    long id = row.getLong("id");
    places.put(id, new Place(row.getObject("batch_id", UUID.class), row.getLong("line")));
    String[] cells = (String[]) row.getArray("cells").getArray();
    // A column that came to the kind after this line was kept is not known of it.
    String[] values = Arrays.copyOf(cells, kind.columns().size());
    for (int i = cells.length; i < values.length; i++) {
      values[i] = "";
    }
    return new FactRow(kind, id, List.of(values));
  }
}
