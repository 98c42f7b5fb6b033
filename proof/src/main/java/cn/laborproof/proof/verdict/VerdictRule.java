package cn.laborproof.proof.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one place that turns check results into an indication. A whitelist: passed means that every
 * required check was made and that nothing made came out otherwise.
 *
 * @param indication the outcome
 * @param subIndication the first reason; null exactly when passed
 */
public record VerdictRule(Indication indication, @Nullable SubIndication subIndication) {

  /** Decides from the checks that had to be made and those that were. */
  public static VerdictRule decide(
      Collection<? extends CheckCode> required, List<CheckResult> made) {
    Optional<CheckResult> worst =
        Stream.of(Indication.TOTAL_FAILED, Indication.INDETERMINATE)
            .flatMap(i -> made.stream().filter(check -> check.indication() == i))
            .findFirst();
    if (worst.isPresent()) {
      return new VerdictRule(worst.get().indication(), worst.get().subIndication());
    }
    boolean allMade =
        !required.isEmpty()
            && required.stream()
                .allMatch(code -> made.stream().anyMatch(c -> c.code().id().equals(code.id())));
    return allMade
        ? new VerdictRule(Indication.TOTAL_PASSED, null)
        : new VerdictRule(Indication.INDETERMINATE, SubIndication.NOT_EXAMINED);
  }

  /** The first reason, unless passed. */
  public Optional<SubIndication> reason() {
    return Optional.ofNullable(subIndication);
  }
}
