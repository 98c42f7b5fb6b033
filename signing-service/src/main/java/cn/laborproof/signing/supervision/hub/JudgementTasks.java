package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.supervision.roster.Rosters;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Judges after a delivery and when a day begins: deadlines pass without anybody delivering
 * anything, so once a day everybody is judged in full.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSettings.class)
class JudgementTasks {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  /** Into the new day by then, whatever the clocks of the replicas say. */
  private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(7);

  private final Judgements judgements;
  private final JudgementTask task;

  JudgementTasks(Judgements judgements, JudgementTask task) {
    this.judgements = judgements;
    this.task = task;
  }

  @Bean
  OneTimeTask<Void> factJudgementsTask() {
    return Tasks.oneTime(JudgementTask.TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> judge(UUID.fromString(instance.getId().split("/")[0])));
  }

  private void judge(UUID office) {
    judgements.catchUp(office);
    LocalDate tomorrow = judgements.today().plusDays(1);
    task.lookAt(
        office,
        tomorrow.toString(),
        tomorrow.atStartOfDay(Rosters.ZONE).toInstant().plus(AFTER_MIDNIGHT));
  }
}
