package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.WarningHistory;
import cn.laborproof.risk.warning.WarningHistory.Step;
import cn.laborproof.risk.warning.WarningState;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Writes down what clocks did: reminders, that the office above was told, and that the clock of the
 * highest office ran out. What they did follows from the history; running late, or twice, writes
 * the same.
 */
@Configuration(proxyBeanMethods = false)
class WarningClocks {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  private final Warnings warnings;
  private final WarningRows rows;
  private final WarningClockTask again;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  WarningClocks(
      Warnings warnings,
      WarningRows rows,
      WarningClockTask again,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.warnings = warnings;
    this.rows = rows;
    this.again = again;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @Bean
  OneTimeTask<Void> warningClocksTask() {
    return Tasks.oneTime(WarningClockTask.TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> look(instance.getId().split("/")));
  }

  private void look(String[] officeAndWarning) {
    UUID warning = UUID.fromString(officeAndWarning[1]);
    tenancy.inTransaction(
        new Actor.Platform(UUID.fromString(officeAndWarning[0])),
        () -> {
          rows.lock(warning).ifPresent(this::look);
          return warning;
        });
  }

  private void look(StoredWarning warning) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    WarningHistory history = warnings.history(warning);
    WarningHistory.Standing standing = history.at(now);
    for (WarningRows.ClockAct act : done(history, standing, now)) {
      if (rows.keep(warning, act, now)) {
        journal.append(
            EventDraft.of(Warnings.stream(warning.id()), "warning." + act.kind())
                .fact("at", act.at().toString())
                .fact("clock", act.clock()));
      }
    }
    rows.update(warning.at(StoredWarning.Standing.of(standing.state(), history.transitions())));
    history
        .transitions()
        .wakesAfter(standing.state(), now)
        .ifPresent(wake -> again.lookAgain(warning, wake));
  }

  private static List<WarningRows.ClockAct> done(
      WarningHistory history, WarningHistory.Standing standing, Instant now) {
    var acts = new ArrayList<WarningRows.ClockAct>();
    for (Step step : standing.steps()) {
      if (step instanceof Step.ByClock escalation) {
        acts.add(
            new WarningRows.ClockAct(
                "escalated-by-clock",
                escalation.at(),
                escalation.after().from().clock().kind().code()));
      }
    }
    if (standing.state() instanceof WarningState.Open open) {
      history
          .transitions()
          .reminders(open)
          .filter(reminder -> !reminder.isAfter(now))
          .forEach(reminder ->
              acts.add(new WarningRows.ClockAct("reminded", reminder, open.clock().kind().code())));
      history
          .transitions()
          .runsOutAt(open)
          .filter(now::isAfter)
          .ifPresent(end ->
              acts.add(new WarningRows.ClockAct("overdue", end, open.clock().kind().code())));
    }
    return acts;
  }
}
