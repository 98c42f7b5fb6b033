package cn.laborproof.signing.signing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Schedules what must survive a crash, in the caller's transaction. A task is named by tenant and
 * subject and carries no data.
 */
@Component
class SigningTasks {
  static final String PERSONAL_SIGNATURE = "personal-signature";
  static final String ORGANISATION_SEAL = "organisation-seal-act";
  static final String EXPIRY = "invitation-expiry";
  static final String ARCHIVE_RENEWAL = "archive-renewal";
  static final String EVIDENCE_RECORD = "evidence-record";
  static final String BESIDE_RECORD = "beside-record";
  static final String ARCHIVE_REVIEW = "archive-review";
  static final String SEAL_OVERDUE = "seal-overdue";

  private final ObjectProvider<SchedulerClient> scheduler;
  private final Clock clock;

  SigningTasks(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * What a task is about.
   *
   * @param tenant whose rows it works on
   * @param subject the document, or the act
   */
  record Target(UUID tenant, UUID subject) {
    static Target of(String instance) {
      int slash = instance.indexOf('/');
      return new Target(
          UUID.fromString(instance.substring(0, slash)),
          UUID.fromString(instance.substring(slash + 1)));
    }

    String instance() {
      return tenant + "/" + subject;
    }
  }

  void schedule(String task, UUID tenant, UUID subject) {
    scheduleAt(task, tenant, subject, clock.instant());
  }

  /** At a time; an earlier appointment of the same task is moved. */
  void scheduleAt(String task, UUID tenant, UUID subject, Instant at) {
    var instance = new TaskInstance<Void>(task, new Target(tenant, subject).instance());
    if (!scheduler.getObject().scheduleIfNotExists(instance, at)) {
      scheduler.getObject().reschedule(instance, at);
    }
  }
}
