package cn.laborproof.signing.supervision.library;

import cn.laborproof.risk.finding.Finding;
import cn.laborproof.signing.supervision.hub.TrialJudgements.Trial;
import cn.laborproof.signing.supervision.library.TrialReport.Case;
import cn.laborproof.signing.supervision.library.TrialReport.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a dry run finds, employer by employer. */
final class TrialTally {

  private static final Logger LOG = LoggerFactory.getLogger(TrialTally.class);

  /** As many employers as a person looks through before deciding. */
  private static final int NAMED = 20;

  private final List<LocalDate> days;
  private final Map<LocalDate, Day> counted = new HashMap<>();
  private final List<Case> began = new ArrayList<>();
  private final List<Case> ended = new ArrayList<>();
  private long employers;
  private long failed;

  TrialTally(List<LocalDate> days) {
    this.days = List.copyOf(days);
    days.forEach(day -> counted.put(day, new Day(day, 0, 0, 0, 0)));
  }

  long employers() {
    return employers;
  }

  /** One employer; one that cannot be judged is counted as that and holds up nobody. */
  void add(String employer, Supplier<List<Trial>> judgement) {
    try {
      add(judgement.get());
    } catch (RuntimeException e) {
      LOG.warn("An employer cannot be tried: {}", e.getClass().getSimpleName());
      LOG.debug("Why employer {} cannot be tried", employer, e);
      employers++;
      failed++;
    }
  }

  /** One employer on all days, oldest first. */
  private void add(List<Trial> trials) {
    employers++;
    trials.forEach(trial -> counted.computeIfPresent(trial.day(), (_, day) -> with(day, trial)));
    name(trials, began, trial -> trial.before().isEmpty() && !trial.after().isEmpty());
    name(trials, ended, trial -> !trial.before().isEmpty() && trial.after().isEmpty());
  }

  private static Day with(Day day, Trial trial) {
    return new Day(
        day.day(),
        day.findingsBefore() + trial.before().size(),
        day.findingsAfter() + trial.after().size(),
        day.employersBefore() + present(trial, Trial::before),
        day.employersAfter() + present(trial, Trial::after));
  }

  private static int present(Trial trial, Function<Trial, List<Finding>> side) {
    return side.apply(trial).isEmpty() ? 0 : 1;
  }

  private static void name(List<Trial> trials, List<Case> cases, Predicate<Trial> differs) {
    if (cases.size() >= NAMED) {
      return;
    }
    Optional<Trial> newest = trials.reversed().stream().filter(differs).findFirst();
    newest.ifPresent(trial -> cases.add(new Case(trial.employer(), trial.day())));
  }

  TrialReport report() {
    return new TrialReport(
        employers, failed, days.stream().map(counted::get).toList(), began, ended);
  }
}
