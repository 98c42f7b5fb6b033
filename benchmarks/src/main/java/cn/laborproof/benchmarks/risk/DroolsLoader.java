package cn.laborproof.benchmarks.risk;

import cn.laborproof.benchmarks.risk.DroolsFacts.Attendance;
import cn.laborproof.benchmarks.risk.DroolsFacts.Company;
import cn.laborproof.benchmarks.risk.DroolsFacts.Contract;
import cn.laborproof.benchmarks.risk.DroolsFacts.Insurance;
import cn.laborproof.benchmarks.risk.DroolsFacts.Person;
import cn.laborproof.benchmarks.risk.DroolsFacts.Received;
import cn.laborproof.benchmarks.risk.DroolsFacts.Wage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Reads the same columnar files into the peer's objects, by one thread; days come as numbers, which
 * is what they are compared as.
 */
final class DroolsLoader implements AutoCloseable {

  private final Path folder;
  private final Connection database;

  DroolsLoader(Path folder) throws SQLException {
    this.folder = folder;
    Properties settings = new Properties();
    settings.setProperty("memory_limit", "400MB");
    settings.setProperty("threads", "1");
    database = new DuckDBDriver().connect("jdbc:duckdb:", settings);
  }

  private interface Row {
    Object fact(ResultSet row) throws SQLException;
  }

  /** The employers of some districts, each with all its facts. */
  List<DroolsPeer.Employer> read(long firstCompany, long endCompany) throws SQLException {
    Map<Integer, DroolsPeer.Employer> employers = new HashMap<>();
    String range = " BETWEEN " + firstCompany + " AND " + (endCompany - 1);
    each(
        "SELECT company_no, company FROM {pairs} WHERE person = '' AND company_no" + range,
        row -> {
          List<Object> facts = new ArrayList<>();
          facts.add(new Company(row.getString(2)));
          employers.put(row.getInt(1), new DroolsPeer.Employer(row.getString(2), facts));
          return facts;
        });
    into(
        employers,
        """
        SELECT e.company_no, e.pair_no, p.person, e.form = 'DIRECT', e.first_working_day, e.last_working_day - DATE '1970-01-01',
          e.pair_no IN (SELECT pair_no FROM {dispatch} WHERE role_no = 0 AND starts_on <= DATE '%1$s' AND coalesce(ends_on, DATE '9999-12-31') >= DATE '%1$s')
        FROM {employments} e JOIN {pairs} p ON p.pair_no = e.pair_no WHERE p.company_no %2$s AND e.company_no\
        """
                .formatted(City.AS_OF, range)
            + range,
        r ->
            new Person(
                r.getInt(2),
                r.getString(3),
                r.getBoolean(4),
                r.getObject(5, LocalDate.class),
                day(r, 6),
                r.getBoolean(7)));
    into(
        employers,
        "SELECT company_no, pair_no, kind, concluded_on - DATE '1970-01-01', starts_on, ends_on - DATE '1970-01-01', probation_ends_on - DATE '1970-01-01', monthly_wage, coalesce(probation_wage, -1) FROM {contracts} WHERE company_no"
            + range,
        DroolsLoader::contract);
    into(
        employers,
        "SELECT company_no, pair_no, month, due, CASE WHEN paid_on > DATE '"
            + City.AS_OF
            + "' THEN 0 ELSE paid END, due_on - DATE '1970-01-01', deferred_until - DATE '1970-01-01' FROM {wages} WHERE company_no"
            + range,
        r -> {
          YearMonth month = YearMonth.of(r.getInt(3) / 12, r.getInt(3) % 12 + 1);
          int due = day(r, 6, end(month.plusMonths(1)));
          int deferred = day(r, 7, 0);
          return new Wage(r.getInt(2), month, r.getLong(4), r.getLong(5), due, deferred);
        });
    into(
        employers,
        "SELECT company_no, pair_no, month, status <> 'UNPAID' FROM {insurance} WHERE company_no"
            + range,
        r -> new Insurance(r.getInt(2), r.getInt(3), r.getBoolean(4)));
    into(
        employers,
        "SELECT company_no, pair_no, CAST(overtime_hours * 100 AS INTEGER) FROM {attendance} WHERE company_no"
            + range,
        r -> new Attendance(r.getInt(2), r.getInt(3)));
    into(
        employers,
        "SELECT company_no, starts_on <= DATE '%1$s' AND coalesce(ends_on, DATE '9999-12-31') >= DATE '%1$s' FROM {dispatch} WHERE role_no = 1 AND company_no"
                .formatted(City.AS_OF)
            + range,
        r -> new Received(r.getBoolean(2)));
    return List.copyOf(employers.values());
  }

  private static Contract contract(ResultSet r) throws SQLException {
    LocalDate starts = r.getObject(5, LocalDate.class);
    int ends = day(r, 6);
    String kind = r.getString(3);
    int allowed =
        switch (kind) {
          case "TASK" -> 0;
          case "OPEN_ENDED" -> 6;
          default ->
              ends < last(starts, 3)
                  ? 0
                  : ends < last(starts, 12) ? 1 : ends < last(starts, 36) ? 2 : 6;
        };
    return new Contract(
        r.getInt(2),
        kind.equals("FIXED"),
        day(r, 4),
        (int) starts.toEpochDay(),
        ends,
        day(r, 7, -1),
        allowed == 0 ? (int) starts.toEpochDay() - 1 : last(starts, allowed),
        r.getLong(8),
        r.getLong(9));
  }

  private static int last(LocalDate first, int months) {
    LocalDate same = first.plusMonths(months);
    return (int) same.toEpochDay() - (same.getDayOfMonth() < first.getDayOfMonth() ? 0 : 1);
  }

  private static int end(YearMonth month) {
    return (int) month.atEndOfMonth().toEpochDay();
  }

  private static int day(ResultSet row, int place) throws SQLException {
    return day(row, place, DroolsFacts.FAR);
  }

  private static int day(ResultSet row, int place, int unknown) throws SQLException {
    int day = (int) row.getLong(place);
    return row.wasNull() ? unknown : day;
  }

  private void into(Map<Integer, DroolsPeer.Employer> employers, String sql, Row read)
      throws SQLException {
    each(
        sql,
        row -> {
          DroolsPeer.Employer employer = employers.get(row.getInt(1));
          if (employer != null) {
            employer.facts().add(read.fact(row));
          }
          return row;
        });
  }

  private void each(String sql, Row read) throws SQLException {
    String filled =
        java.util.regex.Pattern.compile("\\{([a-z]+)}")
            .matcher(sql)
            .replaceAll(m ->
                "read_parquet('" + folder.toAbsolutePath() + "/" + m.group(1) + "-*.parquet')");
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(filled)) {
      while (row.next()) {
        read.fact(row);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
