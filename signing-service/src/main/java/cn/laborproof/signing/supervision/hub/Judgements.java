package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.risk.score.Knowledge;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.score.ScoreSource;
import cn.laborproof.signing.supervision.score.ScoreSources;
import cn.laborproof.signing.supervision.score.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Judges one employer at a time by the rules of the file scan, on the facts that count in
 * PostgreSQL. A judgement depends on these facts and the day alone: repeating one changes nothing,
 * and leaving one out is made good by the next.
 */
@Service
class Judgements {

  private static final Logger LOG = LoggerFactory.getLogger(Judgements.class);
  private static final int PIECE = 200;

  private final FactsOfHub facts;
  private final HubEmployers employers;
  private final HubFindings findings;
  private final Workforces workforces;
  private final RulesInForce rules;
  private final ScoreSources scores;
  private final Tenancy tenancy;
  private final ApplicationEventPublisher events;
  private final IdSource ids;
  private final Clock clock;

  Judgements(
      FactsOfHub facts,
      HubEmployers employers,
      HubFindings findings,
      Workforces workforces,
      RulesInForce rules,
      ScoreSources scores,
      Tenancy tenancy,
      ApplicationEventPublisher events,
      IdSource ids,
      Clock clock) {
    this.facts = facts;
    this.employers = employers;
    this.findings = findings;
    this.workforces = workforces;
    this.rules = rules;
    this.scores = scores;
    this.tenancy = tenancy;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Today, in China. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  /**
   * Judges whoever has to be judged, each in a transaction of its own. One that cannot be judged
   * holds up nobody else and stays due.
   *
   * @return those who could not be judged
   */
  Set<String> catchUp(UUID office) {
    Set<String> failed = new TreeSet<>();
    while (true) {
      List<String> due =
          tenancy
              .inTransaction(
                  new Actor.Platform(office),
                  () -> employers.due(office, today(), PIECE + failed.size()))
              .stream()
              .filter(employer -> !failed.contains(employer))
              .toList();
      if (due.isEmpty()) {
        return failed;
      }
      due.stream().filter(employer -> !tryToJudge(office, employer)).forEach(failed::add);
    }
  }

  /**
   * Judges those few of them whose facts have changed; more than that, who cannot be judged, and
   * whoever has to be judged for another reason, are left to the task.
   */
  void judgeFew(UUID office, int most) {
    List<String> due =
        tenancy.inTransaction(
            new Actor.Platform(office), () -> employers.touched(office, most + 1));
    if (due.size() <= most) {
      due.forEach(employer -> tryToJudge(office, employer));
    }
  }

  private boolean tryToJudge(UUID office, String employer) {
    try {
      judge(office, employer);
      return true;
    } catch (RuntimeException e) {
      // Its message may quote a row, so only who looks for the fault is shown it.
      LOG.warn(
          "Employer {} of office {} cannot be judged: {}",
          FactIntake.shown(employer),
          office,
          e.getClass().getSimpleName());
      LOG.debug("Why that employer cannot be judged", e);
      return false;
    }
  }

  private void judge(UUID office, String employer) {
    tenancy.inTransaction(
        new Actor.Platform(office),
        () -> {
          LocalDate today = today();
          if (employers.lock(office, employer, today)) {
            RulesInForce.Numbered book = rules.numbered();
            String seat = judge(office, employer, today, book.book());
            employers.judged(office, employer, today, clock.instant(), seat, book.activation());
          }
          return employer;
        });
  }

  /** Returns the division of its seat, empty when facts say none. */
  private String judge(UUID office, String employer, LocalDate day, RuleBook book) {
    FactsOfHub.Around around = facts.around(office, employer);
    List<Found> found = Judgement.of(employer, around, day, book);
    Map<String, List<SortedRow>> people =
        around.companies().getOrDefault(employer, new TreeMap<>());
    List<SortedRow> itself = people.getOrDefault("", List.of());
    Optional<String> seat = seat(itself, "region", day);
    HubFindings.Judged judged =
        new HubFindings.Judged(
            office,
            seat.orElseGet(() -> employers.region(office, employer)),
            employer,
            seat(itself, "name", day).orElse(employer),
            day,
            clock.instant());
    Map<String, LocalDate> since =
        findings.replace(
            judged,
            found.stream()
                .sorted(Comparator.comparing(each -> each.finding().key()))
                .map(each ->
                    said(each, people.containsKey(each.finding().subject()), around.places()))
                .toList());
    workforces.keep(judged, Workforces.of(people, day));
    scores.says(
        new ScoreSource(
            office,
            ScoreSource.Origin.FACTS,
            employer,
            judged.name(),
            judged.region(),
            seat.isPresent(),
            // What the office alone knows of says nothing about an employer without any line.
            people.isEmpty() && found.isEmpty()
                ? Set.of()
                : Knowledge.of(
                    people.values().stream().flatMap(List::stream).toList(),
                    around.office(),
                    employer,
                    seat.orElse("")),
            Standing.of(
                found.stream().map(Found::finding).toList(),
                ScoreSource.Origin.FACTS.code(),
                since)),
        day);
    events.publishEvent(
        new EmployerJudged(office, judged.region(), employer, judged.name(), day, judged.at()));
    return seat.orElse("");
  }

  private HubFindings.Said said(
      Found found, boolean aboutPerson, Map<Long, FactsOfHub.Place> places) {
    return new HubFindings.Said(
        ids.next(),
        found.finding(),
        aboutPerson,
        Lineage.of(found.finding().facts(), places),
        found.chain(),
        found.indicators().stream()
            .map(indicator ->
                new Indicator(
                    indicator.id(),
                    indicator.strong(),
                    indicator.percent(),
                    indicator.points(),
                    Lineage.of(indicator.facts(), places)))
            .toList());
  }

  private static Optional<String> seat(List<SortedRow> itself, String column, LocalDate day) {
    return itself.stream()
        .filter(row -> row.row().kind() == FactKind.EMPLOYERS && row.row().isValidOn(day))
        .flatMap(row -> row.row().text(column).stream())
        .reduce((_, later) -> later);
  }
}
