package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.Scorecards;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Scores after the commit of whatever changed, also after a restart. */
@Configuration(proxyBeanMethods = false)
class ScoreTasks {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;
  private static final int PARTS = 3;

  @Bean
  Scorecards scorecards() {
    return Scorecards.shipped();
  }

  @Bean
  OneTimeTask<Void> employerScoreTask(Scoring scoring) {
    return Tasks.oneTime(ScoreTask.TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> {
          String[] parts = instance.getId().split("/", PARTS);
          scoring.score(parts[0], parts[2]);
        });
  }
}
