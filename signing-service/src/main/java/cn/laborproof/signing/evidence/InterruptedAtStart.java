package cn.laborproof.signing.evidence;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * With an embedded database this process is the only one, so every act that was under way before
 * the start was interrupted: its recovery need not wait for the timeout.
 */
@Component
@ConditionalOnProperty(
    name = "laborproof.postgres.url",
    matchIfMissing = true,
    havingValue = "embedded")
final class InterruptedAtStart implements ApplicationRunner {

  private final SchedulerClient scheduler;
  private final Clock clock;

  InterruptedAtStart(SchedulerClient scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    scheduler
        .getScheduledExecutionsForTask(OutsideActRecoveryTask.DESCRIPTOR.getTaskName())
        .forEach(this::now);
  }

  private void now(ScheduledExecution<?> waiting) {
    scheduler.reschedule(waiting.getTaskInstance(), clock.instant());
  }
}
