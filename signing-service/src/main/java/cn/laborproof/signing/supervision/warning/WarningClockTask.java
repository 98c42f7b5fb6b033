package cn.laborproof.signing.supervision.warning;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks for a look at a warning's clocks. The task stands in the database, in the transaction that
 * makes it necessary: it runs after a restart too, on whichever replica is there.
 */
@Component
class WarningClockTask {
  static final String TASK = "warning-clock";

  private final ObjectProvider<SchedulerClient> scheduler;

  WarningClockTask(ObjectProvider<SchedulerClient> scheduler) {
    this.scheduler = scheduler;
  }

  /** Each instant is a task of its own, so that a later one never takes an earlier one's place. */
  void lookAgain(StoredWarning warning, Instant at) {
    scheduler
        .getObject()
        .scheduleIfNotExists(
            new TaskInstance<Void>(
                TASK, warning.office() + "/" + warning.id() + "/" + at.toEpochMilli()),
            at);
  }
}
