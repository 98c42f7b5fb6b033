package cn.laborproof.signing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the start after a crash does before anything else may begin. */
@ServiceTest
class InterruptedAtStartTest {

  private static final class ProcessDied extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Autowired InterruptedActs interrupted;
  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired SchedulerClient scheduler;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired IdSource ids;
  @Autowired Clock clock;

  private Actor hr;
  private StreamId contract;

  @BeforeEach
  void a_stream() {
    hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    contract = StreamId.contract(ids.next());
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return contract;
        });
  }

  @Test
  void acts_that_were_under_way_are_written_down_as_interrupted_without_waiting() {
    UUID intent = die();

    start();

    var events = tenancy.as(hr, () -> trail.events(contract));
    assertThat(events)
        .extracting(EvidenceTrail.TrailEvent::kind)
        .containsExactly("seal-use.intended", "seal-use.failed");
    assertThat(events.getLast().facts()).containsEntry("reason", "interrupted");
    assertThat(scheduler.getScheduledExecution(waitingFor(intent))).isEmpty();
  }

  @Test
  void a_second_start_writes_nothing_twice() {
    die();
    start();
    start();
    assertThat(tenancy.as(hr, () -> trail.events(contract))).hasSize(2);
  }

  @Test
  void tasks_a_dead_process_had_taken_are_free_again() {
    UUID id = die();
    // What a scheduler that died in the middle leaves: taken, with a heart that beat a moment ago.
    jdbc.sql(
            """
            update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = now()
            where task_instance = ?
            """)
        .param(id.toString())
        .update();

    start();

    assertThat(tenancy.as(hr, () -> trail.events(contract))).hasSize(2);
    assertThat(
            jdbc.sql("select count(*) from scheduled_tasks where picked_by = 'dead'")
                .query(Long.class)
                .single())
        .isZero();
  }

  /** Begins an act and dies in it; gives the intent. */
  private UUID die() {
    UUID[] begun = new UUID[1];
    var act =
        OutsideAct.<String>of(
            EventDraft.of(contract, "seal-use.intended"),
            intent -> {
              begun[0] = intent;
              throw new ProcessDied();
            },
            value -> EventDraft.of(contract, "seal-use.done"));
    assertThatThrownBy(() -> tenancy.as(hr, () -> journal.bracket(act)))
        .isInstanceOf(ProcessDied.class);
    Instant due =
        scheduler.getScheduledExecution(waitingFor(begun[0])).orElseThrow().getExecutionTime();
    assertThat(due).isAfter(clock.instant());
    return begun[0];
  }

  private static TaskInstanceId waitingFor(UUID intent) {
    return OutsideActRecoveryTask.DESCRIPTOR.instanceId(intent.toString());
  }

  private void start() {
    new InterruptedAtStart(jdbc, interrupted, scheduler, clock).start();
  }
}
