package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.RiskEngine;
import cn.laborproof.risk.calendar.WorkingCalendar;
import cn.laborproof.risk.fact.EmployerFacts;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.score.Knowledge;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.SupervisionRefusal;
import cn.laborproof.signing.supervision.roster.RosterBatch;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.score.ScoreSource;
import cn.laborproof.signing.supervision.score.ScoreSources;
import cn.laborproof.signing.supervision.score.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Asks the rules about employers and keeps the answers until a fact changes. An examination is a
 * derived thing: it can be thrown away at any time and is made anew when somebody asks.
 */
@Service
public class Examinations {

  /** Employers examined on the spot for another day than today; more would hold up the asker. */
  private static final int MOST_ON_THE_SPOT = 20;

  private final ExaminationRows rows;
  private final FactsOfEmployer facts;
  private final Rosters rosters;
  private final ScoreSources scores;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;
  private final RuleBook book = RuleBook.national();
  private final RiskEngine engine = new RiskEngine(book, WorkingCalendar.china());

  Examinations(
      ExaminationRows rows,
      FactsOfEmployer facts,
      Rosters rosters,
      ScoreSources scores,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.facts = facts;
    this.rosters = rosters;
    this.scores = scores;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /** Today, in China. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  /**
   * Reads findings on rosters of a day, with the examinations of every employer the current actor
   * may see in place. Which employers these are, row-level security says as the actor; each is
   * examined by the platform on its own rows. An examination may be thrown away at any time, and
   * then is made again before anything is read.
   *
   * @param employerCode one employer's 统一社会信用代码, or blank for all
   * @param reading gets the rosters that were looked at; runs once, in one snapshot
   * @throws Refusal {@code employer-needed} for another day than today and many employers
   */
  <T> T read(LocalDate asOf, String employerCode, Function<List<RosterBatch>, T> reading) {
    while (true) {
      List<RosterBatch> rosters = upToDate(asOf, employerCode);
      Optional<T> read =
          tenancy.inSnapshot(() ->
              missing(rosters, asOf).isEmpty()
                  ? Optional.of(reading.apply(rosters))
                  : Optional.empty());
      if (read.isPresent()) {
        return read.get();
      }
    }
  }

  private List<RosterBatch> upToDate(LocalDate asOf, String employerCode) {
    List<RosterBatch> visible =
        rosters.allCurrent().stream()
            .filter(batch -> employerCode.isBlank() || batch.employerCode().equals(employerCode))
            .toList();
    List<RosterBatch> missing = tenancy.inTransaction(() -> missing(visible, asOf));
    if (missing.size() > MOST_ON_THE_SPOT && !asOf.equals(today())) {
      throw new Refusal(SupervisionRefusal.EMPLOYER_NEEDED, MOST_ON_THE_SPOT);
    }
    missing.forEach(batch -> examine(batch.tenant(), asOf));
    return visible;
  }

  private List<RosterBatch> missing(List<RosterBatch> visible, LocalDate asOf) {
    Set<UUID> examined = rows.examined(asOf);
    return visible.stream().filter(batch -> !examined.contains(batch.tenant())).toList();
  }

  /**
   * Examines an employer for today in the place of what was found before, in one transaction:
   * whoever reads meanwhile sees the findings of before, never none.
   */
  void examineAnew(UUID employer) {
    tenancy.inTransaction(
        new Actor.Platform(employer),
        () -> {
          rows.queueUp(employer);
          rows.drop(employer);
          examine(employer, today());
          return employer;
        });
  }

  /** Throws away what was found about an employer, with the transaction that changes its facts. */
  void forget(UUID employer) {
    rows.queueUp(employer);
    rows.drop(employer);
  }

  private void examine(UUID employer, LocalDate asOf) {
    tenancy.inTransaction(
        new Actor.Platform(employer),
        () -> {
          rows.queueUp(employer);
          if (!rows.examined(asOf).contains(employer)) {
            rosters.current(employer).ifPresent(roster -> examine(roster, asOf));
          }
          return employer;
        });
  }

  private void examine(RosterBatch roster, LocalDate asOf) {
    EmployerFacts known = facts.of(roster);
    List<Finding> found = engine.examine(known, asOf);
    rows.keep(
        new ExaminationRows.Examination(
            ids.next(), roster, asOf, book.version(), known.employments().size(), clock.instant()),
        found);
    if (asOf.equals(today())) {
      scores.says(
          new ScoreSource(
              roster.tenant(),
              ScoreSource.Origin.ROSTER,
              roster.employerCode(),
              roster.employerName(),
              roster.region(),
              true,
              Set.of(Knowledge.ROSTER),
              Standing.of(found, ScoreSource.Origin.ROSTER.code(), Map.of())),
          asOf);
    }
  }
}
