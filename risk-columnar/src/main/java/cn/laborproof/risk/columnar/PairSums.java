package cn.laborproof.risk.columnar;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;

/**
 * What all employments, contracts, wages, hours and insured months of a pair come to: one line for
 * each pair, of which most questions can tell that no rule has anything to say about it. Made once
 * with a snapshot, whatever is asked of it later and for whichever day; what holds for one day or
 * one region alone is not in it. Never a finding: the rules read the lines.
 */
public final class PairSums {

  /** The table. */
  public static final String TABLE = "by_pair";

  /** Insured months are bits by their number modulo this: enough when no more months are known. */
  static final int MONTHS = 60;

  /**
   * The terms of LCL art 19 that fix how long probation may be: below three months none, below a
   * year, below three years, and longer or open-ended.
   */
  static final int SHORT_TERM = 3;

  static final int MIDDLE_TERM = 12;
  static final int LONG_TERM = 36;

  private PairSums() {}

  /**
   * The lines of the table, from the tables of the kinds; understood alike by the database in the
   * process and by Apache Spark.
   *
   * @param range condition on {@code company_no}; {@code true} for the whole city
   */
  public static String sql(String range) {
    return """
    SELECT p.company_no, p.pair_no, e.employments, e.direct, e.first_working_day,
      e.last_working_day, c.contracts, c.first_concluded, c.last_concluded, c.first_end,
      c.last_end, c.last_start, c.probations, c.probation_none, c.probation_short,
      c.probation_middle, c.probation_long, c.probation_percent, c.probation_wage, c.fixed,
      c.fixed_first_end, c.fixed_last_end, w.underpaid, w.last_paid_on, w.least_due,
      a.most_overtime, a.divided, i.insured_seen, i.insured_paid
    FROM (SELECT company_no, pair_no FROM pairs WHERE {range}) p
    LEFT JOIN (
      SELECT pair_no, CAST(count(*) AS INTEGER) AS employments,
        bool_and(form = 'DIRECT') AS direct, min(first_working_day) AS first_working_day,
        min(last_working_day) AS last_working_day
      FROM employments WHERE {range} GROUP BY pair_no) e ON e.pair_no = p.pair_no
    LEFT JOIN (
      SELECT pair_no, CAST(count(*) AS INTEGER) AS contracts, min(concluded_on) AS first_concluded,
        max(concluded_on) AS last_concluded, min(ends) AS first_end, max(ends) AS last_end,
        max(starts_on) AS last_start, CAST(count(probation) AS INTEGER) AS probations,
        max(CASE WHEN allowed = 0 THEN probation END) AS probation_none,
        max(CASE WHEN allowed = 1 THEN probation END) AS probation_short,
        max(CASE WHEN allowed = 2 THEN probation END) AS probation_middle,
        max(CASE WHEN allowed = 3 THEN probation END) AS probation_long,
        min(CAST(floor(probation_wage * 100 / nullif(monthly_wage, 0)) AS BIGINT))
          AS probation_percent,
        min(probation_wage) AS probation_wage,
        CAST(count(CASE WHEN kind = 'FIXED' THEN 1 END) AS INTEGER) AS fixed,
        min(CASE WHEN kind = 'FIXED' THEN ends_on END) AS fixed_first_end,
        max(CASE WHEN kind = 'FIXED' THEN ends_on END) AS fixed_last_end
      FROM (
        SELECT *, coalesce(ends_on, {far}) AS ends,
          CAST({probation_end} - {start} AS INTEGER) AS probation,
          CASE WHEN kind = 'TASK' THEN 0
            WHEN kind = 'OPEN_ENDED' THEN 3
            WHEN {end} - {start} < 32 * {short} THEN 0
            WHEN {end} - {start} < 32 * {middle} THEN 1
            WHEN {end} - {start} < 32 * {long} THEN 2
            ELSE 3 END AS allowed
        FROM contracts WHERE {range}) one
      GROUP BY pair_no) c ON c.pair_no = p.pair_no
    LEFT JOIN (
      SELECT pair_no, bool_or(due > paid) AS underpaid, max(paid_on) AS last_paid_on,
        min(due) AS least_due
      FROM wages WHERE {range} GROUP BY pair_no) w ON w.pair_no = p.pair_no
    LEFT JOIN (
      SELECT pair_no, max(overtime_hours) AS most_overtime,
        bool_or(overtime_hours > 0 AND site IS NOT NULL) AS divided
      FROM attendance WHERE {range} GROUP BY pair_no) a ON a.pair_no = p.pair_no
    LEFT JOIN (
      SELECT pair_no, bit_or(CAST(1 AS BIGINT) << (month % {months})) AS insured_seen,
        bit_or(CASE WHEN status = 'UNPAID' THEN CAST(0 AS BIGINT)
          ELSE CAST(1 AS BIGINT) << (month % {months}) END) AS insured_paid
      FROM insurance WHERE {range} GROUP BY pair_no) i ON i.pair_no = p.pair_no\
    """
        .replace("{range}", range)
        .replace("{far}", FactQueries.FAR)
        .replace("{probation_end}", FactQueries.number("probation_ends_on"))
        .replace("{start}", FactQueries.number("starts_on"))
        .replace("{end}", FactQueries.number("(ends_on + 1)"))
        .replace("{short}", Integer.toString(SHORT_TERM))
        .replace("{middle}", Integer.toString(MIDDLE_TERM))
        .replace("{long}", Integer.toString(LONG_TERM))
        .replace("{months}", Integer.toString(MONTHS));
  }

  /**
   * Makes the files of a folder of columns that has none, or has those of another snapshot.
   *
   * @throws IOException when the files cannot be read or written, or do not say which snapshot they
   *     belong to
   */
  public static void write(Path folder, Limits limits) throws IOException {
    try (Engine engine = Engine.open(folder, limits)) {
      Snapshot snapshot = Snapshot.tables(folder, engine.connection());
      if (snapshot.name().isEmpty()) {
        throw new IOException("not the files of one snapshot: " + folder);
      }
      write(snapshot, engine.connection(), folder, limits);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /**
   * @param snapshot the one whose files are the tables
   * @param target the folder for the files
   */
  static void write(Snapshot snapshot, DuckDBConnection connection, Path target, Limits limits)
      throws SQLException, IOException {
    Layout.clear(target, TABLE);
    String name = snapshot.name().orElse("");
    int atOnce = limits.pairsAtOnce();
    AtomicLong next = new AtomicLong();
    try (ExecutorService workers = Executors.newFixedThreadPool(limits.workers())) {
      List<Future<?>> working = new ArrayList<>();
      for (int worker = 0; worker < limits.workers(); worker++) {
        String schema = "summing_" + worker;
        Engine.run(connection, "CREATE SCHEMA " + schema);
        working.add(
            workers.submit(() -> {
              try (DuckDBConnection own = Engine.within(connection, schema)) {
                long part = next.getAndIncrement();
                while (part * atOnce < snapshot.pairs()) {
                  snapshot.narrow(own, schema, part * atOnce, (part + 1) * atOnce - 1);
                  write(own, part, atOnce, target, name);
                  part = next.getAndIncrement();
                }
              }
              return null;
            }));
      }
      for (Future<?> work : working) {
        work.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void write(
      DuckDBConnection own, long part, int pairsAtOnce, Path target, String snapshot)
      throws SQLException {
    long first = part * pairsAtOnce;
    Engine.run(
        own,
        "COPY (%s ORDER BY p.pair_no) TO %s (%s)"
            .formatted(
                sql("company_no BETWEEN " + first + " AND " + (first + pairsAtOnce - 1)),
                Engine.literal(Layout.file(target, TABLE, part)),
                Layout.format(snapshot)));
  }

  /** The files in a folder, as SQL. */
  static String files(Path folder) {
    return Engine.literal(folder.resolve(TABLE + "-*" + Layout.SUFFIX));
  }
}
