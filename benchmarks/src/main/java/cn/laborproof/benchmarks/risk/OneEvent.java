package cn.laborproof.benchmarks.risk;

import cn.laborproof.risk.columnar.Limits;
import cn.laborproof.risk.columnar.SnapshotScan;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Sieve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * One new event: a wage that was paid is reported unpaid, and every rule that reads wages looks
 * anew at that employer, whose lines are in memory: findings of other rules stand as they were.
 * Employers are drawn by their people, so that large ones are hit as often as they are in life.
 * Reading the lines is not counted.
 */
final class OneEvent {

  private static final int EMPLOYERS = 20;
  private static final int ROUNDS = 20;

  private OneEvent() {}

  static String measure(Path city) throws IOException {
    Random random = new Random(7);
    List<String> companies = new ArrayList<>();
    int[] sizes = {5, 8, 12, 18, 25, 40, 60, 90, 142, 600};
    for (int i = 0; i < EMPLOYERS; i++) {
      int person = random.nextInt(1000);
      int at = 0;
      while (person >= sizes[at]) {
        person -= sizes[at++];
      }
      companies.add("91330100%010d".formatted(random.nextInt(10) * 10L + at));
    }
    List<SnapshotScan.Employer> employers =
        new SnapshotScan(city, City.AS_OF, Limits.TWO_CORES).employers(companies);
    List<Double> millis = new ArrayList<>();
    long findings = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (SnapshotScan.Employer employer : employers) {
        long start = System.nanoTime();
        findings += judge(employer, random.nextInt(employer.people().size()));
        // The first rounds are the compiler's.
        if (round >= ROUNDS / 2) {
          millis.add((System.nanoTime() - start) / 1e6);
        }
      }
    }
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double p50 = sorted[sorted.length / 2];
    double p95 = sorted[sorted.length * 95 / 100];
    return String.format(
        Locale.ROOT,
        "one event, its employer judged anew from memory by every rule that reads its kind (employers of %d to %d people, %d times): p50 %.1f ms, p95 %.1f ms (goal 20: %s); %,d findings%n",
        employers.stream().mapToInt(e -> e.people().size() - 1).min().orElse(0),
        employers.stream().mapToInt(e -> e.people().size() - 1).max().orElse(0),
        sorted.length,
        p50,
        p95,
        p95 < 20 ? "met" : "missed",
        findings);
  }

  private static int judge(SnapshotScan.Employer employer, int touched) {
    int[] found = {0};
    CompanyScan scan =
        CompanyScan.shipped(
            City.AS_OF, employer.facts(), Sieve.reading(FactKind.WAGES), _ -> found[0]++);
    for (int i = 0; i < employer.people().size(); i++) {
      SnapshotScan.Person person = employer.people().get(i);
      List<SortedRow> rows = i == touched ? unpaid(person.rows()) : person.rows();
      scan.take(employer.company(), person.person(), rows, Set.of(Sieve.EVERYBODY));
    }
    scan.finish();
    return found[0];
  }

  private static List<SortedRow> unpaid(List<SortedRow> rows) {
    List<SortedRow> changed = new ArrayList<>(rows);
    for (int i = 0; i < changed.size(); i++) {
      SortedRow sorted = changed.get(i);
      if (sorted.row().kind() == FactKind.WAGES) {
        String[] values = sorted.row().values().toArray(String[]::new);
        values[FactKind.WAGES.place("paid")] = "0.00";
        changed.set(
            i,
            new SortedRow(
                sorted.owner(),
                sorted.person(),
                sorted.role(),
                new FactRow(FactKind.WAGES, sorted.row().line(), Arrays.asList(values))));
        break;
      }
    }
    return changed;
  }
}
