package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.util.List;

/** many people leave within a short time. */
final class LayoffRules {

  private LayoffRules() {}

  /** Whether a reason of leaving is on record, and it is no layoff. */
  private static boolean isOtherwiseKnown(FactRow employment) {
    return employment.text("leaving_reason").filter(why -> !why.equals("LAYOFF")).isPresent();
  }

  /**
   * Of those at work on the day before the window, so many have left by the day of the scan. LCL
   * art 41 names 20 persons or a tenth of the workforce. Who left for a reason on record that is no
   * layoff is not counted; of the others nobody knows why, so below a number of persons a tenth
   * alone says nothing.
   */
  static Watch manyLeft(Company company, RuleEntry entry) {
    LocalDate before = company.asOf().minusDays(entry.number("days"));
    return new Watch() {
      private long left;
      private long workforce;
      private final Sources leftLines = new Sources();
      private final Sources lines = new Sources();

      @Override
      public void person(PersonCase person) {
        List<FactRow> then =
            person.rows(FactKind.EMPLOYMENTS).stream()
                .filter(e -> Headcount.isOwnOn(e, before))
                .toList();
        if (then.isEmpty()) {
          return;
        }
        workforce++;
        then.forEach(lines::add);
        // The last working day is worked: who leaves today has left by the end of the day.
        boolean stays =
            person.rows(FactKind.EMPLOYMENTS).stream()
                .filter(e -> !e.day("first_working_day").isAfter(company.asOf()))
                .anyMatch(e -> Headcount.isOwnOn(e, company.asOf().plusDays(1)));
        if (!stays && !then.stream().allMatch(LayoffRules::isOtherwiseKnown)) {
          left++;
          then.forEach(leftLines::add);
        }
      }

      @Override
      public void finish() {
        boolean many = left >= entry.number("persons");
        boolean share =
            left >= entry.number("least-persons")
                && left * 100 >= workforce * entry.number("percent");
        if (many || share) {
          company.find(
              entry,
              Severity.REMIND,
              company.id(),
              entry.number("persons") + " persons or " + entry.number("percent") + " %",
              new FactList()
                  .number("left-workers", left, "persons", leftLines)
                  .number("workers-before", workforce, "persons", lines)
                  .add(
                      "window-days",
                      Integer.toString(entry.number("days")),
                      "days",
                      leftLines.toString()));
        }
      }
    };
  }
}
