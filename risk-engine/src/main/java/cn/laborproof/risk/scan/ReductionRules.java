package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.scan.Departures.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** layoffs by their reason of leaving, and their report (LCL art 41, 劳部发〔1994〕447号 art 4). */
final class ReductionRules {

  private static final Predicate<FactRow> LAID_OFF =
      e -> e.text("leaving_reason").filter("LAYOFF"::equals).isPresent();

  private ReductionRules() {}

  /** The number from which the procedure of LCL art 41 is due; says nothing about a breach. */
  static Watch reached(Company company, RuleEntry entry) {
    return watch(
        company,
        entry,
        departures ->
            departures.windows().stream()
                .filter(w -> reaches(w.persons(), w.staff(), entry))
                .max(Comparator.comparingInt(Window::persons).thenComparing(Window::to))
                .ifPresent(w ->
                    company.find(
                        entry, Severity.NOTICE, company.id(), bound(entry), facts(w, departures))));
  }

  /** That number was reached, and no report, or a smaller one, covers those who left. */
  static Watch unreported(Company company, RuleEntry entry) {
    return watch(
        company,
        entry,
        departures -> {
          Reports reports = new Reports(company, departures);
          departures.windows().stream()
              .filter(w -> reaches(w.persons(), w.staff(), entry))
              .filter(w -> reports.outside(w) > 0)
              .max(Comparator.comparingInt(reports::outside).thenComparing(Window::to))
              .ifPresent(w -> {
                int outside = reports.outside(w);
                Sources lines = w.lines();
                reports.of(w).forEach(lines::add);
                company.find(
                    entry,
                    reaches(outside, w.staff(), entry) ? Severity.BREACH : Severity.REMIND,
                    company.id(),
                    bound(entry),
                    facts(w, departures).number("unreported-persons", outside, "persons", lines));
              });
        });
  }

  /** Told less than thirty days before the first left, or told only after the report was made. */
  static Watch noticeShort(Company company, RuleEntry entry) {
    return watch(
        company,
        entry,
        departures -> {
          Reports reports = new Reports(company, departures);
          List<Window> reached =
              departures.windows().stream()
                  .filter(w -> reaches(w.persons(), w.staff(), entry))
                  .toList();
          for (FactRow report : reports.all()) {
            Optional<LocalDate> notified = report.date("notified_on");
            Optional<LocalDate> first =
                reports.coveredBy(report).keySet().stream()
                    .filter(day -> reached.stream().anyMatch(w -> w.holds(day)))
                    .findFirst();
            if (notified.isEmpty() || first.isEmpty()) {
              continue;
            }
            LocalDate told = notified.get();
            // 民法典 201: the day itself is not counted; the thirtieth day after it is in time.
            boolean late = first.get().isBefore(told.plusDays(entry.number("notice-days")));
            if (late || report.day("reported_on").isBefore(told)) {
              Sources lines = new Sources();
              reports
                  .coveredBy(report)
                  .getOrDefault(first.get(), List.of())
                  .forEach(line -> lines.add(FactKind.EMPLOYMENTS.file(), line));
              company.find(
                  entry,
                  late ? Severity.BREACH : Severity.REMIND,
                  company.id() + "/" + report.required("reported_on"),
                  entry.number("notice-days") + " days",
                  new FactList()
                      .date("staff-notified-on", told, report)
                      .date("layoff-reported-on", report.day("reported_on"), report)
                      .add("first-left-on", first.get().toString(), "date", lines.toString())
                      .number(
                          "days-of-notice",
                          ChronoUnit.DAYS.between(told, first.get()),
                          "days",
                          lines.add(report)));
            }
          }
        });
  }

  private interface End {
    void of(Departures departures);
  }

  private static Watch watch(Company company, RuleEntry entry, End end) {
    Departures departures =
        new Departures(
            company.asOf(), entry.number("days"), entry.number("look-back-days"), LAID_OFF);
    return new Watch() {
      @Override
      public void person(PersonCase person) {
        departures.count(person);
      }

      @Override
      public void finish() {
        end.of(departures);
      }
    };
  }

  private static FactList facts(Window window, Departures departures) {
    Sources lines = window.lines();
    FactList facts =
        new FactList()
            .number("laid-off-persons", window.persons(), "persons", lines)
            .add("window-from", window.from().toString(), "date", lines.toString())
            .add("window-to", window.to().toString(), "date", lines.toString());
    if (window.staff() > 0) {
      facts
          .number("staff-before", window.staff(), "persons", departures.staffLines())
          .add(
              "departed-share",
              UserRules.share(window.persons(), window.staff()),
              "percent",
              lines.toString());
    }
    return facts;
  }

  /** LCL art 41: twenty persons or more, or fewer but ten percent of the staff or more. */
  private static boolean reaches(int persons, int staff, RuleEntry entry) {
    return persons >= entry.number("persons") || isShare(persons, staff, entry);
  }

  private static boolean isShare(int persons, int staff, RuleEntry entry) {
    return persons > 0
        && staff > 0
        && (long) persons * 100 >= (long) staff * entry.number("percent");
  }

  private static String bound(RuleEntry entry) {
    return entry.number("persons") + " persons or " + entry.number("percent") + " %";
  }

  /** Which report covers whom: the latest one made by the day on which a person left. */
  private static final class Reports {
    private final TreeMap<LocalDate, FactRow> byDay = new TreeMap<>();
    private final Map<FactRow, TreeMap<LocalDate, List<Long>>> covered;
    private final Departures departures;

    Reports(Company company, Departures departures) {
      this.departures = departures;
      company.rows(FactKind.LAYOFF_REPORTS).stream()
          .filter(r -> !r.day("reported_on").isAfter(company.asOf()))
          .forEach(r -> byDay.put(r.day("reported_on"), r));
      this.covered = new HashMap<>();
      departures
          .left()
          .forEach((day, lines) ->
              on(day)
                  .ifPresent(report ->
                      covered.computeIfAbsent(report, _ -> new TreeMap<>()).put(day, lines)));
    }

    List<FactRow> all() {
      return List.copyOf(byDay.values());
    }

    TreeMap<LocalDate, List<Long>> coveredBy(FactRow report) {
      return covered.getOrDefault(report, new TreeMap<>());
    }

    private Optional<FactRow> on(LocalDate day) {
      return byDay.headMap(day, true).descendingMap().values().stream()
          .filter(r -> !r.day("covers_until").isBefore(day))
          .findFirst();
    }

    /** The reports that cover somebody who left in the window. */
    List<FactRow> of(Window window) {
      return window.left().keySet().stream().flatMap(day -> on(day).stream()).distinct().toList();
    }

    /** Persons who left in the window outside every report, or beyond the number of their own. */
    int outside(Window window) {
      int outside = 0;
      Map<FactRow, Integer> within = new HashMap<>();
      for (var day : window.left().entrySet()) {
        Optional<FactRow> report = on(day.getKey());
        if (report.isEmpty()) {
          outside += day.getValue().size();
        } else {
          within.merge(report.get(), day.getValue().size(), Integer::sum);
        }
      }
      for (var each : within.entrySet()) {
        outside += Math.min(each.getValue(), beyond(each.getKey()));
      }
      return outside;
    }

    private int beyond(FactRow report) {
      int left = coveredBy(report).values().stream().mapToInt(List::size).sum();
      return report
          .number("persons")
          .map(planned -> Math.max(0, left - planned.intValueExact()))
          .orElse(0);
    }
  }
}
