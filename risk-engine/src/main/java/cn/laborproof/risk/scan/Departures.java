package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Who left a company on which day, and how many worked there: what rules on layoffs count in
 * rolling windows of days. Keeps a number for each leaver and each day, never lines.
 */
final class Departures {

  /**
   * A window of days at whose end somebody left.
   *
   * @param left lines of those who left in it, each a person
   * @param staff persons employed on its first day, full and part time
   */
  record Window(LocalDate from, LocalDate to, NavigableMap<LocalDate, List<Long>> left, int staff) {

    int persons() {
      return left.values().stream().mapToInt(List::size).sum();
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    Sources lines() {
      Sources lines = new Sources();
      left.values()
          .forEach(day -> day.forEach(line -> lines.add(FactKind.EMPLOYMENTS.file(), line)));
      return lines;
    }
  }

  private final LocalDate since;
  private final LocalDate first;
  private final LocalDate today;
  private final int days;
  private final Predicate<FactRow> counts;
  private final TreeMap<LocalDate, List<Long>> left = new TreeMap<>();
  private final TreeMap<LocalDate, Integer> changes = new TreeMap<>();
  private final Sources staffLines = new Sources();

  /**
   * @param days the length of a window
   * @param lookBack how many days before today the last day of a window may lie
   * @param counts whether an employment that ended ended in a way that is counted
   */
  Departures(LocalDate today, int days, int lookBack, Predicate<FactRow> counts) {
    this.today = today;
    this.days = days;
    this.since = today.minusDays(lookBack);
    this.first = since.minusDays(days - 1L);
    this.counts = counts;
  }

  void count(PersonCase person) {
    List<FactRow> begun =
        person.rows(FactKind.EMPLOYMENTS).stream()
            .filter(e -> !e.day("first_working_day").isAfter(today))
            .filter(e -> !end(e).isBefore(first))
            .sorted(Comparator.comparing(e -> e.day("first_working_day")))
            .toList();
    if (begun.isEmpty()) {
      return;
    }
    begun.forEach(staffLines::add);
    LocalDate covered = LocalDate.MIN;
    for (FactRow employment : begun) {
      // Two registrations that overlap are one person at work.
      LocalDate from = employment.day("first_working_day");
      LocalDate to = end(employment);
      if (from.isAfter(covered)) {
        changes.merge(from.isBefore(first) ? first : from, 1, Integer::sum);
      } else if (to.isAfter(covered)) {
        changes.merge(covered.plusDays(1), 1, Integer::sum);
      }
      if (to.isAfter(covered)) {
        covered = to;
        if (to.isBefore(today)) {
          changes.merge(to.plusDays(1), -1, Integer::sum);
        }
      }
    }
    begun.stream()
        .filter(e -> !end(e).isAfter(today))
        .filter(e -> e.required("form").equals("DIRECT") && counts.test(e))
        .filter(e -> begun.stream().noneMatch(other -> followsOn(e, other)))
        .max(Comparator.comparing(Departures::end))
        .ifPresent(e -> left.computeIfAbsent(end(e), _ -> new ArrayList<>()).add(e.line()));
  }

  /** Works on after that end, or is back within the days of a window: has not left. */
  private boolean followsOn(FactRow ended, FactRow other) {
    LocalDate end = end(ended);
    return end(other).isAfter(end) && !other.day("first_working_day").isAfter(end.plusDays(days));
  }

  private static LocalDate end(FactRow employment) {
    return employment.date("last_working_day").orElse(LocalDate.MAX);
  }

  /** The windows at whose last day somebody left, by that day. */
  List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    for (LocalDate to : left.tailMap(since, true).keySet()) {
      LocalDate from = to.minusDays(days - 1L);
      windows.add(new Window(from, to, left.subMap(from, true, to, true), staffOn(from)));
    }
    return windows;
  }

  private int staffOn(LocalDate day) {
    return changes.headMap(day, true).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Leavers by day, from the first day of the earliest window. */
  NavigableMap<LocalDate, List<Long>> left() {
    return left;
  }

  /** The lines the number of staff was counted from. */
  Sources staffLines() {
    return staffLines;
  }
}
