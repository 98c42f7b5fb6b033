package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Wages of one person that were due before the day of the scan and are not paid. A deferral that
 * was negotiated and has not run out is respected, up to a longest one: its month is not in
 * arrears.
 *
 * @param months how many months' wages are not paid in full
 * @param cut the first month whose deferral runs on but is respected no longer
 */
record Arrears(
    List<FactRow> rows, int months, Money amount, LocalDate oldestDue, Optional<Cut> cut) {

  /**
   * A deferral longer than respected.
   *
   * @param until the last day on which it was
   */
  record Cut(LocalDate until, FactRow row) {}

  /**
   * @param grace months after which wages without an agreed pay day are due
   * @param longest months after that for which a deferral is respected at most
   */
  static Arrears of(PersonCase person, int grace, int longest) {
    LocalDate asOf = person.company().asOf();
    if (person.rows(FactKind.WAGES).stream().allMatch(r -> isPaid(r, asOf))) {
      return new Arrears(List.of(), 0, Money.ZERO, LocalDate.MAX, Optional.empty());
    }
    List<FactRow> unpaid = new ArrayList<>();
    Money amount = Money.ZERO;
    int months = 0;
    LocalDate oldest = LocalDate.MAX;
    Optional<Cut> cut = Optional.empty();
    var byMonth =
        person.rows(FactKind.WAGES).stream()
            .collect(Collectors.groupingBy(FactRow::month, TreeMap::new, Collectors.toList()));
    for (List<FactRow> rows : byMonth.values()) {
      LocalDate due =
          rows.stream().map(r -> dueOn(r, grace)).min(LocalDate::compareTo).orElseThrow();
      LocalDate respected = due.plusMonths(longest);
      Optional<FactRow> deferral =
          rows.stream()
              .filter(r -> !r.date("deferred_until").orElse(LocalDate.MIN).isBefore(asOf))
              .findFirst();
      boolean deferred = deferral.isPresent() && !respected.isBefore(asOf);
      long missing = ScanContext.sum(rows, "due").fen() - paid(rows, asOf).fen();
      if (missing > 0 && due.isBefore(asOf) && !deferred) {
        unpaid.addAll(rows);
        amount = amount.plus(new Money(missing));
        months++;
        oldest = due.isBefore(oldest) ? due : oldest;
        cut = cut.or(() -> deferral.map(row -> new Cut(respected, row)));
      }
    }
    return new Arrears(List.copyOf(unpaid), months, amount, oldest, cut);
  }

  /** Nearly every line. */
  private static boolean isPaid(FactRow row, LocalDate asOf) {
    return row.same("due", "paid")
        && row.date("paid_on").map(day -> !day.isAfter(asOf)).orElse(true);
  }

  private static Money paid(List<FactRow> rows, LocalDate asOf) {
    return rows.stream()
        .filter(r -> !r.date("paid_on").orElse(LocalDate.MIN).isAfter(asOf))
        .flatMap(r -> r.money("paid").stream())
        .reduce(Money.ZERO, Money::plus);
  }

  /** Without an agreed pay day: the end of the month after (the default of the rule book). */
  private static LocalDate dueOn(FactRow row, int grace) {
    YearMonth last = row.month().plusMonths(grace);
    return row.date("due_on").orElse(last.atEndOfMonth());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Sources sources() {
    return Sources.of(rows);
  }

  FactRow oldest() {
    return rows.stream().min(Comparator.comparing(FactRow::month)).orElseThrow();
  }
}
