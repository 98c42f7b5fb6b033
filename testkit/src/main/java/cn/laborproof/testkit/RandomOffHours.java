package cn.laborproof.testkit;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Work through devices outside recorded hours, drawn around the bound: just enough or a minute less
 * than enough beyond what attendance has, by day and by month, from several sources at once.
 */
final class RandomOffHours {

  private static final int BOUND = 300;

  private final Seeded any;
  private final LocalDate asOf;
  private final RandomTrouble.Lines lines;

  RandomOffHours(Seeded any, LocalDate asOf, RandomTrouble.Lines lines) {
    this.any = any;
    this.asOf = asOf;
    this.lines = lines;
  }

  void write(int companies) {
    for (int c = 0; c < companies; c++) {
      String id = "Q" + any.number(0, 40);
      for (int p = any.number(1, 4); p > 0; p--) {
        person(id, any.pick("o", "p") + any.number(0, 30));
      }
    }
  }

  private void person(String at, String person) {
    YearMonth last = YearMonth.from(asOf).plusMonths(any.pick(0, 0, 1));
    int first = any.pick(0, 0, 10, 11);
    for (int m = first; m < first + any.number(1, 4); m++) {
      YearMonth month = last.minusMonths(m);
      int overtime = any.pick(0, 0, 60, 90);
      if (!any.onceIn(8)) {
        attendance(at, person, month, overtime);
      }
      int open = BOUND + any.pick(-1, 0, 0, 1, 200);
      for (String source : new String[] {"EMPLOYER", "SYSTEM", "WORKER"}) {
        if (!any.onceIn(3)) {
          stated(at, person, month, source, overtime + open);
        }
      }
    }
  }

  private void attendance(String at, String person, YearMonth month, int overtime) {
    boolean sites = any.onceIn(3);
    for (int site = sites ? 2 : 1; site > 0; site--) {
      lines.add(
          "attendance",
          at,
          person,
          month.toString(),
          "170",
          any.onceIn(12) ? "" : Double.toString(overtime / 60.0 / (sites ? 2 : 1)),
          "",
          "",
          "device " + site);
    }
  }

  /** The minutes of a month in one line, over channels, or over days; or in two of these ways. */
  private void stated(String at, String person, YearMonth month, String source, int minutes) {
    if (any.onceIn(2)) {
      line(at, person, month, "", "ALL", source, minutes);
    }
    if (any.onceIn(2)) {
      int calls = any.number(0, minutes);
      line(at, person, month, "", "CALLS", source, calls);
      line(at, person, month, "", "MESSAGES", source, minutes - calls);
    }
    if (any.onceIn(2)) {
      int rest = minutes;
      for (int day = 1; rest > 0; day++) {
        int part = any.onceIn(4) ? rest : Math.min(rest, any.number(1, 240));
        line(at, person, month, month.atDay(day).toString(), "LOGINS", source, part);
        rest -= part;
      }
    }
  }

  private void line(
      String at,
      String person,
      YearMonth month,
      String day,
      String channel,
      String source,
      int minutes) {
    lines.add(
        "off-hours",
        at,
        person,
        month.toString(),
        day,
        channel,
        source,
        Integer.toString(minutes),
        any.pick("", "3"),
        any.onceIn(9) ? any.pick("", "no") : "yes",
        any.onceIn(4) ? Integer.toString(any.number(0, minutes)) : "");
  }
}
