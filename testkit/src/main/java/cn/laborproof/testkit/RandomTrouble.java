package cn.laborproof.testkit;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Companies in trouble, drawn around the bounds of layoffs and of business figures: leavers within
 * days of each other, reports just in time or not, months that fall by about the bound.
 */
final class RandomTrouble {

  /** Takes one line of a file. */
  interface Lines {
    void add(String file, String... values);
  }

  private final Seeded any;
  private final LocalDate asOf;
  private final Lines lines;

  RandomTrouble(Seeded any, LocalDate asOf, Lines lines) {
    this.any = any;
    this.asOf = asOf;
    this.lines = lines;
  }

  void write(int companies) {
    for (int c = 0; c < companies; c++) {
      String id = "Q" + any.number(0, 40);
      if (!any.onceIn(3)) {
        layoffs(id);
      }
      if (any.onceIn(2)) {
        business(id);
      }
      for (int i = any.number(0, 4); i > 0; i--) {
        event(id + "V" + i, id);
      }
      lines.add(
          "collective-contracts",
          id,
          "C1",
          any.pick("GENERAL", "WAGES"),
          day(400, 300),
          maybe(day(290, 200)),
          day(300, 200),
          maybe(day(any.pick(10, 40, 800), -300)),
          maybe("20"));
    }
  }

  private void layoffs(String id) {
    int staff = any.pick(any.number(3, 12), any.number(22, 30));
    int leaving = any.pick(1, 2, 3, staff / 10, staff / 3, Math.min(staff, 20));
    String reason = any.pick("LAYOFF", "LAYOFF", "LAYOFF", "", "AGREED");
    LocalDate first = asOf.minusDays(any.pick(any.number(-5, 40), any.number(40, 360), 365, 395));
    for (int i = 0; i < staff; i++) {
      boolean leaves = i < leaving;
      lines.add(
          "employments",
          id,
          "t" + i,
          any.onceIn(12) ? "PART_TIME" : "DIRECT",
          asOf.minusDays(any.pick(600, 900, any.number(0, 400))).toString(),
          leaves ? first.plusDays(any.number(0, any.pick(1, 29, 32))).toString() : "",
          "",
          "",
          "",
          leaves ? reason : "");
      if (leaves && any.onceIn(10)) {
        lines.add(
            "employments",
            id,
            "t" + i,
            "DIRECT",
            first.plusDays(any.number(25, 70)).toString(),
            "",
            "",
            "",
            "",
            "");
      }
    }
    for (int i = any.number(0, 2); i > 0; i--) {
      LocalDate reported = first.plusDays(any.number(-20, 5));
      lines.add(
          "layoff-reports",
          id,
          reported.toString(),
          maybe(first.minusDays(any.number(28, 32)).toString()),
          maybe(Integer.toString(Math.max(0, leaving - any.number(0, 2)))),
          reported.plusDays(any.number(0, 60)).toString());
    }
  }

  private void business(String id) {
    for (String indicator : new String[] {"ELECTRICITY", "WATER", "TAX", "LOAN_OVERDUE"}) {
      int kept = any.pick(59, 60, 61, 100);
      boolean yearly = any.onceIn(2);
      YearMonth last = YearMonth.from(asOf).minusMonths(any.pick(-1, 0, 0, 1, 2, 3));
      for (int m = 0; m < (yearly ? 16 : 6); m++) {
        if (!any.onceIn(40)) {
          lines.add(
              "business-months",
              id,
              last.minusMonths(m).toString(),
              indicator,
              indicator.endsWith("OVERDUE")
                  ? any.pick("0", "100", "100")
                  : Integer.toString(m < 3 ? kept * 10 : 1000));
        }
      }
    }
  }

  private void event(String event, String id) {
    lines.add(
        "official-events",
        event,
        id,
        day(any.pick(200, 400), -5),
        any.pick(
            "COURT_LABOUR_CASE",
            "PETITION",
            "OPINION",
            "COURT_ENFORCEMENT",
            "EMERGENCY_STOP",
            "EMERGENCY_PENALTY",
            "EMERGENCY_ACCIDENT"),
        maybe("3"),
        maybe("5000"),
        maybe(day(-1, -60)),
        "");
  }

  private String maybe(String value) {
    return any.onceIn(3) ? "" : value;
  }

  private String day(int most, int least) {
    return asOf.minusDays(any.number(least, most)).toString();
  }
}
