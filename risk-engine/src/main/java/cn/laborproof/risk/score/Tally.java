package cn.laborproof.risk.score;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many findings of a rule and severity there are about one employer.
 *
 * @param count of different subjects: persons, contracts or the employer itself
 */
public record Tally(String rule, Severity severity, long count) {

  /**
   * @throws IllegalArgumentException for a count below 1
   */
  public Tally {
    if (count < 1) {
      throw new IllegalArgumentException(
          "count " + count + " of " + rule + " (expected: 1 or more)");
    }
  }

  private record Kind(String rule, Severity severity) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byRule = rule.compareTo(other.rule);
      return byRule == 0 ? other.severity.compareTo(severity) : byRule;
    }
  }

  /** The tallies of one employer's findings, by rule, the gravest severity first. */
  public static List<Tally> of(Collection<Finding> findings) {
    Map<Kind, Set<String>> subjects = new TreeMap<>();
    for (Finding finding : findings) {
      subjects
          .computeIfAbsent(new Kind(finding.rule(), finding.severity()), _ -> new HashSet<>())
          .add(finding.subject());
    }
    return subjects.entrySet().stream()
        .map(each ->
            new Tally(each.getKey().rule(), each.getKey().severity(), each.getValue().size()))
        .toList();
  }

  /**
   * What several sources say together. Two that name the same rule and severity mostly mean the
   * same people, so the greater number counts, not the sum.
   */
  public static List<Tally> together(Collection<Tally> tallies) {
    Map<Kind, Long> counts = new TreeMap<>();
    tallies.forEach(
        each -> counts.merge(new Kind(each.rule(), each.severity()), each.count(), Math::max));
    return counts.entrySet().stream()
        .map(each -> new Tally(each.getKey().rule(), each.getKey().severity(), each.getValue()))
        .toList();
  }
}
