package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import java.time.LocalDate;
import java.util.List;

/** Own contract workers and dispatched workers of a company on the day of the scan. */
final class Headcount {

  private long own;
  private long dispatched;
  private final Sources ownLines = new Sources();
  private final Sources dispatchedLines = new Sources();

  static boolean isOwnOn(FactRow employment, LocalDate day) {
    return employment.required("form").equals("DIRECT")
        && !employment.day("first_working_day").isAfter(day)
        && !employment.date("last_working_day").orElse(LocalDate.MAX).isBefore(day);
  }

  void count(PersonCase person) {
    LocalDate asOf = person.company().asOf();
    List<FactRow> used =
        DispatchRules.running(person.received(FactKind.DISPATCH), person.company());
    if (!used.isEmpty()) {
      dispatched++;
      used.forEach(dispatchedLines::add);
      return;
    }
    // A firm's own people it has sent elsewhere are not at work for itself.
    boolean sentAway =
        !DispatchRules.running(person.rows(FactKind.DISPATCH), person.company()).isEmpty();
    person.rows(FactKind.EMPLOYMENTS).stream()
        .filter(e -> isOwnOn(e, asOf) && !sentAway)
        .findFirst()
        .ifPresent(e -> {
          own++;
          ownLines.add(e);
        });
  }

  long own() {
    return own;
  }

  long dispatched() {
    return dispatched;
  }

  Sources ownLines() {
    return ownLines;
  }

  Sources dispatchedLines() {
    return dispatchedLines;
  }
}
