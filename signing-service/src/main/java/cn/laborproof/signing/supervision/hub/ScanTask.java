package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.supervision.roster.Rosters;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks for full scans. The task stands in the database, so that one replica does it, and another
 * when that one dies.
 */
@Component
class ScanTask {

  static final String TASK = "night-scan";
  static final String NIGHT = "night ";

  private final ObjectProvider<SchedulerClient> scheduler;
  private final ScanSettings settings;
  private final Clock clock;

  ScanTask(ObjectProvider<SchedulerClient> scheduler, ScanSettings settings, Clock clock) {
    this.scheduler = scheduler;
    this.settings = settings;
    this.clock = clock;
  }

  /** Appoints the next night's scan of a hub, once; called by every look at it. */
  void appoint(UUID office) {
    if (!settings.nightly() || settings.classPath().isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
    Instant tonight = today.atTime(settings.at()).atZone(Rosters.ZONE).toInstant();
    LocalDate day = tonight.isAfter(clock.instant()) ? today : today.plusDays(1);
    ask(office, NIGHT + day, 0, day.atTime(settings.at()).atZone(Rosters.ZONE).toInstant());
  }

  /**
   * @param key whose scan it is: that of a night, or one that was asked for
   * @param turns how often its turn had not come
   */
  void ask(UUID office, String key, int turns, Instant at) {
    scheduler
        .getObject()
        .scheduleIfNotExists(new TaskInstance<Void>(TASK, office + "/" + key + "/" + turns), at);
  }
}
