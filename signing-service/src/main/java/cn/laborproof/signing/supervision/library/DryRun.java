package cn.laborproof.signing.supervision.library;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.signing.SigningRules;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.hub.TrialJudgements;
import cn.laborproof.signing.supervision.journey.JourneyTrials;
import cn.laborproof.signing.supervision.roster.Rosters;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tries a change on all employers of the office's hub: today and on the same day of the three
 * months before; a change of a rule over journeys on the traces still kept in its region. A piece
 * of employers is one short transaction; a killed process begins anew, and one that is not wanted
 * any more ends with its piece.
 */
@Configuration(proxyBeanMethods = false)
class DryRun {

  private static final String TASK = "rule-trial";
  private static final int PIECE = 50;
  private static final int MONTHS_BACK = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  private final RuleChangeRows rows;
  private final RuleLibrary library;
  private final TrialJudgements trials;
  private final JourneyTrials journeys;
  private final Tenancy tenancy;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final Clock clock;

  DryRun(
      RuleChangeRows rows,
      RuleLibrary library,
      TrialJudgements trials,
      JourneyTrials journeys,
      Tenancy tenancy,
      ObjectProvider<SchedulerClient> scheduler,
      Clock clock) {
    this.rows = rows;
    this.library = library;
    this.trials = trials;
    this.journeys = journeys;
    this.tenancy = tenancy;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Stands in the database, in the transaction that proposes the change. */
  void ask(RuleChange change, Instant at) {
    scheduler
        .getObject()
        .scheduleIfNotExists(new TaskInstance<Void>(TASK, change.office() + "/" + change.id()), at);
  }

  @Bean
  OneTimeTask<Void> ruleTrialTask() {
    return Tasks.oneTime(TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> {
          String[] officeAndChange = instance.getId().split("/");
          run(UUID.fromString(officeAndChange[0]), UUID.fromString(officeAndChange[1]));
        });
  }

  private void run(UUID office, UUID id) {
    var platform = new Actor.Platform(office);
    Optional<RuleChange> asked =
        tenancy
            .inTransaction(platform, () -> rows.find(id))
            .filter(change -> change.state() == RuleChange.State.TRYING);
    if (asked.isEmpty()) {
      return;
    }
    RuleChange change = asked.get();
    RuleBook before = tenancy.inTransaction(platform, library::book);
    Optional<RuleEntry> base = RuleLibrary.base(before, change);
    if (base.isEmpty()) {
      // Shipped no more since it was proposed: nothing to compare with, and nobody can switch it
      // on.
      tenancy.inTransaction(
          platform,
          () -> {
            rows.tried(change, new TrialReport(0, 0, List.of(), List.of(), List.of()));
            return id;
          });
      return;
    }
    RuleEntry entry = change.entry(base.get(), RuleLibrary.nextVersion(before, change.rule()));
    // On days gone by as well, or nothing would differ before its first day.
    RuleBook after = before.with(List.of(everSince(entry)));
    boolean onJourneys = SigningRules.ids().contains(change.rule());
    // Traces of a month ago are forgotten: only today can be told.
    List<LocalDate> days = onJourneys ? days().subList(MONTHS_BACK, MONTHS_BACK + 1) : days();
    var tally = new TrialTally(days);
    if (onJourneys) {
      tryOnJourneys(change, before, after, days, tally);
      return;
    }
    long total = tenancy.inTransaction(platform, () -> trials.employers(office));
    String last = "";
    boolean wanted = true;
    while (wanted) {
      String from = last;
      List<String> piece =
          tenancy.inTransaction(platform, () -> trials.employersAfter(office, from, PIECE));
      if (piece.isEmpty()) {
        tenancy.inTransaction(
            platform,
            () -> {
              rows.tried(change, tally.report());
              return id;
            });
        return;
      }
      wanted =
          tenancy.inTransaction(
              platform,
              () -> {
                piece.forEach(employer ->
                    tally.add(
                        employer,
                        () -> trials.of(office, employer, change.rule(), days, before, after)));
                return rows.progress(
                    id,
                    new RuleChange.Progress(tally.employers(), Math.max(total, tally.employers())));
              });
      last = piece.getLast();
    }
  }

  /** Journeys are the platform's to read, so each piece is read in a transaction of its own. */
  private void tryOnJourneys(
      RuleChange change, RuleBook before, RuleBook after, List<LocalDate> days, TrialTally tally) {
    var platform = new Actor.Platform(change.office());
    long total = journeys.employers(change.region());
    String last = "";
    boolean wanted = true;
    while (wanted) {
      List<JourneyTrials.Known> piece = journeys.after(change.region(), last, PIECE);
      if (piece.isEmpty()) {
        tenancy.inTransaction(
            platform,
            () -> {
              rows.tried(change, tally.report());
              return true;
            });
        return;
      }
      piece.forEach(known ->
          tally.add(
              known.employer(), () -> JourneyTrials.of(known, change.rule(), days, before, after)));
      wanted =
          tenancy.inTransaction(
              platform,
              () ->
                  rows.progress(
                      change.id(),
                      new RuleChange.Progress(
                          tally.employers(), Math.max(total, tally.employers()))));
      last = piece.getLast().employer();
    }
  }

  private static RuleEntry everSince(RuleEntry entry) {
    return new RuleEntry(
        entry.rule(),
        entry.version(),
        LocalDate.EPOCH,
        entry.to(),
        entry.region(),
        entry.articles(),
        entry.source(),
        entry.parameters());
  }

  private List<LocalDate> days() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
    return List.of(
        today.minusMonths(MONTHS_BACK), today.minusMonths(2), today.minusMonths(1), today);
  }
}
