package cn.laborproof.signing.compliance;

import java.util.ArrayList;
import java.util.List;

/** Standard hours: 8 a day, 40 a week (劳动法 art 36, 国务院令第174号 art 3); pay monthly (art 50). */
final class WorkingHours implements ContractCheck {
  private static final String ARTICLE = "劳动法第三十六条、国务院关于职工工作时间的规定第三条";

  @Override
  public List<Finding> check(ReviewedContract contract) {
    var findings = new ArrayList<Finding>();
    if (contract.data().text("hours.system").filter("STANDARD"::equals).isPresent()) {
      int day = contract.data().integer("hours.perDay").orElse(0);
      int week = day * contract.data().integer("hours.daysPerWeek").orElse(0);
      if (day > contract.rules().hoursPerDay()) {
        findings.add(
            contract.confirm(
                "hours-per-day", "hours.perDay", ARTICLE, day, contract.rules().hoursPerDay()));
      } else if (week > contract.rules().hoursPerWeek()) {
        findings.add(
            contract.confirm(
                "hours-per-week",
                "hours.daysPerWeek",
                ARTICLE,
                week,
                contract.rules().hoursPerWeek()));
      }
    } else if (contract.data().text("hours.system").isPresent()) {
      findings.add(contract.note("hours-approval", "hours.system", "劳动法第三十九条"));
    }
    int payDay = contract.data().integer("pay.day").orElse(1);
    if (payDay < 1 || payDay > 31) {
      findings.add(contract.mustFix("pay-day", "pay.day", "劳动法第五十条", payDay));
    }
    return findings;
  }
}
