package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.Sieve;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The whole rule library over the columnar files of one folder. The database drops, range by range
 * of companies, the pairs of person and company about which no rule has anything to say; the others
 * pass with all their lines through the very rules of the file scan, so that both find the same, in
 * the same order.
 */
public final class SnapshotScan {

  /**
   * @param pairs persons at companies in the snapshot, companies themselves included
   * @param judged how many of these the rules saw
   * @param facts what is known of the snapshot as a whole
   */
  public record Summary(
      long findings, long pairs, long judged, Profile profile, FactSource facts) {}

  private final Path folder;
  private final LocalDate asOf;
  private final Limits limits;

  /**
   * @param folder written by {@link SnapshotWriter}; temporary files lie below it
   * @param asOf the day the question is asked for
   */
  public SnapshotScan(Path folder, LocalDate asOf, Limits limits) {
    this.folder = folder;
    this.asOf = asOf;
    this.limits = limits;
  }

  /**
   * @param sink takes each finding, from one thread at a time, in the order of company and person
   * @throws IOException when the files cannot be read
   */
  public Summary run(Consumer<Found> sink) throws IOException {
    return run(Sieve.inUse(), sink);
  }

  Summary run(Set<Sieve> sieves, Consumer<Found> sink) throws IOException {
    return run(sieves, CompanyScan::shipped, CompanyScan.shippedBook(), sink);
  }

  /**
   * All rules under a book of one's own.
   *
   * @param book see {@link CompanyScan#under}
   * @param sink see {@link #run}
   * @throws IOException when the files cannot be read
   */
  Summary under(RuleBook book, Consumer<Found> sink) throws IOException {
    return run(
        Sieve.inUse(),
        (day, facts, groups, found) -> CompanyScan.under(book, day, facts, groups, found),
        book,
        sink);
  }

  /**
   * Some rules alone; a sieve that none of them needs is not asked.
   *
   * @param rules among {@link CompanyScan#ruleIds()}
   * @param sink see {@link #run}
   * @throws IOException when the files cannot be read
   */
  public Summary only(Set<String> rules, Consumer<Found> sink) throws IOException {
    return run(
        Sieve.ofAll(rules),
        (day, facts, groups, found) -> CompanyScan.only(rules, day, facts, groups, found),
        CompanyScan.shippedBook(),
        sink);
  }

  /** Makes a scan of one's own for each range. */
  private interface Scans {
    CompanyScan over(LocalDate asOf, FactSource facts, Set<Sieve> groups, Consumer<Found> sink);
  }

  private Summary run(Set<Sieve> sieves, Scans scans, RuleBook book, Consumer<Found> sink)
      throws IOException {
    try (Engine engine = Engine.open(folder, limits)) {
      Snapshot snapshot = Snapshot.open(folder, engine);
      FactQueries queries = FactQueries.under(book, snapshot, asOf);
      return new Run(engine, snapshot, scans, queries, sink).all(sieves);
    } catch (SQLException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /**
   * Every line about one person at a company, or with an empty person about the company itself.
   *
   * @param rows by kind and line
   */
  public record Person(String person, List<SortedRow> rows) {}

  /**
   * One employer with all its lines.
   *
   * @param facts what is known of the whole snapshot
   * @param people in their order, the company itself first
   */
  public record Employer(String company, FactSource facts, List<Person> people) {}

  /**
   * All lines of some employers; for questions about one employer the service asks its own tables.
   *
   * @throws IOException when the files cannot be read
   */
  public List<Employer> employers(List<String> companies) throws IOException {
    List<Employer> employers = new ArrayList<>();
    try (Engine engine = Engine.open(folder, limits)) {
      Snapshot snapshot = Snapshot.open(folder, engine);
      for (String company : companies) {
        List<Person> people = new ArrayList<>();
        String named =
            "company_no IN (SELECT company_no FROM pairs WHERE person = '' AND company = '"
                + company.replace("'", "''")
                + "')";
        Candidates all = new Candidates(engine.connection(), "main", named);
        Set<Sieve> everybody = EnumSet.of(Sieve.EVERYBODY);
        all.find(everybody, FactQueries.shipped(snapshot, asOf), new Profile());
        all.hand(
            everybody, (_, person, rows, _) -> people.add(new Person(person, rows)), new Profile());
        employers.add(new Employer(company, snapshot, people));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return employers;
  }

  /** What is known of one person, or of a company with an empty person, on its way to the rules. */
  private record Taken(String company, String person, List<SortedRow> rows, Set<Sieve> sieves) {

    /** The same for some of the sieves alone. */
    Taken only(Set<Sieve> some) {
      if (some.containsAll(sieves)) {
        return this;
      }
      EnumSet<Sieve> both = EnumSet.noneOf(Sieve.class);
      both.addAll(sieves);
      both.retainAll(some);
      return new Taken(company, person, rows, both);
    }
  }

  /** Passes on those whom some of the sieves let through, each company before its people. */
  private static final class Sifted {
    private final Set<Sieve> sieves;
    private final Consumer<Taken> into;
    private @Nullable Taken company;

    Sifted(Set<Sieve> sieves, Consumer<Taken> into) {
      this.sieves = sieves;
      this.into = into;
    }

    void take(Taken all) {
      if (sieves.isEmpty()) {
        return;
      }
      Taken taken = all.only(sieves);
      if (taken.person().isEmpty()) {
        company = taken;
      }
      if (taken.sieves().isEmpty()) {
        return;
      }
      if (company != null) {
        into.accept(company);
        company = null;
      }
      if (!taken.person().isEmpty()) {
        into.accept(taken);
      }
    }
  }

  private final class Run {
    private final Engine engine;
    private final Snapshot snapshot;
    private final FactQueries queries;
    private final Scans scans;
    private final Ordered<Found> findings;
    private final Profile profile = new Profile();
    private final AtomicLong judged = new AtomicLong();
    private final int atOnce;

    Run(Engine engine, Snapshot snapshot, Scans scans, FactQueries queries, Consumer<Found> sink) {
      this.engine = engine;
      this.snapshot = snapshot;
      this.scans = scans;
      this.findings = new Ordered<>(sink);
      this.queries = queries;
      // As many ranges for each worker: none is idle while another has two to go.
      int rounds = Math.ceilDiv(snapshot.pairs(), limits.pairsAtOnce() * limits.workers());
      this.atOnce =
          Math.max(1, Math.ceilDiv(snapshot.pairs(), Math.max(1, rounds * limits.workers())));
    }

    Summary all(Set<Sieve> sieves) throws SQLException, InterruptedException, ExecutionException {
      int ranges = Math.ceilDiv(snapshot.pairs(), atOnce);
      CompanyScan across =
          scans.over(asOf, snapshot, across(sieves), found -> findings.put(ranges, found));
      // What two companies show together is looked at in one scan, whoever read its lines.
      Ordered<Taken> pending = new Ordered<>(taken -> hand(taken, across));
      AtomicInteger next = new AtomicInteger();
      try (ExecutorService workers = Executors.newFixedThreadPool(limits.workers())) {
        List<Future<?>> working = new ArrayList<>();
        for (int worker = 0; worker < limits.workers(); worker++) {
          String schema = "worker_" + worker;
          engine.run("CREATE SCHEMA " + schema);
          working.add(
              workers.submit(() -> {
                try (DuckDBConnection own = Engine.within(engine.connection(), schema)) {
                  for (int r = next.getAndIncrement(); r < ranges; r = next.getAndIncrement()) {
                    look(own, schema, r, sieves, pending);
                  }
                }
                return null;
              }));
        }
        for (Future<?> work : working) {
          work.get();
        }
      }
      across.finish();
      findings.end(ranges);
      return new Summary(findings.count(), snapshot.pairs(), judged.get(), profile, snapshot);
    }

    private void look(
        DuckDBConnection own, String schema, int range, Set<Sieve> sieves, Ordered<Taken> pending)
        throws SQLException {
      long first = (long) range * atOnce;
      long last = first + atOnce - 1;
      snapshot.narrow(own, schema, first, last);
      Candidates candidates =
          new Candidates(own, schema, "company_no BETWEEN " + first + " AND " + last);
      judged.addAndGet(candidates.find(sieves, queries, profile));
      Set<Sieve> within = EnumSet.copyOf(sieves);
      within.removeAll(Sieve.acrossCompanies());
      CompanyScan scan = scans.over(asOf, snapshot, within, found -> findings.put(range, found));
      Sifted here = new Sifted(within, taken -> hand(taken, scan));
      Sifted across = new Sifted(across(sieves), taken -> pending.put(range, taken));
      candidates.hand(
          sieves,
          (company, person, rows, through) -> {
            Taken taken = new Taken(company, person, rows, through);
            here.take(taken);
            across.take(taken);
          },
          profile);
      scan.finish();
      findings.end(range);
      pending.end(range);
    }

    private static Set<Sieve> across(Set<Sieve> sieves) {
      Set<Sieve> across = EnumSet.copyOf(sieves);
      across.retainAll(Sieve.acrossCompanies());
      return across;
    }

    private static void hand(Taken taken, CompanyScan scan) {
      scan.take(taken.company(), taken.person(), taken.rows(), taken.sieves());
    }
  }
}
