package cn.laborproof.signing.evidence.anchor;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.IdSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A court that takes every call and never says a word. */
@ServiceTest
class SilentCourtTest {

  private static final int EVENTS = 4;
  private static ServerSocket silence;

  @DynamicPropertySource
  static void court(DynamicPropertyRegistry properties) throws IOException {
    silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    properties.add(
        "laborproof.authorities-uri", () -> "http://127.0.0.1:" + silence.getLocalPort());
  }

  @AfterAll
  static void close() throws IOException {
    silence.close();
  }

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;

  @Test
  void anchors_do_not_wait_for_a_court_that_is_silent() {
    Actor hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    long begun = System.nanoTime();

    for (int i = 0; i < EVENTS; i++) {
      StreamId contract = StreamId.contract(ids.next());
      tenancy.inTransaction(
          hr,
          () -> {
            journal.open(contract, "330106");
            return journal.append(EventDraft.of(contract, "contract.drafted"));
          });
      await()
          .atMost(ofSeconds(30))
          .until(() -> tenancy.as(hr, () -> trail.proven(contract)).isAnchored());
      assertThat(tenancy.as(hr, () -> trail.proven(contract)).isReceipted()).isFalse();
    }

    assertThat(System.nanoTime() - begun).isLessThan(ofSeconds(5L * EVENTS).toNanos());
  }
}
