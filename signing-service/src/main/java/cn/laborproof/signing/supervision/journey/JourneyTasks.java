package cn.laborproof.signing.supervision.journey;

import cn.laborproof.signing.contract.ContractChanged;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.signing.FacesChanged;
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
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Judges an employer's journeys when one of its contracts passes to another state, and once a day
 * for as long as traces are kept: then those that have been kept long enough are forgotten. The
 * task is scheduled in the transaction of the change, under a name of its own.
 */
@Configuration(proxyBeanMethods = false)
class JourneyTasks {

  private static final String TASK = "signing-journeys";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  /** Into the new day by then, whatever the clocks of the replicas say. */
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(9);

  private final JourneyJudgement judgement;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final IdSource ids;
  private final Clock clock;

  JourneyTasks(
      JourneyJudgement judgement,
      ObjectProvider<SchedulerClient> scheduler,
      IdSource ids,
      Clock clock) {
    this.judgement = judgement;
    this.scheduler = scheduler;
    this.ids = ids;
    this.clock = clock;
  }

  @EventListener
  void contractChanged(ContractChanged changed) {
    schedule(changed.employer() + "/" + ids.next(), clock.instant());
  }

  @EventListener
  void facesChanged(FacesChanged changed) {
    schedule(changed.employer() + "/" + ids.next(), clock.instant());
  }

  @Bean
  OneTimeTask<Void> signingJourneysTask() {
    return Tasks.oneTime(TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> judge(employer(instance.getId())));
  }

  private void judge(UUID employer) {
    Instant now = clock.instant();
    if (judgement.judge(employer, now)) {
      LocalDate tomorrow = JourneyJudgement.day(now).plusDays(1);
      schedule(
          employer + "/" + tomorrow,
          tomorrow.atStartOfDay(Rosters.ZONE).toInstant().plus(AFTER_MIDNIGHT));
    }
  }

  private void schedule(String instance, Instant at) {
    scheduler.getObject().scheduleIfNotExists(new TaskInstance<Void>(TASK, instance), at);
  }

  private static UUID employer(String instance) {
    return UUID.fromString(instance.substring(0, instance.indexOf('/')));
  }
}
