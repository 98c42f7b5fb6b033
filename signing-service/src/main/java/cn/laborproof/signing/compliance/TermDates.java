package cn.laborproof.signing.compliance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dates make sense: the end after the start, the start not long past (劳动合同法 art 10). */
final class TermDates implements ContractCheck {
  /** No fixed term of a working life is longer; a longer one is a typing error. */
  private static final int LONGEST_TERM_YEARS = 40;

  @Override
  public List<Finding> check(ReviewedContract contract) {
    var findings = new ArrayList<Finding>();
    Optional<LocalDate> start = contract.data().date("term.start");
    Optional<LocalDate> end = Terms.end(contract);
    if (start.isEmpty()) {
      return findings;
    }
    end.filter(day -> !day.isAfter(start.get()))
        .ifPresent(day ->
            findings.add(
                contract.mustFix(
                    "term-ends-before-start", "term.end", "劳动合同法第十三条", start.get(), day)));
    end.filter(day -> day.isAfter(start.get().plusYears(LONGEST_TERM_YEARS)))
        .ifPresent(day ->
            findings.add(
                contract.mustFix("term-too-long", "term.end", "劳动合同法第十三条", LONGEST_TERM_YEARS)));
    long behind = ChronoUnit.DAYS.between(start.get(), contract.today());
    if (behind > contract.rules().longestBackdatingDays()) {
      findings.add(contract.confirm("start-long-past", "term.start", "劳动合同法第十条、第八十二条", behind));
    }
    return findings;
  }
}
