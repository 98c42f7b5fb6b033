package cn.laborproof.risk.intake;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far facts may reach: what has happened, or a month of which somebody reports, does not lie in
 * the future. One such line would make months known of which nobody knows anything. What is agreed
 * or granted ahead – terms, approvals, periods that begin later – may, and is not looked at here.
 *
 * @param latest the last day on which anything can have happened
 */
public record Horizon(LocalDate latest) {

  /** Clocks of those who deliver go fast by as much, and some of them stand east of China. */
  private static final int SKEW_DAYS = 1;

  private static final Map<FactKind, List<String>> PAST = new EnumMap<>(FactKind.class);

  static {
    past(FactKind.CONTRACTS, "concluded_on");
    past(FactKind.INSURANCE, "month");
    past(FactKind.WAGES, "month", "paid_on");
    past(FactKind.ATTENDANCE, "month");
    past(FactKind.REPORTS, "year", "reported_on");
    past(FactKind.DISPATCH, "published_on", "birth_year");
    past(FactKind.COMPLAINTS, "filed_on", "settled_on");
    past(FactKind.ARBITRATIONS, "filed_on", "settled_on");
    past(FactKind.HEADCOUNTS, "counted_on");
    past(FactKind.BUSINESS_MONTHS, "month");
    past(FactKind.OFFICIAL_EVENTS, "happened_on");
    past(FactKind.COLLECTIVE_CONTRACTS, "concluded_on", "submitted_on");
    past(FactKind.MACRO_INDICATORS, "period", "published_on");
    past(FactKind.OFF_HOURS, "month", "day");
  }

  private static void past(FactKind kind, String... columns) {
    for (String column : columns) {
      kind.place(column);
    }
    PAST.put(kind, List.of(columns));
  }

  /**
   * For lines that are read on that day.
   *
   * @param today the day in China
   */
  public static Horizon on(LocalDate today) {
    return new Horizon(today.plusDays(SKEW_DAYS));
  }

  /**
   * None at all: for lines that were taken in already, and for those that take something back,
   * which have to name it as it was delivered.
   */
  public static Horizon none() {
    return new Horizon(LocalDate.MAX);
  }

  /** The columns of a kind that name a day, month or year that has come. */
  public static List<String> past(FactKind kind) {
    return PAST.getOrDefault(kind, List.of());
  }

  void check(FactRow row) throws BadValue {
    for (String column : past(row.kind())) {
      if (row.text(column)
          .filter(value -> liesAhead(type(row.kind(), column), value))
          .isPresent()) {
        throw new BadValue(column, Reason.IN_THE_FUTURE);
      }
    }
  }

  private static String type(FactKind kind, String column) {
    return kind.columns().get(kind.place(column)).type();
  }

  private boolean liesAhead(String type, String value) {
    return switch (type) {
      case "date" -> LocalDate.parse(value).isAfter(latest);
      case "month" -> YearMonth.parse(value).isAfter(YearMonth.from(latest));
      case "year" -> Year.parse(value).isAfter(Year.from(latest));
      default -> throw new IllegalStateException(type + " is no time");
    };
  }
}
