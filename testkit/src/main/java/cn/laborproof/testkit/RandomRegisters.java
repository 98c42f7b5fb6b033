package cn.laborproof.testkit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Divisions with some small employers each, of which the registers of contracts and of insurance
 * were delivered for none, some or all: shares around the bound, divisions around the least number
 * of employers, and months that end earlier in one than in the next.
 */
final class RandomRegisters {

  private static final List<String> DIVISIONS = List.of("440303", "440304", "440105", "450102");
  private static final int QUARTERS = 4;

  private final Seeded any;
  private final LocalDate asOf;
  private final RandomTrouble.Lines lines;

  RandomRegisters(Seeded any, LocalDate asOf, RandomTrouble.Lines lines) {
    this.any = any;
    this.asOf = asOf;
    this.lines = lines;
  }

  void write() {
    for (String division : DIVISIONS) {
      int contracts = any.number(0, QUARTERS);
      int insured = any.number(0, QUARTERS);
      YearMonth last = YearMonth.from(asOf).minusMonths(any.number(0, 4));
      for (int i = any.number(2, 8); i > 0; i--) {
        String id = "R" + division + i;
        if (!any.onceIn(8)) {
          lines.add("employers", id, division, maybe(day(1000, 100)), "", "");
        }
        if (any.onceIn(6)) {
          lines.add("employers", id, any.pick(DIVISIONS), day(90, -30), "", "");
        }
        for (int p = any.number(1, 2); p > 0; p--) {
          String person = id + "P" + p;
          LocalDate hired = asOf.minusDays(any.number(10, 500));
          employ(id, person, hired);
          if (any.number(1, QUARTERS) <= contracts) {
            contract(id, person, hired);
          }
          if (any.number(1, QUARTERS) <= insured) {
            insure(id, person, last);
          }
        }
      }
    }
  }

  private void employ(String id, String person, LocalDate hired) {
    String left = any.onceIn(6) ? hired.plusDays(any.number(1, 300)).toString() : "";
    String form = any.onceIn(6) ? "PART_TIME" : "DIRECT";
    lines.add("employments", id, person, form, hired.toString(), left, "5000", "", "", "");
  }

  private void contract(String id, String person, LocalDate hired) {
    String day = hired.toString();
    lines.add("contracts", id, person, "c", "PAPER", "OPEN_ENDED", day, day, "", "", "5000", "");
  }

  private void insure(String id, String person, YearMonth last) {
    for (int i = any.number(0, 8); i >= 0; i--) {
      lines.add("insurance", id, person, last.minusMonths(i).toString(), "PAID", "", "440300");
    }
  }

  private String maybe(String value) {
    return any.onceIn(3) ? "" : value;
  }

  private String day(int most, int least) {
    return asOf.minusDays(any.number(least, most)).toString();
  }
}
