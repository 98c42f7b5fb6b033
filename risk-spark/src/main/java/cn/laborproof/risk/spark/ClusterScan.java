package cn.laborproof.risk.spark;

import cn.laborproof.risk.columnar.FactQueries;
import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.Sieve;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * The whole rule library over columnar files, on a cluster. Spark asks the questions that drop the
 * pairs no rule speaks about, brings the lines of the others together by company, and its workers
 * run the very rules of the file scan over them; findings come back in the order of companies and
 * persons. Contracts for services, which look at two companies, are judged last and by the driver.
 */
public final class ClusterScan {
  private final SparkSession session;
  private final String folder;
  private final LocalDate asOf;

  /**
   * @param folder written by {@code SnapshotWriter}, under any address the cluster's file systems
   *     know
   * @param asOf the day the question is asked for
   */
  public ClusterScan(SparkSession session, String folder, LocalDate asOf) {
    this.session = session;
    this.folder = folder;
    this.asOf = asOf;
  }

  /**
   * Runs the scan; the driver holds the findings of one partition at a time.
   *
   * @param sink takes each finding in the order of company and person
   * @return what was known of the facts as a whole
   * @throws IOException when the files cannot be listed
   */
  public FactSource run(Consumer<Found> sink) throws IOException {
    new Tables(session, folder).open();
    KnownFacts facts = KnownFacts.of(session);
    FactQueries queries = FactQueries.shipped(facts, asOf);
    Set<Sieve> across = Sieve.acrossCompanies();
    Set<Sieve> within = EnumSet.copyOf(Sieve.inUse());
    within.removeAll(across);
    try (Lines lines = Lines.of(session, queries, within, "candidates_within")) {
      LocalDate day = asOf;
      Iterator<Found> found =
          lines
              .rows()
              .toJavaRDD()
              .mapPartitions(rows -> new Judging(rows, day, facts, within))
              .toLocalIterator();
      found.forEachRemaining(sink);
    }
    try (Lines lines = Lines.of(session, queries, across, "candidates_across")) {
      new Judging(lines.rows().toLocalIterator(), asOf, facts, across).forEachRemaining(sink);
    }
    return facts;
  }
}
