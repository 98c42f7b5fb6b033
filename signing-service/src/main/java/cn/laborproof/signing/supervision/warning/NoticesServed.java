package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Writes down that a notice on the enterprise's page is served, in the stream of the warning, whose
 * office may be another than the one that sealed. Done twice it writes the same.
 */
@Configuration(proxyBeanMethods = false)
class NoticesServed {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  private final PaperRows papers;
  private final Warnings warnings;
  private final Tenancy tenancy;

  NoticesServed(PaperRows papers, Warnings warnings, Tenancy tenancy) {
    this.papers = papers;
    this.warnings = warnings;
    this.tenancy = tenancy;
  }

  @Bean
  OneTimeTask<Void> writeDownNoticeServed() {
    return Tasks.oneTime(NoticeServedTask.TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> writeDown(instance.getId().split("/")));
  }

  private void writeDown(String[] officeAndPaper) {
    WarningPaper notice =
        tenancy.inTransaction(
            new Actor.Platform(UUID.fromString(officeAndPaper[0])),
            () ->
                papers
                    .find(UUID.fromString(officeAndPaper[1]))
                    .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)));
    notice
        .origin()
        .ifPresent(origin ->
            tenancy.inTransaction(
                new Actor.Platform(origin.warningOffice()),
                () -> {
                  warnings.delivered(notice, origin);
                  return notice.id();
                }));
  }
}
