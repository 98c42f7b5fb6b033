package cn.laborproof.risk.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts registers from lines in the order of companies and persons. Of lines that name one fact
 * the first counts, as it does for the rules.
 */
final class RegisterLines {

  private final RegisterSums sums = new RegisterSums();
  private final Map<String, RegisterLine> lines = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private String owner = "";
  private String person = "";
  private Set<String> regions = new TreeSet<>();
  private Optional<MonthSpan> employed = Optional.empty();
  private Optional<MonthSpan> insured = Optional.empty();
  private boolean contracts;

  void take(SortedRow sorted) {
    if (!sorted.owner().equals(owner)) {
      close();
      owner = sorted.owner();
      person = "";
      seen.clear();
    }
    if (!sorted.person().equals(person)) {
      person = sorted.person();
      seen.clear();
    }
    FactRow row = sorted.row();
    switch (row.kind()) {
      case EMPLOYERS -> {
        if (isFirst(row)) {
          regions.add(row.required("region"));
        }
      }
      case EMPLOYMENTS -> {
        if (isFirst(row) && row.required("form").equals("DIRECT")) {
          employed = with(employed, employed(row));
        }
      }
      case CONTRACTS -> contracts = true;
      case INSURANCE -> {
        int month = MonthSpan.number(row.month());
        insured = with(insured, new MonthSpan(month, month));
      }
      default -> {
        // Says nothing of who is registered.
      }
    }
  }

  private boolean isFirst(FactRow row) {
    return seen.add(row.kind() + "/" + row.key());
  }

  private static MonthSpan employed(FactRow row) {
    return new MonthSpan(
        number(row.day("first_working_day")),
        row.date("last_working_day").map(RegisterLines::number).orElse(MonthSpan.OPEN));
  }

  private static int number(LocalDate day) {
    return MonthSpan.number(YearMonth.from(day));
  }

  private static Optional<MonthSpan> with(Optional<MonthSpan> known, MonthSpan more) {
    return Optional.of(known.map(more::around).orElse(more));
  }

  private void close() {
    if (employed.isPresent() || contracts || insured.isPresent()) {
      RegisterLine line = new RegisterLine(regions, employed, contracts, insured);
      sums.add(line, 1);
      lines.put(owner, line);
    }
    regions = new TreeSet<>();
    employed = Optional.empty();
    insured = Optional.empty();
    contracts = false;
  }

  /** After the last line. */
  Coverage coverage() {
    close();
    return Coverage.of(sums, lines);
  }
}
