package cn.laborproof.signing.supervision.finding;

import cn.laborproof.signing.contract.ContractChanged;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.supervision.paper.PaperContractsChanged;
import cn.laborproof.signing.supervision.roster.RosterReceived;
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
 * Examines anew when a fact changes and when a day begins. The task is scheduled in the transaction
 * that changes the fact, under a name of its own: it runs after the commit, whatever happens in
 * between, and never joins one that is already looking at the facts of before.
 */
@Configuration(proxyBeanMethods = false)
class ExaminationTasks {

  private static final String TASK = "employer-examination";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  /** Into the new day by then, whatever the clocks of the replicas say. */
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

  private final Examinations examinations;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final IdSource ids;
  private final Clock clock;

  ExaminationTasks(
      Examinations examinations,
      ObjectProvider<SchedulerClient> scheduler,
      IdSource ids,
      Clock clock) {
    this.examinations = examinations;
    this.scheduler = scheduler;
    this.ids = ids;
    this.clock = clock;
  }

  @EventListener
  void rosterReceived(RosterReceived received) {
    examinations.forget(received.employer());
    schedule(received.employer() + "/" + ids.next(), clock.instant());
  }

  @EventListener
  void paperContractsChanged(PaperContractsChanged changed) {
    examinations.forget(changed.employer());
    schedule(changed.employer() + "/" + ids.next(), clock.instant());
  }

  /** The one who signs may be the worker, who sees no finding; the task throws away what was. */
  @EventListener
  void contractChanged(ContractChanged changed) {
    schedule(changed.employer() + "/" + ids.next(), clock.instant());
  }

  @Bean
  OneTimeTask<Void> employerExaminationTask() {
    return Tasks.oneTime(TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> examine(employer(instance.getId())));
  }

  private void examine(UUID employer) {
    examinations.examineAnew(employer);
    LocalDate tomorrow = examinations.today().plusDays(1);
    schedule(
        employer + "/" + tomorrow,
        tomorrow.atStartOfDay(Rosters.ZONE).toInstant().plus(AFTER_MIDNIGHT));
  }

  private void schedule(String instance, Instant at) {
    scheduler.getObject().scheduleIfNotExists(new TaskInstance<Void>(TASK, instance), at);
  }

  private static UUID employer(String instance) {
    return UUID.fromString(instance.substring(0, instance.indexOf('/')));
  }
}
