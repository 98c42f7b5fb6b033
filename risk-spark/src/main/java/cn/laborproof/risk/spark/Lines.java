package cn.laborproof.risk.spark;

import cn.laborproof.risk.columnar.FactQueries;
import cn.laborproof.risk.columnar.Layout;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.scan.Sieve;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The pairs that passed a sieve with all their lines, each company whole in one partition and
 * everything in the order in which a scan of files would meet it. The first row of a pair says who
 * it is and which sieves it passed.
 */
final class Lines implements AutoCloseable {

  /** Stands before every kind. */
  static final int WHO = -1;

  private static final Sieve[] SIEVES = Sieve.values();

  private final Dataset<Row> candidates;
  private final Dataset<Row> rows;

  private Lines(Dataset<Row> candidates, Dataset<Row> rows) {
    this.candidates = candidates;
    this.rows = rows;
  }

  /**
   * @param name of the tables, another one for other sieves
   */
  static Lines of(SparkSession session, FactQueries queries, Set<Sieve> sieves, String name) {
    Dataset<Row> candidates = session.sql(candidates(queries, sieves));
    // Every kind is joined with them.
    candidates.persist(StorageLevel.MEMORY_AND_DISK()).createOrReplaceTempView(name);
    Dataset<Row> rows =
        session
            .sql(lines(name))
            .repartitionByRange(functions.col("company_no"))
            .sortWithinPartitions("company_no", "pair_no", "kind", "line_no", "role_no");
    return new Lines(candidates, rows);
  }

  /** Columns: company_no, pair_no, kind, line_no, role_no, sieves, cells. */
  Dataset<Row> rows() {
    return rows;
  }

  /** A company comes along with each of its people. */
  private static String candidates(FactQueries queries, Set<Sieve> sieves) {
    List<String> hits = new ArrayList<>();
    // So that there is a question even when no kind is there that a sieve reads.
    hits.add("SELECT pair_no, company_no, 0 AS sieves FROM pairs WHERE false");
    for (Sieve sieve : sieves) {
      for (String sql : queries.of(sieve, "true")) {
        hits.add(
            "SELECT pair_no, company_no, %d FROM (%s) AS hit(pair_no, company_no)"
                .formatted(bit(sieve), sql));
      }
    }
    return """
    SELECT pair_no, any_value(company_no) AS company_no, bit_or(if(pair_no = hit, sieves, 0)) AS sieves
    FROM (SELECT company_no, sieves, explode(array(pair_no, company_no)) AS pair_no, pair_no AS hit
      FROM (%s))
    GROUP BY pair_no\
    """
        .formatted(String.join(" UNION ALL ", hits));
  }

  private static String lines(String candidates) {
    List<String> parts = new ArrayList<>();
    parts.add(
        """
        SELECT c.company_no, c.pair_no, %d AS kind, CAST(0 AS BIGINT) AS line_no, 0 AS role_no, c.sieves,
          array(p.company, p.person) AS cells
        FROM %s c JOIN pairs p ON p.pair_no = c.pair_no\
        """
            .formatted(WHO, candidates));
    for (FactKind kind : FactKind.values()) {
      int mask = readers(kind);
      boolean withCompany = Layout.isWithEveryCompany(kind);
      if (withCompany || (mask != 0 && !Layout.isShared(kind))) {
        parts.add(
            """
            SELECT f.company_no, f.pair_no, %d, f.line_no, CAST(f.role_no AS INT), 0, %s
            FROM %s f JOIN %s c ON c.pair_no = f.pair_no WHERE %s\
            """
                .formatted(
                    kind.ordinal(),
                    cells(kind),
                    Layout.table(kind),
                    candidates,
                    withCompany ? "true" : "(c.sieves & " + mask + ") <> 0"));
      }
    }
    return String.join(" UNION ALL ", parts);
  }

  private static int readers(FactKind kind) {
    int mask = 0;
    for (Sieve sieve : SIEVES) {
      mask |= sieve.reads().contains(kind) ? bit(sieve) : 0;
    }
    return mask;
  }

  private static int bit(Sieve sieve) {
    return 1 << sieve.ordinal();
  }

  /** The stored columns of table {@code f} as text. */
  static String cells(FactKind kind) {
    return Layout.stored(kind).stream()
        .map(column -> "CAST(f.`" + column.name() + "` AS STRING)")
        .collect(Collectors.joining(", ", "array(", ")"));
  }

  @Override
  public void close() {
    candidates.unpersist();
  }
}
