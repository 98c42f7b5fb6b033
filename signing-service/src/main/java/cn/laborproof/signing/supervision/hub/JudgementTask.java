package cn.laborproof.signing.supervision.hub;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks for a look at whoever has to be judged. The task stands in the database, in the transaction
 * that makes it necessary: it runs after a restart too.
 */
@Component
class JudgementTask {
  static final String TASK = "fact-judgements";

  private final ObjectProvider<SchedulerClient> scheduler;

  JudgementTask(ObjectProvider<SchedulerClient> scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * @param why makes it a task of its own: one that is already looking may be past the new marks
   */
  void lookAt(UUID office, String why, Instant at) {
    scheduler.getObject().scheduleIfNotExists(new TaskInstance<Void>(TASK, office + "/" + why), at);
  }
}
