package cn.laborproof.signing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@Import(InterruptedActTest.Recoveries.class)
@TestPropertySource(properties = "laborproof.evidence.intent-timeout=1s")
class InterruptedActTest {

  static final List<UUID> CLEANED = new CopyOnWriteArrayList<>();

  @TestConfiguration
  static class Recoveries {
    @Bean
    OutsideActRecovery keyUse() {
      return new OutsideActRecovery() {
        @Override
        public String intentKind() {
          return "worker-key.use.intended";
        }

        @Override
        public void interrupted(UUID intent, StreamId stream) {
          CLEANED.add(stream.subject());
        }
      };
    }
  }

  /** What the death of the process looks like from inside: nothing after the act runs. */
  private static final class ProcessDied extends Error {}

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;

  @Test
  void an_act_the_process_died_in_is_cleaned_up_and_written_down_as_failed() {
    Actor hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    StreamId contract = StreamId.contract(ids.next());
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return contract;
        });
    var act =
        OutsideAct.<String>of(
            EventDraft.of(contract, "worker-key.use.intended"),
            intent -> {
              throw new ProcessDied();
            },
            value -> EventDraft.of(contract, "worker-key.use.done"));
    assertThatThrownBy(() -> tenancy.as(hr, () -> journal.bracket(act)))
        .isInstanceOf(ProcessDied.class);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> tenancy.as(hr, () -> trail.events(contract)).size() == 2);
    var failed = tenancy.as(hr, () -> trail.events(contract)).getLast();
    assertThat(failed.kind()).isEqualTo("worker-key.use.failed");
    assertThat(failed.facts()).containsEntry("reason", "interrupted");
    assertThat(failed.actor()).isEqualTo("platform");
    assertThat(CLEANED).containsExactly(contract.subject());
  }
}
