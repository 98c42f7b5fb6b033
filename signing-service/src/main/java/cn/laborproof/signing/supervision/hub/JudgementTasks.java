package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.supervision.roster.Rosters;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

  /** Whoever could not be judged is tried again at the next full hour. */
  private static final Duration UNTIL_AGAIN = Duration.ofHours(1);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

  private final Judgements judgements;
  private final JudgementTask task;
  private final ScanTask scans;
  private final DropFolder drop;
  private final Clock clock;

  JudgementTasks(
      Judgements judgements, JudgementTask task, ScanTask scans, DropFolder drop, Clock clock) {
    this.judgements = judgements;
    this.task = task;
    this.scans = scans;
    this.drop = drop;
    this.clock = clock;
  }

  /** One replica at a time looks into the drop folder. */
  @Bean
  RecurringTask<Void> factDropTask() {
    return Tasks.recurring("fact-drop", FixedDelay.of(BETWEEN_LOOKS))
        .execute((_, _) -> {
          try {
            drop.look();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Bean
  OneTimeTask<Void> factJudgementsTask() {
    return Tasks.oneTime(JudgementTask.TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> judge(UUID.fromString(instance.getId().split("/")[0])));
  }

  /** Tomorrow is appointed first: no fault of today's look may cost the office tomorrow's. */
  void judge(UUID office) {
    LocalDate tomorrow = judgements.today().plusDays(1);
    task.lookAt(
        office,
        tomorrow.toString(),
        tomorrow.atStartOfDay(Rosters.ZONE).toInstant().plus(AFTER_MIDNIGHT));
    scans.appoint(office);
    if (!judgements.catchUp(office).isEmpty()) {
      Instant again = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(UNTIL_AGAIN);
      task.lookAt(office, "again " + again, again);
    }
  }
}
