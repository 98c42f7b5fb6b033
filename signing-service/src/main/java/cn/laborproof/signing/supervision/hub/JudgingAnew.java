package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.access.Tenancy;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has employers judged anew that were judged today by rules which have changed since. Who is to be
 * judged is what the database says – a change in force with a higher number than the employer was
 * judged with –, so that there is nothing to mark and nothing to lose: this only wakes the hubs.
 */
@Configuration(proxyBeanMethods = false)
public class JudgingAnew {

  private static final String TASK = "rules-judged-anew";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;
  private static final int PROVINCE = 2;

  /** As many as somebody looks through. */
  private static final int NAMED = 20;

  private final JudgementTask task;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final JdbcClient jdbc;
  private final Tenancy tenancy;
  private final Clock clock;

  JudgingAnew(
      JudgementTask task,
      ObjectProvider<SchedulerClient> scheduler,
      JdbcClient jdbc,
      Tenancy tenancy,
      Clock clock) {
    this.task = task;
    this.scheduler = scheduler;
    this.jdbc = jdbc;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Stands in the database, in the transaction that switches a change on. */
  public void ask(String region, UUID change, Instant at) {
    scheduler
        .getObject()
        .scheduleIfNotExists(new TaskInstance<Void>(TASK, region + "/" + change), at);
  }

  @Bean
  OneTimeTask<Void> rulesJudgedAnewTask() {
    return Tasks.oneTime(TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> {
          String[] regionAndChange = instance.getId().split("/");
          wake(regionAndChange[0], regionAndChange[1]);
        });
  }

  /**
   * Every hub of the province looks: a city keeps employers of its districts, and a district some
   * with a seat next door. Who has nobody to judge is done at once.
   */
  private void wake(String region, String change) {
    tenancy.inTransaction(
        PlatformFindings.in(region.substring(0, PROVINCE)),
        () -> {
          List<UUID> hubs =
              jdbc.sql("select tenant_id from fact_office order by tenant_id")
                  .query((row, _) -> row.getObject(1, UUID.class))
                  .list();
          hubs.forEach(hub -> task.lookAt(hub, "rules " + change, clock.instant()));
          return hubs;
        });
  }

  /**
   * How far a change is. Called in the caller's transaction.
   *
   * @param activation its number among all that were switched on
   * @param from its first day: who was judged before then was not judged by it
   */
  public JudgedAnew progress(long activation, String region, LocalDate from) {
    String concerned =
        " from fact_employer where starts_with(coalesce(judged_seat, region), :region)";
    String judged = "coalesce(judged_rules >= :activation and judged_on >= :from, false)";
    List<Long> counts =
        jdbc.sql("select count(*) filter (where " + judged + "), count(*)" + concerned)
            .param("region", region)
            .param("activation", activation)
            .param("from", from)
            .query((row, _) -> List.of(row.getLong(1), row.getLong(2)))
            .single();
    List<String> waiting =
        counts.getFirst().equals(counts.getLast())
            ? List.of()
            : jdbc.sql(
                    "select distinct employer"
                        + concerned
                        + " and not "
                        + judged
                        + " order by employer limit "
                        + NAMED)
                .param("region", region)
                .param("activation", activation)
                .param("from", from)
                .query((row, _) -> row.getString(1))
                .list();
    return new JudgedAnew(counts.getFirst(), counts.getLast(), waiting);
  }
}
