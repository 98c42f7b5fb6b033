package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * signs that a business is in distress, from utilities, property, credit, taxes and turnover
 * (保障农民工工资支付条例 art 38) and what authorities recorded. Several signs are a reason to ask early,
 * never more than a reminder.
 */
final class DistressRule {

  private static final String OVERDUE = "_OVERDUE";

  /** Events that stop a business or say that it does not pay. */
  private static final Set<String> EVENTS =
      Set.of(
          "COURT_ENFORCEMENT",
          "COURT_DISHONEST",
          "COURT_BANKRUPTCY",
          "EMERGENCY_STOP",
          "ENVIRONMENT_STOP",
          "MARKET_ABNORMAL");

  private final Company company;
  private final RuleEntry entry;
  private final YearMonth lastWhole;
  private final FactList signs = new FactList();
  private final Sources lines = new Sources();
  private int known;
  private int shown;

  private DistressRule(Company company, RuleEntry entry) {
    this.company = company;
    this.entry = entry;
    YearMonth now = YearMonth.from(company.asOf());
    this.lastWhole = company.asOf().equals(now.atEndOfMonth()) ? now : now.minusMonths(1);
  }

  static Watch at(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> new DistressRule(company, entry).look());
  }

  private void look() {
    Map<String, TreeMap<YearMonth, FactRow>> byIndicator = new TreeMap<>();
    for (FactRow row : company.rows(FactKind.BUSINESS_MONTHS)) {
      if (!row.month().isAfter(lastWhole)) {
        byIndicator
            .computeIfAbsent(row.required("indicator"), _ -> new TreeMap<>())
            .put(row.month(), row);
      }
    }
    byIndicator.forEach((indicator, months) -> {
      // What ended long ago says nothing about today.
      if (months.lastKey().isAfter(lastWhole.minusMonths(entry.number("fresh-months")))) {
        if (indicator.endsWith(OVERDUE)) {
          overdue(indicator, months);
        } else {
          fall(indicator, months);
        }
      }
    });
    if (shown == 0) {
      return;
    }
    events();
    int least = entry.number("signs");
    if (shown >= least && shown * 100 >= known * entry.number("share-percent")) {
      FactList facts =
          new FactList()
              .number("distress-signs", shown, "items", lines)
              .number("known-signs", known, "items", lines);
      signs.list().forEach(f -> facts.add(f.name(), f.value(), f.unit(), f.source()));
      company.find(
          entry,
          Severity.REMIND,
          company.id(),
          least + " signs, -" + entry.number("fall-percent") + " %",
          facts);
    }
  }

  /** The last months against the same ones a year before, or else against those before them. */
  private void fall(String indicator, TreeMap<YearMonth, FactRow> months) {
    int span = entry.number("months");
    YearMonth last = months.lastKey();
    List<FactRow> now = run(months, last, span);
    List<FactRow> before = run(months, last.minusYears(1), span);
    if (before.isEmpty()) {
      before = run(months, last.minusMonths(span), span);
    }
    Money base = ScanContext.sum(before, "amount");
    if (now.isEmpty() || base.fen() == 0) {
      return;
    }
    known++;
    now.forEach(lines::add);
    before.forEach(lines::add);
    Money amount = ScanContext.sum(now, "amount");
    BigDecimal kept = BigDecimal.valueOf(amount.fen()).multiply(BigDecimal.valueOf(100));
    BigDecimal bound =
        BigDecimal.valueOf(base.fen())
            .multiply(BigDecimal.valueOf(100L - entry.number("fall-percent")));
    if (kept.compareTo(bound) <= 0) {
      shown++;
      List<FactRow> both = new ArrayList<>(now);
      both.addAll(before);
      signs.add(
          "fall-" + name(indicator),
          BigDecimal.valueOf(100)
              .subtract(kept.divide(BigDecimal.valueOf(base.fen()), 1, RoundingMode.HALF_UP))
              .toPlainString(),
          "percent",
          Sources.of(both).toString());
    }
  }

  /** Something is owed month after month. */
  private void overdue(String indicator, TreeMap<YearMonth, FactRow> months) {
    List<FactRow> owed = run(months, months.lastKey(), entry.number("overdue-months"));
    if (owed.isEmpty()) {
      return;
    }
    known++;
    owed.forEach(lines::add);
    if (owed.stream().allMatch(r -> r.money("amount").orElse(Money.ZERO).fen() > 0)) {
      shown++;
      signs.yuan(
          "overdue-" + name(indicator).replace("-overdue", ""),
          owed.getLast().money("amount").orElse(Money.ZERO),
          Sources.of(owed));
    }
  }

  /** All events together are one sign: an authority often records the same trouble twice. */
  private void events() {
    LocalDate since = company.asOf().minusMonths(entry.number("event-months"));
    List<FactRow> events =
        company.rows(FactKind.OFFICIAL_EVENTS).stream()
            .filter(e -> EVENTS.contains(e.required("kind")))
            .filter(e -> e.day("happened_on").isAfter(since))
            .filter(e -> !e.day("happened_on").isAfter(company.asOf()))
            .filter(e -> !e.date("ended_on").orElse(LocalDate.MAX).isBefore(company.asOf()))
            .toList();
    if (!events.isEmpty()) {
      known++;
      shown++;
      events.forEach(lines::add);
      signs.number("official-events", events.size(), "cases", Sources.of(events));
    }
  }

  /** Months in a row up to {@code last}; empty unless each of them is known. */
  private static List<FactRow> run(TreeMap<YearMonth, FactRow> months, YearMonth last, int span) {
    List<FactRow> run = new ArrayList<>();
    for (YearMonth month = last.minusMonths(span - 1L);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      FactRow row = months.get(month);
      if (row == null) {
        return List.of();
      }
      run.add(row);
    }
    return run;
  }

  private static String name(String indicator) {
    return indicator.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
