package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * More hours in a month than fit into it with a day of rest in seven: eight hours a day and three
 * of overtime at most (劳动法 arts 36, 41) on all other days. Then a day of rest was worked, or days
 * were longer than that; monthly hours do not tell which. Only months with more overtime than the
 * limit of a month are looked at: what a record says of hours but not of overtime may be hours of
 * another system. A month that an approval of other working hours covers is not counted: its hours
 * are averaged, or not measured at all.
 */
final class RestRule {

  private static final int WEEK = 7;

  private RestRule() {}

  static Watch at(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> judge(company, entry, person));
  }

  private static void judge(Company company, RuleEntry entry, PersonCase person) {
    YearMonth now = YearMonth.from(company.asOf());
    YearMonth from = now.minusMonths(entry.number("look-back-months"));
    BigDecimal overtime = BigDecimal.valueOf(entry.number("overtime-hours"));
    Map<YearMonth, List<FactRow>> months =
        person.rows(FactKind.ATTENDANCE).stream()
            .filter(row -> !row.month().isAfter(now) && !row.month().isBefore(from))
            .collect(Collectors.groupingBy(FactRow::month, TreeMap::new, Collectors.toList()));
    List<YearMonth> over = new ArrayList<>();
    months.forEach((month, rows) -> {
      if (sum(rows, "overtime_hours").compareTo(overtime) > 0
          && sum(rows, "hours").compareTo(most(month, entry)) > 0) {
        over.add(month);
      }
    });
    if (over.isEmpty()) {
      return;
    }
    SpecialHours approvals = new SpecialHours(company, person, entry);
    over.removeIf(month -> approvals.covering(month).isPresent());
    if (over.isEmpty()) {
      return;
    }
    YearMonth worst = over.getFirst();
    for (YearMonth month : over) {
      if (beyond(months, month, entry).compareTo(beyond(months, worst, entry)) > 0) {
        worst = month;
      }
    }
    List<FactRow> lines = months.getOrDefault(worst, List.of());
    Sources all = new Sources();
    over.forEach(month -> months.getOrDefault(month, List.of()).forEach(all::add));
    company.find(
        entry,
        Severity.REMIND,
        person.person(),
        most(worst, entry).toPlainString() + " hours",
        new FactList()
            .number("months-without-rest", over.size(), "months", all)
            .text("month-of-most-hours", worst.toString(), Sources.of(lines))
            .add(
                "hours-of-month",
                sum(lines, "hours").stripTrailingZeros().toPlainString(),
                "hours",
                Sources.of(lines).toString())
            .add(
                "overtime-of-month",
                sum(lines, "overtime_hours").stripTrailingZeros().toPlainString(),
                "hours",
                Sources.of(lines).toString()));
  }

  /** Each month has as many whole weeks, and each of them a day of rest. */
  private static BigDecimal most(YearMonth month, RuleEntry entry) {
    int days = month.lengthOfMonth();
    return BigDecimal.valueOf((long) (days - days / WEEK) * entry.number("daily-hours"));
  }

  private static BigDecimal beyond(
      Map<YearMonth, List<FactRow>> months, YearMonth month, RuleEntry entry) {
    return sum(months.getOrDefault(month, List.of()), "hours").subtract(most(month, entry));
  }

  private static BigDecimal sum(List<FactRow> rows, String column) {
    return rows.stream()
        .flatMap(row -> row.number(column).stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
