package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.Coverage;
import cn.laborproof.risk.intake.MonthSpan;
import cn.laborproof.risk.intake.RegisterLine;
import cn.laborproof.risk.intake.RegisterSums;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For which employers registers were delivered, from the tables: one question with a line for each
 * employer and division of its seat, counted by what counts the lines of files.
 */
public final class Registers {

  private final RegisterSums sums = new RegisterSums();
  private final Map<String, RegisterLine> own = new HashMap<>();
  private String company = "";
  private Set<String> regions = new TreeSet<>();
  private RegisterLine line = RegisterLine.NOTHING;

  /**
   * Lines in the order of companies: company, division, first and last month with employees of its
   * own, a number where there is a contract, first and last month of insurance; understood alike by
   * the database in the process and by Apache Spark.
   */
  public static String sql() {
    return """
    SELECT p.company, r.region, e.first_worked, e.last_worked, c.company_no AS contracted,
      i.first_insured, i.last_insured
    FROM (
      SELECT company_no,
        CAST(min(CASE WHEN form = 'DIRECT'
          THEN year(first_working_day) * 12 + month(first_working_day) - 1 END) AS INTEGER)
          AS first_worked,
        CAST(max(CASE WHEN form = 'DIRECT'
          THEN coalesce(year(last_working_day) * 12 + month(last_working_day) - 1, {open}) END)
          AS INTEGER) AS last_worked
      FROM employments GROUP BY company_no) e
    JOIN (SELECT company_no, company FROM pairs WHERE pair_no = company_no) p
      ON p.company_no = e.company_no
    LEFT JOIN (SELECT DISTINCT company_no, region FROM employers) r ON r.company_no = e.company_no
    LEFT JOIN (SELECT DISTINCT company_no FROM contracts) c ON c.company_no = e.company_no
    LEFT JOIN (
      SELECT company_no, CAST(min(month) AS INTEGER) AS first_insured,
        CAST(max(month) AS INTEGER) AS last_insured
      FROM insurance GROUP BY company_no) i ON i.company_no = e.company_no
    ORDER BY e.company_no\
    """
        .replace("{open}", Integer.toString(MonthSpan.OPEN));
  }

  /** Takes a line of the question. */
  public void take(
      String next,
      @Nullable String region,
      @Nullable Integer firstWorked,
      @Nullable Integer lastWorked,
      boolean contracts,
      @Nullable Integer firstInsured,
      @Nullable Integer lastInsured) {
    if (!next.equals(company)) {
      close();
      company = next;
    }
    if (region != null) {
      regions.add(region);
    }
    line =
        new RegisterLine(
            Set.of(), span(firstWorked, lastWorked), contracts, span(firstInsured, lastInsured));
  }

  private static Optional<MonthSpan> span(@Nullable Integer first, @Nullable Integer last) {
    return first == null || last == null
        ? Optional.empty()
        : Optional.of(new MonthSpan(first, last));
  }

  private void close() {
    if (!company.isEmpty()) {
      RegisterLine whole =
          new RegisterLine(regions, line.employed(), line.contracts(), line.insured());
      sums.add(whole, 1);
      if (whole.contracts() || whole.insured().isPresent()) {
        own.put(company, whole);
      }
    }
    regions = new TreeSet<>();
  }

  /** After the last line. */
  public Coverage coverage() {
    close();
    return Coverage.of(sums, own);
  }

  static Coverage of(Connection connection) throws SQLException {
    Registers registers = new Registers();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql())) {
      while (row.next()) {
        registers.take(
            row.getString(1),
            row.getString(2),
            row.getObject(3, Integer.class),
            row.getObject(4, Integer.class),
            row.getObject(5) != null,
            row.getObject(6, Integer.class),
            row.getObject(7, Integer.class));
      }
    }
    return registers.coverage();
  }
}
