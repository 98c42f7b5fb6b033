package cn.laborproof.risk.warning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way to match a level; all its terms must hold.
 *
 * @param level number of the level it belongs to
 * @param position its place among the level's branches, from 1
 * @param terms comparisons, at least one
 * @param quoted what the source writes about the bound, letter by letter; empty where the source
 *     could not be read in the original
 * @param wording what the source says, in each language
 * @param reading how the platform reads it where the source leaves room; empty where it leaves none
 */
public record Branch(
    int level,
    int position,
    List<Term> terms,
    String quoted,
    Bilingual wording,
    Bilingual reading) {

  public Branch {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a branch without a condition");
    }
  }

  public Truth holds(Situation situation) {
    return terms.stream().map(term -> term.holds(situation)).reduce(Truth.YES, Truth::and);
  }

  /** Facts that are not known and could decide it; empty when it is decided. */
  public Set<WarningFact> missing(Situation situation) {
    if (holds(situation) != Truth.UNKNOWN) {
      return Set.of();
    }
    return terms.stream()
        .flatMap(term -> term.needs().stream())
        .filter(fact -> situation.value(fact).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
