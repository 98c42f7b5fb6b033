package cn.laborproof.signing.evidence;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * With an embedded database this process is the only one, so whatever was under way before the
 * start was interrupted, and nothing need wait for a timeout. First the acts outside are settled,
 * then the tasks that were running are free to be taken up again: a task that goes on must not meet
 * the recovery of its own earlier run. All of it before the first request and the first task.
 */
@Component
@ConditionalOnProperty(
    name = "laborproof.postgres.url",
    matchIfMissing = true,
    havingValue = "embedded")
final class InterruptedAtStart implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(InterruptedAtStart.class);

  private final JdbcClient jdbc;
  private final InterruptedActs interrupted;
  private final SchedulerClient scheduler;
  private final Clock clock;
  private boolean running;

  InterruptedAtStart(
      JdbcClient jdbc, InterruptedActs interrupted, SchedulerClient scheduler, Clock clock) {
    this.jdbc = jdbc;
    this.interrupted = interrupted;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Override
  public void start() {
    freeTasks();
    scheduler
        .getScheduledExecutionsForTask(
            OutsideActRecoveryTask.DESCRIPTOR.getTaskName(),
            OutsideActRecoveryTask.Interrupted.class)
        .forEach(this::settle);
    running = true;
  }

  /** Tasks a dead process had taken; the scheduler would wait for its missing heartbeats. */
  private void freeTasks() {
    int freed =
        jdbc.sql(
                """
                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where picked
                """)
            .update();
    if (freed > 0) {
      LOG.info("{} interrupted tasks go on", freed);
    }
  }

  private void settle(ScheduledExecution<OutsideActRecoveryTask.Interrupted> waiting) {
    UUID intent = UUID.fromString(waiting.getTaskInstance().getId());
    try {
      interrupted.settle(intent, waiting.getData());
      scheduler.cancel(waiting.getTaskInstance());
    } catch (RuntimeException e) {
      LOG.warn("the recovery of an interrupted act is tried again", e);
      scheduler.reschedule(waiting.getTaskInstance(), clock.instant());
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server and everything else that begins something. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
