package cn.laborproof.benchmarks.risk;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.CompanyScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/**
 * The peer: Drools with its executable model, one session for each employer, as its manual advises
 * for independent data; as many threads as the scan has. It only says which rule speaks about whom:
 * no facts, no lines, no sentences.
 */
public final class DroolsPeer {

  /** The rules that {@code rules.drl} holds. */
  static final Set<String> RULES =
      Set.of(
          "wage-arrears",
          "wage-criminal-line",
          "wage-group-arrears",
          "pay-below-minimum",
          "overtime-over-limit",
          "insurance-not-registered",
          "insurance-anomaly",
          "contract-unseen-breach",
          "contract-unseen-remind",
          "contract-deemed-open-ended",
          "contract-expired",
          "contract-expiring",
          "probation-too-long",
          "probation-pay",
          "probation-twice",
          "two-fixed-terms",
          "dispatch-ratio");

  /** The parameters of the rule books and what a scan knows about all its facts. */
  public record Bounds(
      int criminalMonths,
      long criminalLeast,
      int groupWorkers,
      long groupLeast,
      long minimumWage,
      int overtime,
      int registrationDays,
      int firstInsured,
      int lastInsured,
      int insuredFrom,
      int gapMonths,
      int unseenDays,
      int expiringDays,
      int probationPercent,
      int gapDays,
      int remindDays,
      int noticePercent) {

    /** What the shipped rule books say, and the twelve months of the generated city. */
    static Bounds shipped() {
      RuleBook national = RuleBook.national();
      RuleBook library = CompanyScan.shippedBook();
      int lastInsured = DroolsFacts.month(City.AS_OF.minusMonths(1));
      return new Bounds(
          number(library, "wage-criminal-line", "one-worker-months"),
          number(library, "wage-criminal-line", "one-worker-least-yuan") * 100L,
          number(library, "wage-group-arrears", "workers"),
          number(library, "wage-criminal-line", "group-least-yuan") * 100L,
          249_000,
          number(library, "overtime-over-limit", "hours") * 100,
          number(library, "insurance-not-registered", "days"),
          lastInsured - 11,
          lastInsured,
          (int) City.AS_OF.withDayOfMonth(1).minusMonths(12).toEpochDay(),
          number(library, "insurance-anomaly", "months"),
          number(national, "contract-unseen-remind", "days"),
          number(national, "contract-expiring", "first-days"),
          number(library, "probation-pay", "percent"),
          number(library, "two-fixed-terms", "gap-days"),
          number(library, "two-fixed-terms", "remind-days"),
          number(library, "dispatch-ratio", "notice-percent"));
    }

    private static int number(RuleBook book, String rule, String parameter) {
      return book.inForce(rule, "330106", City.AS_OF).orElseThrow().number(parameter);
    }
  }

  /** Takes what the rules say. */
  public static final class Sink {
    private final String employer;
    private final Set<String> keys;

    Sink(String employer, Set<String> keys) {
      this.employer = employer;
      this.keys = keys;
    }

    public void found(String rule, String subject) {
      keys.add(rule + "/" + employer + "/" + subject);
    }
  }

  /** The facts of one employer. */
  record Employer(String id, List<Object> facts) {}

  private final KieBase rules;
  private final Bounds bounds;
  private final Set<String> keys = new TreeSet<>();

  DroolsPeer(Bounds bounds) throws IOException {
    this.bounds = bounds;
    // Its own compiler stops at an older Java than this one.
    System.setProperty("drools.dialect.java.compiler", "NATIVE");
    try (InputStream in = DroolsPeer.class.getResourceAsStream("rules.drl")) {
      if (in == null) {
        throw new IOException("missing resource: rules.drl");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      rules =
          new KieHelper().addContent(text, ResourceType.DRL).build(ExecutableModelProject.class);
    }
  }

  /** Seconds to insert all facts and fire all rules; what is found is added to {@link #keys()}. */
  double judge(List<Employer> employers, int threads) throws Exception {
    long start = System.nanoTime();
    List<Future<Set<String>>> parts = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (int t = 0; t < threads; t++) {
        int part = t;
        parts.add(
            workers.submit(() -> {
              Set<String> found = new TreeSet<>();
              for (int e = part; e < employers.size(); e += threads) {
                judge(employers.get(e), found);
              }
              return found;
            }));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    for (Future<Set<String>> part : parts) {
      keys.addAll(part.get());
    }
    return seconds;
  }

  private void judge(Employer employer, Set<String> found) {
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal("bounds", bounds);
      session.setGlobal("sink", new Sink(employer.id(), found));
      employer.facts().forEach(session::insert);
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  /** {@code RULE/EMPLOYER/SUBJECT} of everything found so far. */
  Set<String> keys() {
    return keys;
  }
}
