package cn.laborproof.signing.supervision.warning;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks that a delivered notice be written down as served. Stands in the transaction that delivers,
 * so it happens after a crash too.
 */
@Component
class NoticeServedTask {
  static final String TASK = "notice-served";

  private final ObjectProvider<SchedulerClient> scheduler;

  NoticeServedTask(ObjectProvider<SchedulerClient> scheduler) {
    this.scheduler = scheduler;
  }

  void writeDown(WarningPaper notice, Instant at) {
    if (notice.origin().isPresent()) {
      scheduler
          .getObject()
          .scheduleIfNotExists(
              new TaskInstance<Void>(TASK, notice.office() + "/" + notice.id()), at);
    }
  }
}
