package cn.laborproof.risk.fact;

import cn.laborproof.risk.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One person working for one employer.
 *
 * @param source where the row can be opened: batch and row number of the roster
 * @param worker an opaque key of the person, never a name or an identity number
 * @param firstWorkingDay 用工之日 (LCL art 7)
 * @param monthlyWage what double wage is computed from, when known
 * @param lastWorkingDay empty while the person still works there
 * @param contracts every written contract known for this employment
 * @param pendingContract reference of a contract that is under way and not concluded
 */
public record Employment(
    String source,
    String worker,
    EmploymentForm form,
    LocalDate firstWorkingDay,
    Optional<Money> monthlyWage,
    Optional<LocalDate> lastWorkingDay,
    List<WrittenContract> contracts,
    Optional<String> pendingContract) {

  public Employment {
    contracts =
        contracts.size() <= 1
            ? List.copyOf(contracts)
            : contracts.stream()
                .sorted(Comparator.comparing(WrittenContract::concludedOn))
                .toList();
  }

  /** Whether the person works there on that day. */
  public boolean isActiveOn(LocalDate day) {
    return !firstWorkingDay.isAfter(day)
        && lastWorkingDay.map(last -> !last.isBefore(day)).orElse(true);
  }

  /** The contracts that were concluded on or before that day, oldest first. */
  public List<WrittenContract> concludedBy(LocalDate day) {
    int concluded = 0;
    while (concluded < contracts.size() && !contracts.get(concluded).concludedOn().isAfter(day)) {
      concluded++;
    }
    return contracts.subList(0, concluded);
  }

  /** The concluded contract whose term ends last, if any is known on that day. */
  public Optional<WrittenContract> current(LocalDate day) {
    List<WrittenContract> concluded = concludedBy(day);
    return concluded.size() <= 1
        ? concluded.stream().findFirst()
        : concluded.stream().max(Comparator.comparing(c -> c.endsOn().orElse(LocalDate.MAX)));
  }

  /** The day on which the first contract was concluded, if any was by that day. */
  public Optional<LocalDate> firstConcluded(LocalDate day) {
    return concludedBy(day).stream().findFirst().map(WrittenContract::concludedOn);
  }
}
