package cn.laborproof.signing.supervision.panorama;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.finding.FindingTotals;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.warning.WarningTotals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * One look at the region of an office, computed by PostgreSQL when it is asked for.
 *
 * <p>Cost: one pass each over the findings that stood in the last twelve months, the employers with
 * a score or a known workforce, the warnings and proposals of the region, and the published
 * figures; no line of a person is read, and what is handed over is bounded by divisions, rules,
 * months and figures, not by employers. Rosters that were not examined today are examined first, as
 * the list of findings does.
 */
@Service
class Panorama {

  /** Months of a trend, this one included. */
  static final int MONTHS = 12;

  private static final int CITY_DIGITS = 4;
  private static final int DISTRICT_DIGITS = 6;

  private final FindingTotals findings;
  private final WarningTotals warnings;
  private final PanoramaRows rows;
  private final Tenancy tenancy;
  private final Clock clock;

  Panorama(
      FindingTotals findings,
      WarningTotals warnings,
      PanoramaRows rows,
      Tenancy tenancy,
      Clock clock) {
    this.findings = findings;
    this.warnings = warnings;
    this.rows = rows;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Warnings raised in a month. */
  record Raised(YearMonth month, long warnings) {}

  /**
   * Everything on the page.
   *
   * @param at when it was computed
   * @param rate findings per 1000 workers of all divisions whose workers are known
   * @param standing findings on facts at the end of each month, today for this one
   * @param from first day of what stages count
   * @param figures published, the newest of each first
   * @param deliveries when facts came in
   */
  record View(
      LocalDate today,
      Instant at,
      long findings,
      Optional<BigDecimal> rate,
      List<Area> areas,
      List<FindingTotals.OfRule> rules,
      List<FindingTotals.Standing> standing,
      List<Raised> raised,
      LocalDate from,
      List<WarningTotals.Stage> stages,
      List<WarningTotals.Running> running,
      List<PanoramaRows.Figure> figures,
      Optional<PanoramaRows.Deliveries> deliveries) {

    /** Whether anything was known at the end of a day: what was not is no nought. */
    boolean isKnown(LocalDate day) {
      return deliveries
          .map(each -> !LocalDate.ofInstant(each.first(), Rosters.ZONE).isAfter(day))
          .orElse(false);
    }
  }

  /**
   * The region of the office that asks.
   *
   * @throws Refusal {@code not-allowed} for an organisation
   */
  View look() {
    return look(true);
  }

  /**
   * The same for a screen that looks again every minute: without months and published figures,
   * which change seldom and cost most.
   *
   * @throws Refusal {@code not-allowed} for an organisation
   */
  View now() {
    return look(false);
  }

  private View look(boolean months) {
    Actor actor = tenancy.current();
    String region = actor.scope().region();
    if (!actor.isOfOffice() || region == null) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    int digits = region.length() < CITY_DIGITS ? CITY_DIGITS : DISTRICT_DIGITS;
    FindingTotals.Today now = findings.today(digits);
    YearMonth month = YearMonth.from(now.day());
    YearMonth first = month.minusMonths(MONTHS - 1L);
    return tenancy.inTransaction(() -> {
      List<Area> areas = areas(now, digits);
      return new View(
          now.day(),
          clock.instant(),
          now.findings(),
          overall(areas),
          areas,
          now.rules(),
          months ? standing(first, now.day()) : List.of(),
          months ? raised(first) : List.of(),
          first.atDay(1),
          warnings.stages(first.atDay(1), now.day()),
          warnings.running(),
          months ? rows.figures(month.minusMonths(MONTHS * 2L), month) : List.of(),
          rows.deliveries());
    });
  }

  private List<FindingTotals.Standing> standing(YearMonth first, LocalDate today) {
    return findings.standing(
        months(first).stream()
            .map(each -> each.equals(YearMonth.from(today)) ? today : each.atEndOfMonth())
            .toList());
  }

  private List<Raised> raised(YearMonth first) {
    Map<String, Long> raised = warnings.byMonth(first.atDay(1));
    return months(first).stream()
        .map(each -> new Raised(each, raised.getOrDefault(each.toString(), 0L)))
        .toList();
  }

  private static List<YearMonth> months(YearMonth first) {
    return IntStream.range(0, MONTHS).mapToObj(first::plusMonths).toList();
  }

  private List<Area> areas(FindingTotals.Today now, int digits) {
    Map<String, PanoramaRows.Scored> scored = rows.scored(digits);
    Map<String, PanoramaRows.Workforce> workforces = rows.workforces(digits, now.day());
    var codes = new TreeSet<String>(scored.keySet());
    codes.addAll(workforces.keySet());
    now.areas().forEach(area -> codes.add(area.area()));
    List<Area> areas = new ArrayList<>();
    for (String code : codes) {
      Optional<FindingTotals.OfArea> found =
          now.areas().stream().filter(area -> area.area().equals(code)).findFirst();
      Optional<PanoramaRows.Workforce> people = Optional.ofNullable(workforces.get(code));
      areas.add(
          new Area(
              code,
              code.length() < digits,
              found.map(FindingTotals.OfArea::findings).orElse(0L),
              found.map(FindingTotals.OfArea::breaches).orElse(0L),
              people.map(PanoramaRows.Workforce::workers),
              people.map(PanoramaRows.Workforce::employers).orElse(0L),
              Optional.ofNullable(scored.get(code))
                  .flatMap(each -> Optional.ofNullable(each.median()))));
    }
    return areas;
  }

  private static Optional<BigDecimal> overall(List<Area> areas) {
    List<Area> known = areas.stream().filter(area -> area.rate().isPresent()).toList();
    long workers = known.stream().mapToLong(area -> area.workers().orElse(0L)).sum();
    long findings = known.stream().mapToLong(Area::findings).sum();
    return workers == 0 ? Optional.empty() : Optional.of(Area.rate(findings, workers));
  }
}
