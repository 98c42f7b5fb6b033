package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * more overtime in a calendar month than 劳动法 art 41 knows, unless an approval of other
 * working hours (art 39) covers the person's post in all of that month. Under 不定时 the limit is not
 * looked at; under 综合计算 the months of the approved period that are covered share it. A period of
 * which months are not over yet, or not known, is judged by what is known: more than all its months
 * allow stays more. No month within the limit is ever a finding, so that questions put beforehand
 * need not know of approvals.
 */
final class OvertimeRule {

  private OvertimeRule() {}

  static Watch at(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> new Case(company, entry, person).judge());
  }

  /** A period of an approval with several months: what it allows, and what there was. */
  private record Shared(List<YearMonth> months, BigDecimal hours) {
    boolean isOver(BigDecimal limit) {
      return hours.compareTo(limit.multiply(BigDecimal.valueOf(months.size()))) > 0;
    }

    BigDecimal average() {
      return hours.divide(BigDecimal.valueOf(months.size()), 2, RoundingMode.HALF_UP);
    }
  }

  private static final class Case {
    private final Company company;
    private final PersonCase person;
    private final RuleEntry entry;
    private final BigDecimal limit;
    private final YearMonth now;
    private final Map<YearMonth, List<FactRow>> months;
    private final SpecialHours approvals;
    private final List<FactRow> over = new ArrayList<>();
    private final Set<FactRow> heard = new HashSet<>();
    private final Set<YearMonth> excused = new HashSet<>();
    private BigDecimal worst = BigDecimal.ZERO;
    private Optional<BigDecimal> average = Optional.empty();
    private final Sources averaged = new Sources();
    private final List<FactRow> averagedBy = new ArrayList<>();

    Case(Company company, RuleEntry entry, PersonCase person) {
      this.company = company;
      this.person = person;
      this.entry = entry;
      this.limit = BigDecimal.valueOf(entry.number("hours"));
      this.now = YearMonth.from(company.asOf());
      this.months =
          person.rows(FactKind.ATTENDANCE).stream()
              .filter(row -> !row.month().isAfter(now))
              .collect(Collectors.groupingBy(FactRow::month, TreeMap::new, Collectors.toList()));
      this.approvals = new SpecialHours(company, person, entry);
    }

    void judge() {
      YearMonth from = now.minusMonths(entry.number("look-back-months"));
      List<YearMonth> beyond =
          months.keySet().stream()
              .filter(month -> !month.isBefore(from) && hours(month).compareTo(limit) > 0)
              .toList();
      for (YearMonth month : beyond) {
        hear(month);
      }
      if (over.isEmpty()) {
        return;
      }
      Sources sources = Sources.of(over);
      FactList facts =
          new FactList()
              .add(
                  "overtime-hours",
                  worst.stripTrailingZeros().toPlainString(),
                  "hours",
                  sources.toString())
              .number(
                  "months-over",
                  over.stream().map(FactRow::month).distinct().count(),
                  "months",
                  sources);
      average.ifPresent(most ->
          facts
              .add(
                  "average-overtime",
                  most.stripTrailingZeros().toPlainString(),
                  "hours",
                  averaged.toString())
              .text("averaged-by", approvals.named(averagedBy), Sources.of(averagedBy)));
      if (!excused.isEmpty()) {
        facts.number("months-excused", excused.size(), "months", Sources.of(inOrder(heard)));
      }
      List<FactRow> beside =
          approvals.touching(over.stream().map(FactRow::month).toList()).stream()
              .filter(row -> !averagedBy.contains(row))
              .toList();
      if (!beside.isEmpty()) {
        facts.number("approvals-beside", beside.size(), "items", Sources.of(beside));
      }
      company.find(entry, Severity.BREACH, person.person(), limit + " hours", facts);
    }

    /** One month beyond the limit, with what an approval says of it. */
    private void hear(YearMonth month) {
      Optional<SpecialHours.Covered> covered = approvals.covering(month);
      if (covered.isEmpty()) {
        add(month);
        return;
      }
      if (covered.get().isFlexible()) {
        excuse(month, covered.get());
        return;
      }
      Shared shared = shared(approvals.period(month, covered.get()));
      if (!shared.isOver(limit)) {
        excuse(month, covered.get());
        return;
      }
      add(month);
      if (average.isEmpty() || shared.average().compareTo(average.get()) > 0) {
        average = Optional.of(shared.average());
        averagedBy.clear();
        averagedBy.addAll(covered.get().rows());
      }
      shared
          .months()
          .forEach(each -> averaged.addAll(Sources.of(months.getOrDefault(each, List.of()))));
    }

    private void add(YearMonth month) {
      worst = worst.max(hours(month));
      over.addAll(months.getOrDefault(month, List.of()));
    }

    private void excuse(YearMonth month, SpecialHours.Covered covered) {
      excused.add(month);
      heard.addAll(covered.rows());
    }

    private Shared shared(List<YearMonth> period) {
      return new Shared(
          period, period.stream().map(this::hours).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private BigDecimal hours(YearMonth month) {
      return months.getOrDefault(month, List.of()).stream()
          .flatMap(row -> row.number("overtime_hours").stream())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<FactRow> inOrder(Set<FactRow> rows) {
      return company.rows(FactKind.SPECIAL_HOURS).stream().filter(rows::contains).toList();
    }
  }
}
