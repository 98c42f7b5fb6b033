package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What approvals of other working hours (劳动法 art 39, 劳部发〔1994〕503号) say about one person. A month
 * is covered when the person's post is, on each day of it on which the person was employed: hours
 * are known by the month, and which of them lie on the days of half an approval nobody can tell.
 */
final class SpecialHours {

  private static final String FLEXIBLE = "FLEXIBLE";

  /**
   * 不定时 goes before 综合计算, a longer period before a shorter one; of equal ones whichever order lines
   * come in, the same.
   */
  private static final Comparator<FactRow> BEST =
      Comparator.<FactRow>comparingInt(SpecialHours::length)
          .thenComparing(row -> row.day("valid_from"))
          .thenComparing(row -> row.required("approval"));

  private static final int QUARTER = 3;
  private static final int YEAR = 12;

  private final List<FactRow> approvals;
  private final List<FactRow> employments;
  private final boolean fromApproval;

  SpecialHours(Company company, PersonCase person, RuleEntry entry) {
    this.approvals = company.rows(FactKind.SPECIAL_HOURS);
    this.employments = approvals.isEmpty() ? List.of() : person.rows(FactKind.EMPLOYMENTS);
    // Books an office took along from earlier versions have no such line.
    this.fromApproval =
        entry.parameters().getOrDefault("period-start", "CALENDAR").equals("APPROVAL");
  }

  /**
   * The approvals behind all days of a month.
   *
   * @param system FLEXIBLE when each day is under 不定时; else the longest 综合计算 period there is
   */
  record Covered(String system, LocalDate since, List<FactRow> rows) {
    boolean isFlexible() {
      return system.equals(FLEXIBLE);
    }

    /** Weeks lie within a month as far as monthly hours can tell. */
    int months() {
      return switch (system) {
        case "QUARTER" -> QUARTER;
        case "YEAR" -> YEAR;
        default -> 1;
      };
    }
  }

  /** What covers all of a month; empty when nothing does, or it is not known whether. */
  Optional<Covered> covering(YearMonth month) {
    if (approvals.isEmpty()) {
      return Optional.empty();
    }
    Set<FactRow> used = new LinkedHashSet<>();
    boolean flexible = true;
    boolean employed = false;
    for (LocalDate day = month.atDay(1);
        !day.isAfter(month.atEndOfMonth());
        day = day.plusDays(1)) {
      for (FactRow employment : employments) {
        if (!worksOn(employment, day)) {
          continue;
        }
        employed = true;
        Optional<FactRow> approval = on(day, employment);
        if (approval.isEmpty()) {
          return Optional.empty();
        }
        flexible &= approval.get().required("system").equals(FLEXIBLE);
        used.add(approval.get());
      }
    }
    if (!employed) {
      return Optional.empty();
    }
    if (flexible) {
      return Optional.of(new Covered(FLEXIBLE, month.atDay(1), List.copyOf(used)));
    }
    FactRow longest =
        used.stream()
            .filter(row -> !row.required("system").equals(FLEXIBLE))
            .max(BEST)
            .orElseThrow();
    return Optional.of(
        new Covered(longest.required("system"), longest.day("valid_from"), List.copyOf(used)));
  }

  /** The months of the period a month lies in that are covered alike. */
  List<YearMonth> period(YearMonth month, Covered covered) {
    int length = covered.months();
    YearMonth first =
        fromApproval ? YearMonth.from(covered.since()) : YearMonth.of(month.getYear(), 1);
    long place = ChronoUnit.MONTHS.between(first, month);
    YearMonth begins = month.minusMonths(Math.floorMod(place, length));
    List<YearMonth> months = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      YearMonth each = begins.plusMonths(i);
      if (each.equals(month)
          || covering(each).filter(other -> other.system().equals(covered.system())).isPresent()) {
        months.add(each);
      }
    }
    return months;
  }

  /** Approvals of the employer in force on a day of these months, whatever post they are for. */
  List<FactRow> touching(Collection<YearMonth> months) {
    return approvals.stream()
        .filter(row ->
            months.stream()
                .anyMatch(month ->
                    !row.day("valid_from").isAfter(month.atEndOfMonth())
                        && !last(row).isBefore(month.atDay(1))))
        .toList();
  }

  /** Their numbers, each once. */
  String named(List<FactRow> rows) {
    return String.join(
        ";", rows.stream().map(row -> row.required("approval")).distinct().sorted().toList());
  }

  private Optional<FactRow> on(LocalDate day, FactRow employment) {
    Optional<String> post = employment.text("post");
    return approvals.stream()
        .filter(row -> post.isPresent() && row.required("post").equals(post.get()))
        .filter(row -> !row.day("valid_from").isAfter(day) && !last(row).isBefore(day))
        .max(BEST);
  }

  /** The last day on which it holds. */
  private static LocalDate last(FactRow row) {
    LocalDate end = row.day("valid_to");
    return row.date("revoked_on")
        .map(day -> day.minusDays(1))
        .filter(day -> day.isBefore(end))
        .orElse(end);
  }

  private static int length(FactRow row) {
    return switch (row.required("system")) {
      case FLEXIBLE -> Integer.MAX_VALUE;
      case "YEAR" -> YEAR;
      case "QUARTER" -> QUARTER;
      default -> 1;
    };
  }

  private static boolean worksOn(FactRow employment, LocalDate day) {
    return !employment.day("first_working_day").isAfter(day)
        && employment.date("last_working_day").map(last -> !last.isBefore(day)).orElse(true);
  }
}
