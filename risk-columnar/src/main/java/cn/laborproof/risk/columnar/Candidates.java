package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Sieve;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/**
 * The pairs of one range of companies that passed a sieve, and their lines in the order in which a
 * scan of files would meet them.
 */
final class Candidates {

  private static final Sieve[] SIEVES = Sieve.values();

  private final DuckDBConnection connection;
  private final String schema;
  private final String table;
  private final String range;
  private final Map<Integer, Set<Sieve>> passed = new HashMap<>();

  /**
   * @param schema whose tables are asked, see {@link Engine#within}; each worker has its own
   * @param range condition on {@code company_no}
   */
  Candidates(DuckDBConnection connection, String schema, String range) {
    this.connection = connection;
    this.schema = schema;
    this.table = schema + ".candidate";
    this.range = range;
  }

  /** Asks each sieve; how many pairs, companies themselves included, are left. */
  long find(Set<Sieve> sieves, FactQueries queries, Profile profile) throws SQLException {
    Engine.run(
        connection,
        "CREATE OR REPLACE TABLE "
            + table
            + "_hit (pair_no INTEGER, company_no INTEGER, sieves INTEGER)");
    for (Sieve sieve : sieves) {
      long start = Profile.spent();
      for (String sql : queries.of(sieve, range)) {
        Engine.run(
            connection,
            "INSERT INTO %s_hit SELECT *, %d FROM (%s)".formatted(table, bit(sieve), sql));
      }
      profile.add("sieve " + sieve, Profile.spent() - start);
    }
    long start = Profile.spent();
    Engine.run(
        connection,
        """
        CREATE OR REPLACE TABLE %1$s AS
        SELECT pair_no, any_value(company_no) AS company_no, bit_or(sieves) AS sieves FROM (
          SELECT * FROM %1$s_hit
          UNION ALL SELECT DISTINCT company_no, company_no, 0 FROM %1$s_hit)
        GROUP BY pair_no\
        """
            .formatted(table));
    profile.add("join of the sieves", Profile.spent() - start);
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
      count.next();
      return count.getLong(1);
    }
  }

  private static int bit(Sieve sieve) {
    return 1 << sieve.ordinal();
  }

  /** Takes pair after pair; {@link CompanyScan} does. */
  interface Taker {
    void take(String company, String person, List<SortedRow> rows, Set<Sieve> sieves);
  }

  /** Hands out every candidate with its lines of the kinds that rules behind the sieves read. */
  void hand(Set<Sieve> asked, Taker taker, Profile profile) throws SQLException {
    long start = Profile.spent();
    List<Lines> kinds = new ArrayList<>();
    try (DuckDBConnection own = Engine.within(connection, schema);
        Statement statement = own.createStatement();
        ResultSet pair =
            statement.executeQuery(
                """
                SELECT c.pair_no, c.sieves, p.company, p.person
                FROM %s c JOIN (SELECT * FROM pairs WHERE %s) p ON p.pair_no = c.pair_no
                ORDER BY c.pair_no\
                """
                    .formatted(table, range))) {
      for (FactKind kind : FactKind.values()) {
        int mask = 0;
        for (Sieve sieve : asked) {
          mask |= sieve.reads().contains(kind) ? bit(sieve) : 0;
        }
        // Monthly figures of a company are many: only the rules behind their sieve read them.
        boolean aboutCompany = Layout.isWithEveryCompany(kind);
        if (aboutCompany || (mask != 0 && !Layout.isShared(kind))) {
          start = Profile.spent();
          String condition = aboutCompany ? "" : "(c.sieves & " + mask + ") <> 0 AND ";
          kinds.add(Lines.open(kind, connection, schema, joined(kind, condition)));
          profile.add("fetch " + kind, Profile.spent() - start);
        }
      }
      start = Profile.spent();
      while (pair.next()) {
        int number = pair.getInt(1);
        Set<Sieve> sieves = sieves(pair.getInt(2));
        String company = pair.getString(3);
        String person = pair.getString(4);
        List<SortedRow> rows = new ArrayList<>();
        for (Lines lines : kinds) {
          lines.take(number, company, person, rows);
        }
        taker.take(company, person, rows, sieves);
      }
      profile.add("judge", Profile.spent() - start);
    } finally {
      for (Lines lines : kinds) {
        lines.close();
      }
    }
  }

  private String joined(FactKind kind, String condition) {
    return """
    SELECT f.pair_no, CAST(f.role_no AS INTEGER), f.line_no, %s
    FROM %s f JOIN %s c ON c.pair_no = f.pair_no
    WHERE %sf.%s
    ORDER BY f.pair_no, f.line_no, f.role_no\
    """
        .formatted(RowReader.columns(kind, "f."), Layout.table(kind), table, condition, range);
  }

  /** One set for all persons who passed the same sieves: there are few such sets. */
  private Set<Sieve> sieves(int bits) {
    return passed.computeIfAbsent(bits, Candidates::named);
  }

  private static Set<Sieve> named(int bits) {
    EnumSet<Sieve> sieves = EnumSet.noneOf(Sieve.class);
    for (Sieve sieve : SIEVES) {
      if ((bits & bit(sieve)) != 0) {
        sieves.add(sieve);
      }
    }
    return Collections.unmodifiableSet(sieves);
  }
}
