package cn.laborproof.risk.ranking;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Features of one employer from lines that have passed {@link KnownOn}. */
final class DayOfEmployer {

  private static final int MONTHS = 12;
  private static final int LONGER = 24;
  private static final BigDecimal MOST_OVERTIME = BigDecimal.valueOf(36);
  private static final Set<String> VOICES = Set.of("PETITION", "OPINION");
  private static final String AT_COURT = "COURT_LABOUR_CASE";

  private final LocalDate day;
  private final LocalDate yearAgo;
  private final LocalDate longAgo;
  private final List<SortedRow> rows;
  private final TreeMap<String, List<SortedRow>> people;

  DayOfEmployer(LocalDate day, List<SortedRow> rows) {
    this.day = day;
    this.yearAgo = day.minusMonths(MONTHS);
    this.longAgo = day.minusMonths(LONGER);
    this.rows = rows;
    this.people =
        rows.stream()
            .filter(row -> !row.person().isEmpty())
            .collect(Collectors.groupingBy(SortedRow::person, TreeMap::new, Collectors.toList()));
  }

  Optional<Features> features() {
    long workers = workers();
    if (workers == 0) {
      return Optional.empty();
    }
    Map<Feature, Double> known = new EnumMap<>(Feature.class);
    known.put(Feature.SIZE, Math.log1p(workers));
    known.put(Feature.EARLIER_DISPUTES, count(row -> EmployerPast.isDispute(row, longAgo, day)));
    known.put(Feature.PETITIONS, count(row -> event(row) && VOICES.contains(kind(row))));
    known.put(
        Feature.MEASURES,
        count(row -> event(row) && !VOICES.contains(kind(row)) && !kind(row).equals(AT_COURT)));
    put(known, Feature.NO_CONTRACT, noContract());
    put(known, Feature.LATE_WAGES, lateWages());
    put(
        known,
        Feature.INSURANCE_GAP,
        share(lastYear(FactKind.INSURANCE), row -> row.required("status").equals("UNPAID")));
    put(
        known,
        Feature.OVERTIME,
        share(
            lastYear(FactKind.ATTENDANCE).filter(row -> row.text("overtime_hours").isPresent()),
            row ->
                row.number("overtime_hours")
                    .filter(hours -> hours.compareTo(MOST_OVERTIME) > 0)
                    .isPresent()));
    put(known, Feature.DISPATCH, dispatched());
    put(known, Feature.TURNOVER, turnover());
    return Optional.of(Features.of(known));
  }

  private static void put(Map<Feature, Double> known, Feature feature, OptionalDouble value) {
    value.ifPresent(each -> known.put(feature, each));
  }

  /** Registered people; where nobody was ever registered, those insured in the latest month. */
  private long workers() {
    if (own(FactKind.EMPLOYMENTS).findAny().isPresent()) {
      return people.values().stream().filter(each -> works(each, this::runs)).count();
    }
    Optional<YearMonth> latest =
        lastYear(FactKind.INSURANCE).map(FactRow::month).max(YearMonth::compareTo);
    return latest
        .map(month ->
            people.values().stream()
                .filter(each ->
                    each.stream()
                        .anyMatch(
                            row -> is(row, FactKind.INSURANCE) && row.row().month().equals(month)))
                .count())
        .orElse(0L);
  }

  private boolean runs(FactRow employment) {
    return employment.date("last_working_day").filter(last -> last.isBefore(day)).isEmpty();
  }

  private boolean isOwn(FactRow employment) {
    return runs(employment) && employment.required("form").equals("DIRECT");
  }

  private static boolean works(List<SortedRow> lines, Predicate<FactRow> how) {
    return lines.stream().anyMatch(row -> is(row, FactKind.EMPLOYMENTS) && how.test(row.row()));
  }

  /**
   * Of an employer of which no contract was ever delivered this is not known: it may be the
   * office's gap, and if it is the employer's, rules say so.
   */
  private OptionalDouble noContract() {
    if (own(FactKind.CONTRACTS).findAny().isEmpty()) {
      return OptionalDouble.empty();
    }
    LocalDate monthAgo = day.minusMonths(1);
    List<List<SortedRow>> asked =
        people.values().stream()
            .filter(each ->
                works(each, row -> isOwn(row) && !row.day("first_working_day").isAfter(monthAgo)))
            .toList();
    long without =
        asked.stream()
            .filter(each ->
                each.stream()
                    .noneMatch(row -> is(row, FactKind.CONTRACTS) && row.row().runsOn(day)))
            .count();
    return share(without, asked.size());
  }

  private OptionalDouble lateWages() {
    return share(lastYear(FactKind.WAGES).filter(row -> dueOn(row).isBefore(day)), this::isLate);
  }

  private boolean isLate(FactRow wage) {
    if (!wage.date("deferred_until").orElse(LocalDate.MIN).isBefore(day)) {
      return false;
    }
    boolean less =
        wage.number("paid")
                .orElse(BigDecimal.ZERO)
                .compareTo(wage.number("due").orElse(BigDecimal.ZERO))
            < 0;
    return less || wage.date("paid_on").orElse(LocalDate.MIN).isAfter(dueOn(wage));
  }

  /** Without an agreed pay day the end of the month after, as the rules on wages have it. */
  private static LocalDate dueOn(FactRow wage) {
    return wage.date("due_on").orElse(wage.month().plusMonths(1).atEndOfMonth());
  }

  private OptionalDouble dispatched() {
    long received = 0;
    long own = 0;
    for (List<SortedRow> lines : people.values()) {
      if (sent(lines, 1)) {
        received++;
      } else if (works(lines, this::isOwn) && !sent(lines, 0)) {
        own++;
      }
    }
    return own == 0 ? OptionalDouble.empty() : share(received, own + received);
  }

  private boolean sent(List<SortedRow> lines, int role) {
    return lines.stream()
        .anyMatch(row ->
            row.role() == role && row.row().kind() == FactKind.DISPATCH && row.row().runsOn(day));
  }

  private OptionalDouble turnover() {
    List<List<SortedRow>> were =
        people.values().stream()
            .filter(each ->
                works(
                    each,
                    row -> row.date("last_working_day").orElse(LocalDate.MAX).isAfter(yearAgo)))
            .toList();
    return share(were.stream().filter(each -> !works(each, this::runs)).count(), were.size());
  }

  private Stream<FactRow> own(FactKind kind) {
    return rows.stream().filter(row -> is(row, kind)).map(SortedRow::row);
  }

  private Stream<FactRow> lastYear(FactKind kind) {
    return own(kind).filter(row -> row.month().atEndOfMonth().isAfter(yearAgo));
  }

  /** Lines in which the employer is the one who owes what they say. */
  private static boolean is(SortedRow row, FactKind kind) {
    return row.role() == 0 && row.row().kind() == kind;
  }

  private boolean event(FactRow row) {
    return row.kind() == FactKind.OFFICIAL_EVENTS
        && EmployerPast.within(row, "happened_on", longAgo, day);
  }

  private static String kind(FactRow row) {
    return row.required("kind");
  }

  private double count(Predicate<FactRow> counted) {
    return Math.log1p(
        rows.stream().filter(row -> row.role() == 0).map(SortedRow::row).filter(counted).count());
  }

  private static OptionalDouble share(Stream<FactRow> all, Predicate<FactRow> part) {
    Collection<FactRow> known = all.toList();
    return share(known.stream().filter(part).count(), known.size());
  }

  private static OptionalDouble share(long part, long all) {
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
  }
}
