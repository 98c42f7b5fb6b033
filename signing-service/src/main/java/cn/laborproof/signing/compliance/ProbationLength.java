package cn.laborproof.signing.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Probation by the table of 劳动合同法 art 19 and inside the term. */
final class ProbationLength implements ContractCheck {
  private static final String ARTICLE = "劳动合同法第十九条";

  @Override
  public List<Finding> check(ReviewedContract contract) {
    int months = contract.data().integer("term.probationMonths").orElse(0);
    Optional<LocalDate> start = contract.data().date("term.start");
    if (months == 0 || start.isEmpty()) {
      return List.of();
    }
    Optional<LocalDate> end = Terms.end(contract);
    if (end.isPresent() && Terms.shorterThan(start.get(), end.get(), months)) {
      return List.of(
          contract.mustFix("probation-outside-term", "term.probationMonths", ARTICLE, months));
    }
    return longest(contract, start.get(), end)
        .filter(max -> months > max)
        .map(max ->
            List.of(
                contract.confirm("probation-length", "term.probationMonths", ARTICLE, months, max)))
        .orElse(List.of());
  }

  private static Optional<Integer> longest(
      ReviewedContract contract, LocalDate start, Optional<LocalDate> end) {
    return switch (Terms.kind(contract)) {
      case Terms.TASK -> Optional.of(0);
      case Terms.OPEN_ENDED -> Optional.of(contract.rules().openEndedProbationMonths());
      default ->
          end.filter(day -> day.isAfter(start))
              .flatMap(day ->
                  contract.rules().probation().stream()
                      .filter(step -> Terms.shorterThan(start, day, step.termBelowMonths()))
                      .map(RuleBook.ProbationStep::maxMonths)
                      .findFirst()
                      .or(() -> Optional.of(contract.rules().openEndedProbationMonths())));
    };
  }
}
