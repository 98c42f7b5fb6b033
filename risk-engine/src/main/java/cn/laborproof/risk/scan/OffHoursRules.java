package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Work through devices outside the recorded hours that neither attendance nor time off accounts for
 * (ADR 58). An indication: whether it was overtime, both sides are heard on.
 *
 * <p>Every doubt goes to the employer: a minute counts when its line says that the employer asked
 * for it; where attendance does not say how much overtime a month had, nothing is said of it; all
 * overtime it has may be these minutes; what two sources say of one month is not added up.
 */
final class OffHoursRules {

  /** By what the employer or its systems recorded. */
  static final String RECORDED = "off-hours-work";

  /** By what a worker says. */
  static final String CLAIMED = "off-hours-claim";

  private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

  private OffHoursRules() {}

  /**
   * Minutes of one month by one source.
   *
   * @param settled of these, entered as overtime and paid, or made up by time off
   */
  private record Stated(long minutes, long settled, List<FactRow> rows) {

    static Stated of(List<FactRow> rows) {
      return new Stated(sum(rows, "minutes"), sum(rows, "settled_minutes"), rows);
    }

    Stated plus(Stated other) {
      List<FactRow> both = new ArrayList<>(rows);
      both.addAll(other.rows);
      return new Stated(minutes + other.minutes, settled + other.settled, both);
    }
  }

  /**
   * A month that reaches the bound.
   *
   * @param open minutes that stand nowhere
   * @param overtime hours attendance has
   */
  private record Month(
      YearMonth month,
      BigDecimal open,
      BigDecimal overtime,
      List<FactRow> rows,
      List<FactRow> attendance) {}

  static Watch recorded(Company company, RuleEntry entry) {
    return watch(company, entry, Set.of("EMPLOYER", "SYSTEM"), Severity.REMIND);
  }

  static Watch claimed(Company company, RuleEntry entry) {
    return watch(company, entry, Set.of("WORKER"), Severity.NOTICE);
  }

  private static Watch watch(
      Company company, RuleEntry entry, Set<String> sources, Severity severity) {
    return Watch.eachPerson(person -> {
      List<FactRow> lines = lines(company, entry, person, sources);
      int bound = entry.number("minutes");
      List<Month> over = new ArrayList<>();
      byMonth(lines)
          .forEach((month, rows) ->
              month(person, month, rows)
                  .filter(seen -> seen.open().compareTo(BigDecimal.valueOf(bound)) >= 0)
                  .ifPresent(over::add));
      if (!over.isEmpty() && over.size() >= entry.number("months")) {
        company.find(entry, severity, person.person(), bound + " minutes", facts(over, lines));
      }
    });
  }

  /** Lines of months that have ended: until then overtime may still be entered. */
  private static List<FactRow> lines(
      Company company, RuleEntry entry, PersonCase person, Set<String> sources) {
    LocalDate asOf = company.asOf();
    // A month that ends today is the last of those looked at, not one more.
    YearMonth end = YearMonth.from(asOf.plusDays(1));
    YearMonth from = end.minusMonths(entry.number("look-back-months"));
    return person.rows(FactKind.OFF_HOURS).stream()
        .filter(row -> sources.contains(row.required("source")))
        .filter(row -> !row.month().isBefore(from) && row.month().isBefore(end))
        .toList();
  }

  /** Empty when attendance does not say how much overtime the month had. */
  private static Optional<Month> month(PersonCase person, YearMonth month, List<FactRow> rows) {
    List<FactRow> attendance =
        person.rows(FactKind.ATTENDANCE).stream().filter(row -> row.month().equals(month)).toList();
    if (attendance.isEmpty()
        || attendance.stream().anyMatch(row -> row.number("overtime_hours").isEmpty())) {
      return Optional.empty();
    }
    BigDecimal overtime =
        attendance.stream()
            .flatMap(row -> row.number("overtime_hours").stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal entered = overtime.multiply(MINUTES_OF_AN_HOUR);
    return rows.stream()
        .filter(row -> row.text("instructed").filter("YES"::equals).isPresent())
        .collect(
            Collectors.groupingBy(row -> row.required("source"), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(OffHoursRules::stated)
        .map(stated ->
            new Month(
                month,
                BigDecimal.valueOf(stated.minutes())
                    .subtract(entered.max(BigDecimal.valueOf(stated.settled()))),
                overtime,
                stated.rows(),
                attendance))
        // The first of equals, so that files and columns name the same lines.
        .reduce((one, other) -> other.open().compareTo(one.open()) > 0 ? other : one);
  }

  /**
   * What one source says of a month: channel by channel the sum of its days or that of the month,
   * whichever is more; a sum over all channels is not added to them.
   */
  private static Stated stated(List<FactRow> rows) {
    Stated all = new Stated(0, 0, List.of());
    Stated parts = all;
    for (List<FactRow> channel :
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.required("channel"), TreeMap::new, Collectors.toList()))
            .values()) {
      Map<Boolean, List<FactRow>> daily =
          channel.stream().collect(Collectors.partitioningBy(row -> row.date("day").isPresent()));
      Stated more =
          more(
              Stated.of(daily.getOrDefault(false, List.of())),
              Stated.of(daily.getOrDefault(true, List.of())));
      if (channel.getFirst().required("channel").equals("ALL")) {
        all = more;
      } else {
        parts = parts.plus(more);
      }
    }
    return more(all, parts);
  }

  private static Stated more(Stated one, Stated other) {
    return other.minutes() > one.minutes() ? other : one;
  }

  private static FactList facts(List<Month> over, List<FactRow> lines) {
    Month most = over.stream().max(Comparator.comparing(Month::open)).orElseThrow();
    Sources used = new Sources();
    over.forEach(month -> month.rows().forEach(used::add));
    Sources both = Sources.of(most.rows());
    most.attendance().forEach(both::add);
    FactList facts =
        new FactList()
            .number("off-hours-months", over.size(), "months", used)
            .text("off-hours-month", most.month().toString(), Sources.of(most.rows()))
            .number(
                "off-hours-minutes",
                most.open().setScale(0, RoundingMode.DOWN).longValueExact(),
                "minutes",
                both)
            .add(
                "recorded-overtime",
                most.overtime().stripTrailingZeros().toPlainString(),
                "hours",
                Sources.of(most.attendance()).toString());
    List<FactRow> unclear =
        lines.stream()
            .filter(row -> row.month().equals(most.month()) && row.text("instructed").isEmpty())
            .toList();
    return unclear.isEmpty()
        ? facts
        : facts.number("unclear-minutes", sum(unclear, "minutes"), "minutes", Sources.of(unclear));
  }

  private static long sum(List<FactRow> rows, String column) {
    return rows.stream().flatMap(row -> row.text(column).stream()).mapToLong(Long::parseLong).sum();
  }

  private static Map<YearMonth, List<FactRow>> byMonth(List<FactRow> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(FactRow::month, TreeMap::new, Collectors.toList()));
  }
}
