package cn.laborproof.signing.access;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes sessions that are over. Row-level security lets anybody remove those and nobody else's
 * living ones.
 */
@Configuration(proxyBeanMethods = false)
class SessionSweep {

  private static final Duration EVERY = Duration.ofHours(1);

  @Bean
  Task<Void> sessionSweepTask(JdbcClient jdbc) {
    return Tasks.recurring("session-sweep", FixedDelay.of(EVERY))
        .execute((instance, context) ->
            jdbc.sql("delete from login_session where expires_at < now()").update());
  }
}
