package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.score.Tally;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a rule and severity about one employer that stand: how many, not about whom. What
 * they say of other companies and of persons stays with whoever may see the findings.
 *
 * @param since the day the first of them was found; null where nobody kept it
 * @param origins {@code facts}, {@code roster}, or both
 */
public record Standing(
    String rule,
    int version,
    Severity severity,
    long count,
    @Nullable LocalDate since,
    List<String> articles,
    String threshold,
    List<String> origins) {

  public Standing {
    articles = List.copyOf(articles);
    origins = List.copyOf(origins);
  }

  /**
   * What stands of one employer's findings of one source.
   *
   * @param since of each rule the day it was first found, where that is kept
   */
  public static List<Standing> of(
      List<Finding> findings, String origin, Map<String, LocalDate> since) {
    return Tally.of(findings).stream()
        .map(tally -> {
          Finding one =
              findings.stream()
                  .filter(each -> each.rule().equals(tally.rule()))
                  .filter(each -> each.severity() == tally.severity())
                  .findFirst()
                  .orElseThrow();
          return new Standing(
              tally.rule(),
              one.ruleVersion(),
              tally.severity(),
              tally.count(),
              since.get(tally.rule()),
              one.articles(),
              one.threshold(),
              List.of(origin));
        })
        .toList();
  }

  /** What several sources say together, as {@link Tally#together} counts it. */
  static List<Standing> together(List<Standing> all) {
    Map<String, Standing> merged = new HashMap<>();
    all.forEach(each -> merged.merge(each.rule() + "/" + each.severity(), each, Standing::with));
    return Tally.together(all.stream().map(Standing::tally).toList()).stream()
        .flatMap(tally -> Stream.ofNullable(merged.get(tally.rule() + "/" + tally.severity())))
        .toList();
  }

  Tally tally() {
    return new Tally(rule, severity, count);
  }

  private Standing with(Standing other) {
    Standing more = other.count > count ? other : this;
    return new Standing(
        rule,
        Math.max(version, other.version),
        severity,
        more.count,
        earlier(since, other.since),
        more.articles,
        more.threshold,
        Stream.concat(origins.stream(), other.origins.stream()).distinct().sorted().toList());
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
