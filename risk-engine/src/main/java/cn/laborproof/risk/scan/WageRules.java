package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Wages not paid, and below the minimum. */
final class WageRules {

  private WageRules() {}

  /** how long wages are overdue, in the bands of the region. */
  static Watch arrears(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      Arrears owed = person.arrears(entry);
      if (owed.isEmpty()) {
        return;
      }
      Sources sources = owed.sources();
      LocalDate due = owed.oldestDue();
      boolean red = company.asOf().isAfter(due.plusMonths(entry.number("red-after-months")));
      boolean orange = company.asOf().isAfter(due.plusMonths(entry.number("orange-after-months")));
      String band = red ? "RED" : orange ? "ORANGE" : "YELLOW";
      FactList facts =
          new FactList()
              .number("unpaid-months", owed.months(), "months", sources)
              .yuan("unpaid-amount", owed.amount(), sources)
              .date("oldest-due-on", due, owed.oldest())
              .text("band", band, owed.oldest());
      owed.cut().ifPresent(cut -> facts.date("deferral-respected-until", cut.until(), cut.row()));
      company.find(
          entry,
          red ? Severity.BREACH : orange ? Severity.REMIND : Severity.NOTICE,
          person.person(),
          red
              ? "> " + entry.number("red-after-months") + " months"
              : orange
                  ? "> " + entry.number("orange-after-months") + " months"
                  : "<= " + entry.number("orange-after-months") + " months",
          facts);
    });
  }

  /** the amounts of 刑法 276-1 for one worker and for a group, between which provinces fix. */
  static Watch criminalLine(Company company, RuleEntry entry) {
    return new Watch() {
      private final Owed all = new Owed();

      @Override
      public void person(PersonCase person) {
        Arrears owed = person.arrears(entry);
        if (owed.isEmpty()) {
          return;
        }
        all.add(owed);
        Money least = Money.ofYuan(entry.number("one-worker-least-yuan"));
        if (owed.months() < entry.number("one-worker-months")
            || owed.amount().compareTo(least) < 0) {
          return;
        }
        Money most = Money.ofYuan(entry.number("one-worker-most-yuan"));
        company.find(
            entry,
            owed.amount().compareTo(most) >= 0 ? Severity.BREACH : Severity.REMIND,
            person.person(),
            entry.number("one-worker-months") + " months and " + least + "–" + most + " yuan",
            all.facts(1, owed.amount(), owed.sources(), owed.months()));
      }

      @Override
      public void finish() {
        Money least = Money.ofYuan(entry.number("group-least-yuan"));
        Money most = Money.ofYuan(entry.number("group-most-yuan"));
        if (all.persons >= entry.number("group-workers") && all.amount.compareTo(least) >= 0) {
          company.find(
              entry,
              all.amount.compareTo(most) >= 0 ? Severity.BREACH : Severity.REMIND,
              company.id(),
              entry.number("group-workers") + " workers and " + least + "–" + most + " yuan",
              all.facts(all.persons, all.amount, all.sources, all.mostMonths));
        }
      }
    };
  }

  /** arrears of a group of workers. */
  static Watch groupArrears(Company company, RuleEntry entry) {
    return new Watch() {
      private final Owed all = new Owed();

      @Override
      public void person(PersonCase person) {
        Arrears owed = person.arrears(entry);
        if (!owed.isEmpty()) {
          all.add(owed);
        }
      }

      @Override
      public void finish() {
        if (all.persons >= entry.number("workers")) {
          company.find(
              entry,
              Severity.BREACH,
              company.id(),
              entry.number("workers") + " workers",
              all.facts(all.persons, all.amount, all.sources, all.mostMonths));
        }
      }
    };
  }

  /**
   * the deadline of an order has passed, and arrears of the least amounts are still there.
   */
  static Watch jointDiscipline(Company company, RuleEntry entry) {
    return new Watch() {
      private final Owed all = new Owed();
      private boolean oneWorker;

      @Override
      public void person(PersonCase person) {
        Arrears owed = person.arrears(entry);
        if (owed.isEmpty()) {
          return;
        }
        all.add(owed);
        oneWorker |=
            owed.months() >= entry.number("one-worker-months")
                && owed.amount().compareTo(Money.ofYuan(entry.number("one-worker-least-yuan")))
                    >= 0;
      }

      @Override
      public void finish() {
        boolean group =
            all.persons >= entry.number("group-workers")
                && all.amount.compareTo(Money.ofYuan(entry.number("group-least-yuan"))) >= 0;
        if (!oneWorker && !group) {
          return;
        }
        company.rows(FactKind.COMPLAINTS).stream()
            .filter(c -> c.required("kind").equals("WAGE"))
            .filter(c -> c.date("order_deadline").map(company.asOf()::isAfter).orElse(false))
            .filter(c -> c.date("settled_on").map(d -> d.isAfter(company.asOf())).orElse(true))
            .findFirst()
            .ifPresent(order ->
                company.find(
                    entry,
                    Severity.BREACH,
                    company.id(),
                    "0 days after the deadline",
                    all.facts(all.persons, all.amount, all.sources, all.mostMonths)
                        .date("order-deadline", order.day("order_deadline"), order)));
      }
    };
  }

  /** less due for a whole month than the region's minimum wage. */
  static Watch belowMinimum(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      Map<YearMonth, List<FactRow>> months = byMonth(person, FactKind.WAGES);
      YearMonth from = YearMonth.from(company.asOf()).minusMonths(entry.number("look-back-months"));
      List<FactRow> below = new ArrayList<>();
      Optional<FactRow> standard = Optional.empty();
      Money lowest = Money.ZERO;
      for (var month : months.entrySet()) {
        if (month.getKey().isBefore(from)
            || month.getKey().isAfter(YearMonth.from(company.asOf()))
            || !workedWhole(person, month.getKey())) {
          continue;
        }
        LocalDate first = month.getKey().atDay(1);
        Optional<FactRow> bound =
            company.scan().standard("MINIMUM_MONTHLY_WAGE", company.region(first), first);
        Money due = ScanContext.sum(month.getValue(), "due");
        if (bound.isPresent() && due.compareTo(bound.get().money("value").orElse(Money.ZERO)) < 0) {
          lowest = below.isEmpty() || due.compareTo(lowest) < 0 ? due : lowest;
          below.addAll(month.getValue());
          standard = bound;
        }
      }
      if (standard.isPresent()) {
        FactRow bound = standard.get();
        Money value = bound.money("value").orElse(Money.ZERO);
        Sources sources = Sources.of(below);
        company.find(
            entry,
            Severity.BREACH,
            person.person(),
            value + " yuan",
            new FactList()
                .yuan("lowest-pay", lowest, sources)
                .number("months-below", months(below), "months", sources)
                .yuan("minimum-wage", value, bound));
      }
    });
  }

  private static long months(List<FactRow> rows) {
    return rows.stream().map(FactRow::month).distinct().count();
  }

  private static Map<YearMonth, List<FactRow>> byMonth(PersonCase person, FactKind kind) {
    return person.rows(kind).stream()
        .collect(Collectors.groupingBy(FactRow::month, TreeMap::new, Collectors.toList()));
  }

  private static boolean workedWhole(PersonCase person, YearMonth month) {
    return person.rows(FactKind.EMPLOYMENTS).stream()
        .filter(e -> e.required("form").equals("DIRECT"))
        .anyMatch(e ->
            !e.day("first_working_day").isAfter(month.atDay(1))
                && !e.date("last_working_day")
                    .orElse(LocalDate.MAX)
                    .isBefore(month.atEndOfMonth()));
  }

  /** What a company owes to several people. */
  private static final class Owed {
    private int persons;
    private Money amount = Money.ZERO;
    private int mostMonths;
    private final Sources sources = new Sources();

    void add(Arrears owed) {
      persons++;
      amount = amount.plus(owed.amount());
      mostMonths = Math.max(mostMonths, owed.months());
      owed.rows().forEach(sources::add);
    }

    FactList facts(int people, Money unpaid, Sources lines, int months) {
      return new FactList()
          .number("unpaid-workers", people, "persons", lines)
          .number("unpaid-months", months, "months", lines)
          .yuan("unpaid-amount", unpaid, lines);
    }
  }
}
