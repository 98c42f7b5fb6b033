package cn.laborproof.risk.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts over one or more judgments, printed. */
final class Tally {
  /** A relation and what was said of it. */
  record Case(Relation relation, int probability) {
    boolean named() {
      return probability >= 0;
    }
  }

  private final List<Case> cases = new ArrayList<>();

  Tally add(Judgment judgment) {
    for (Relation relation : judgment.population().relations()) {
      cases.add(new Case(relation, judgment.probability(relation)));
    }
    return this;
  }

  Tally only(Predicate<Relation> which) {
    Tally some = new Tally();
    cases.stream().filter(each -> which.test(each.relation())).forEach(some.cases::add);
    return some;
  }

  long fakes() {
    return count(each -> each.relation().fake());
  }

  long honest() {
    return count(each -> !each.relation().fake());
  }

  long found() {
    return count(each -> each.relation().fake() && each.named());
  }

  long wronglyNamed() {
    return count(each -> !each.relation().fake() && each.named());
  }

  double precision() {
    return (double) found() / Math.max(1, found() + wronglyNamed());
  }

  double recall() {
    return (double) found() / Math.max(1, fakes());
  }

  /** One line: precision, recall and what they are made of. */
  String line(String name) {
    return "%-28s precision %.3f  recall %.3f  (%d of %d fakes found, %d of %d honest named)"
        .formatted(name, precision(), recall(), found(), fakes(), wronglyNamed(), honest());
  }

  /** For each kind how many of how many were named. */
  String kinds() {
    Map<String, long[]> counts = new TreeMap<>();
    for (Case each : cases) {
      Relation relation = each.relation();
      String name = (relation.fake() ? "fake   " : "honest ") + relation.kind();
      long[] count = counts.computeIfAbsent(name, none -> new long[2]);
      count[0] += each.named() ? 1 : 0;
      count[1]++;
    }
    StringBuilder text = new StringBuilder();
    counts.forEach((name, count) ->
        text.append(
            "  %-28s named %d of %d = %.2f%n"
                .formatted(name, count[0], count[1], (double) count[0] / count[1])));
    return text.toString();
  }

  /** For each range of the stated probability the share that is fake. */
  String calibration() {
    StringBuilder text = new StringBuilder();
    int[] bounds = {-1, 0, 50, 60, 70, 80, 90, 95, 98, 100};
    for (int i = 0; i + 1 < bounds.length; i++) {
      int from = bounds[i];
      int to = bounds[i + 1];
      long all = count(each -> each.probability() >= from && each.probability() < to);
      long fake =
          count(each ->
              each.relation().fake() && each.probability() >= from && each.probability() < to);
      if (all > 0) {
        text.append(
            "  %-12s %5d relations, share of fakes %.3f%n"
                .formatted(
                    from < 0 ? "not named" : from + "–" + (to - 1) + " %",
                    all,
                    (double) fake / all));
      }
    }
    return text.toString();
  }

  private long count(Predicate<Case> which) {
    return cases.stream().filter(which).count();
  }
}
