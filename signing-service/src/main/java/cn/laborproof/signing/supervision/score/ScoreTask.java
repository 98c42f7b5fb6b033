package cn.laborproof.signing.supervision.score;

import cn.laborproof.signing.shared.IdSource;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has an employer scored. The task stands in the database, in the transaction that makes it
 * necessary, under a name of its own: one that is already looking may be past what changed.
 */
@Component
class ScoreTask {
  static final String TASK = "employer-score";

  private final ObjectProvider<SchedulerClient> scheduler;
  private final IdSource ids;
  private final Clock clock;

  ScoreTask(ObjectProvider<SchedulerClient> scheduler, IdSource ids, Clock clock) {
    this.scheduler = scheduler;
    this.ids = ids;
    this.clock = clock;
  }

  void score(String region, String employer) {
    scheduler
        .getObject()
        .scheduleIfNotExists(
            new TaskInstance<Void>(TASK, region + "/" + ids.next() + "/" + employer),
            clock.instant());
  }
}
