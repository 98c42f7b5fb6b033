package cn.laborproof.risk.warning;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scheme says about a situation.
 *
 * @param level the gravest level that matches; empty when none does as far as known
 * @param branches every branch of every level with its answer, from the gravest level on
 */
public record Assessment(Optional<Level> level, List<Answer> branches) {

  public Assessment {
    branches = List.copyOf(branches);
  }

  /**
   * One branch on this situation.
   *
   * @param missing facts that are not known and could decide it
   */
  public record Answer(Branch branch, Truth truth, Set<WarningFact> missing) {}

  static Assessment of(Scheme scheme, Situation situation) {
    List<Answer> answers =
        scheme.levels().stream()
            .flatMap(level -> level.branches().stream())
            .map(branch -> new Answer(branch, branch.holds(situation), branch.missing(situation)))
            .toList();
    Optional<Level> level =
        scheme.levels().stream()
            .filter(candidate ->
                judged(candidate, situation)
                    || answers.stream()
                        .anyMatch(answer ->
                            answer.branch().level() == candidate.number()
                                && answer.truth() == Truth.YES))
            .findFirst();
    return new Assessment(level, answers);
  }

  /** People may hold a situation for graver than the bounds say; never for milder. */
  private static boolean judged(Level level, Situation situation) {
    return situation
        .value(WarningFact.JUDGED_LEVEL)
        .filter(number -> number == level.number())
        .isPresent();
  }

  /** Branches that hold. */
  public List<Answer> matched() {
    return branches.stream().filter(answer -> answer.truth() == Truth.YES).toList();
  }

  /** Branches of graver levels that only lack a fact: the level may be graver than it looks. */
  public List<Answer> openAbove(Scheme scheme) {
    return branches.stream()
        .filter(answer -> answer.truth() == Truth.UNKNOWN)
        .filter(answer ->
            level
                .map(found -> scheme.level(answer.branch().level()).graverThan(found))
                .orElse(true))
        .toList();
  }
}
