package cn.laborproof.signing.supervision.hub;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Scans hubs one after the other: a machine has memory and disk for one scan at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScanSettings.class)
class ScanTasks {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final double GROWTH = 1.8;
  private static final Duration UNTIL_NEXT_TURN = Duration.ofSeconds(20);

  @Bean
  OneTimeTask<Void> nightScanTask(NightScans scans, ScanTask task, Clock clock) {
    return Tasks.oneTime(ScanTask.TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> {
          String[] parts = instance.getId().split("/");
          UUID office = UUID.fromString(parts[0]);
          try {
            if (!scans.scan(office, parts[1])) {
              task.ask(
                  office,
                  parts[1],
                  Integer.parseInt(parts[2]) + 1,
                  clock.instant().plus(UNTIL_NEXT_TURN));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
