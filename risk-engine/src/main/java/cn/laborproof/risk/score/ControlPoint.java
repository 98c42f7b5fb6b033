package cn.laborproof.risk.score;

import cn.laborproof.risk.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A control point of a card.
 *
 * @param code stable key, e.g. {@code WG-1}
 * @param dimension the key of its dimension
 * @param weight hundredths of the card
 * @param named whether the published source names it; otherwise it is this platform's own
 * @param takes the rules that take points, in groups: of each group, which sees one fact several
 *     ways, only the rule that takes most counts
 * @param shown rules that belong here and take nothing
 * @param assessed any of these sets of knowledge makes the point count
 * @param lacks the data that would be needed, where no source delivers any
 */
public record ControlPoint(
    String code,
    String dimension,
    Named name,
    int weight,
    boolean named,
    List<List<String>> takes,
    List<String> shown,
    List<Set<String>> assessed,
    Map<Severity, Loss> losses,
    Optional<Named> lacks) {

  public ControlPoint {
    takes = takes.stream().map(List::copyOf).toList();
    shown = List.copyOf(shown);
    assessed = assessed.stream().map(Set::copyOf).toList();
    losses = Map.copyOf(losses);
  }

  /** Every rule that feeds the point. */
  public List<String> rules() {
    return Stream.concat(takes.stream().flatMap(List::stream), shown.stream()).toList();
  }

  boolean isAssessedWith(Set<String> known) {
    return assessed.stream().anyMatch(known::containsAll);
  }

  /** What findings of that severity take of the point. */
  public Loss loss(Severity severity) {
    Loss loss = losses.get(severity);
    if (loss == null) {
      throw new IllegalStateException(code + " has no loss for " + severity);
    }
    return loss;
  }
}
