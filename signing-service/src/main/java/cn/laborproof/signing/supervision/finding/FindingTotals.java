package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.signing.access.Tenancy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * How many findings there are, as far as the current actor may see them: each number is the total
 * of the list of findings under the same filter. Costs one pass over the findings that stand today,
 * and one over those that stood in the time asked for; what is handed over is a line for each
 * division, rule or day.
 */
@Service
public class FindingTotals {

  private final FindingRows rows;
  private final Examinations examinations;
  private final Tenancy tenancy;

  FindingTotals(FindingRows rows, Examinations examinations, Tenancy tenancy) {
    this.rows = rows;
    this.examinations = examinations;
    this.tenancy = tenancy;
  }

  /**
   * Findings of employers of one division.
   *
   * @param area its digits; fewer than asked for where no smaller division is known
   */
  public record OfArea(String area, long findings, long breaches) {}

  /** Findings on facts that stood at the end of a day. */
  public record Standing(LocalDate day, long findings) {}

  /** Findings of one rule. */
  public record OfRule(String rule, Severity worst, long findings) {}

  /**
   * What stands today, on rosters and on facts.
   *
   * @param areas by division
   * @param rules the most frequent first
   */
  public record Today(LocalDate day, List<OfArea> areas, List<OfRule> rules) {
    /** All of them. */
    public long findings() {
      return areas.stream().mapToLong(OfArea::findings).sum();
    }
  }

  /** What stands today, by division of so many digits and by rule. */
  public Today today(int digits) {
    LocalDate today = examinations.today();
    FindingFilter filter = on(today, Optional.empty());
    return examinations.read(
        today, "", _ -> new Today(today, rows.areas(filter, digits), rules(rows.counts(filter))));
  }

  /** What of the findings on facts stood on a day, by rule. */
  public List<OfRule> onFacts(LocalDate day) {
    FindingFilter filter = on(day, Optional.of(FindingFilter.Origin.FACTS));
    return tenancy.inTransaction(() -> rules(rows.counts(filter)));
  }

  /** What of the findings on facts stood on a day, by division of so many digits. */
  public List<OfArea> onFacts(LocalDate day, int digits) {
    FindingFilter filter = on(day, Optional.of(FindingFilter.Origin.FACTS));
    return tenancy.inTransaction(() -> rows.areas(filter, digits));
  }

  /**
   * How many findings on facts stood on some days.
   *
   * @param days in their order, at least one
   */
  public List<Standing> standing(List<LocalDate> days) {
    return tenancy.inTransaction(() -> rows.standing("", days));
  }

  private static FindingFilter on(LocalDate day, Optional<FindingFilter.Origin> origin) {
    return new FindingFilter(
        "",
        "",
        Optional.empty(),
        day,
        FindingFilter.Where.ANY,
        origin,
        FindingFilter.Sort.SEVERITY,
        0,
        1);
  }

  private static List<OfRule> rules(List<FindingRows.Count> counts) {
    Map<String, List<FindingRows.Count>> byRule =
        counts.stream()
            .collect(
                Collectors.groupingBy(FindingRows.Count::rule, TreeMap::new, Collectors.toList()));
    return byRule.entrySet().stream()
        .map(each ->
            new OfRule(
                each.getKey(),
                each.getValue().stream()
                    .map(FindingRows.Count::severity)
                    .max(Severity::compareTo)
                    .orElse(Severity.NOTICE),
                each.getValue().stream().mapToLong(FindingRows.Count::count).sum()))
        .sorted((one, other) -> Long.compare(other.findings(), one.findings()))
        .toList();
  }
}
