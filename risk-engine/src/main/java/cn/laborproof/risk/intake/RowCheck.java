package cn.laborproof.risk.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** What the values of one line must hold among themselves. */
final class RowCheck {

  private static final String[][] PERIODS = {
    {"first_working_day", "last_working_day"},
    {"starts_on", "ends_on"},
    {"valid_from", "valid_to"},
    {"starts_on", "probation_ends_on"},
    {"reported_on", "covers_until"},
    {"happened_on", "ended_on"}
  };
  private static final String[][] PAIRS = {
    {"firm", "user"}, {"principal", "contractor"}, {"owner", "owned"}
  };

  private RowCheck() {}

  static void check(FactRow row) throws BadValue {
    for (String[] period : PERIODS) {
      if (has(row, period[0]) && has(row, period[1])) {
        Optional<LocalDate> from = row.date(period[0]);
        Optional<LocalDate> to = row.date(period[1]);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
          throw new BadValue(period[1], Reason.ENDS_BEFORE_START);
        }
      }
    }
    for (String[] pair : PAIRS) {
      if (has(row, pair[0])
          && has(row, pair[1])
          && row.required(pair[0]).equals(row.required(pair[1]))) {
        throw new BadValue(pair[1], Reason.SAME_COMPANY);
      }
    }
    if (row.kind() == FactKind.CONTRACTS
        && row.required("kind").equals("FIXED")
        && row.text("ends_on").isEmpty()) {
      throw new BadValue("ends_on", Reason.MISSING);
    }
    if (row.kind() == FactKind.ATTENDANCE) {
      hours(row);
    }
    if (row.kind() == FactKind.OFF_HOURS) {
      offHours(row);
    }
  }

  /** A month has so many hours and no more, and overtime is part of what was worked. */
  private static void hours(FactRow row) throws BadValue {
    BigDecimal most = BigDecimal.valueOf(24L * row.month().lengthOfMonth());
    Optional<BigDecimal> worked = row.number("hours");
    Optional<BigDecimal> overtime = row.number("overtime_hours");
    if (worked.isPresent() && worked.get().compareTo(most) > 0) {
      throw new BadValue("hours", Reason.IMPOSSIBLE);
    }
    if (overtime.isPresent() && overtime.get().compareTo(worked.orElse(most)) > 0) {
      throw new BadValue("overtime_hours", Reason.IMPOSSIBLE);
    }
  }

  /** A day lies in its month and has 24 hours; no more is settled than there was. */
  private static void offHours(FactRow row) throws BadValue {
    Optional<LocalDate> day = row.date("day");
    if (day.isPresent() && !YearMonth.from(day.get()).equals(row.month())) {
      throw new BadValue("day", Reason.IMPOSSIBLE);
    }
    int days = day.isPresent() ? 1 : row.month().lengthOfMonth();
    int minutes = Integer.parseInt(row.required("minutes"));
    if (minutes > days * 24 * 60) {
      throw new BadValue("minutes", Reason.IMPOSSIBLE);
    }
    Optional<String> settled = row.text("settled_minutes");
    if (settled.isPresent() && Integer.parseInt(settled.get()) > minutes) {
      throw new BadValue("settled_minutes", Reason.IMPOSSIBLE);
    }
  }

  private static boolean has(FactRow row, String column) {
    return row.kind().columns().stream().anyMatch(c -> c.name().equals(column));
  }
}
