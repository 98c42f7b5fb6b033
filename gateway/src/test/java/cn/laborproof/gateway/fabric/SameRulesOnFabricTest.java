package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.gateway.fabric.RandomHistory.Step;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.testkit.ConsortiumNetwork;
import cn.laborproof.testkit.Seeded;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories through the rule classes over an embedded state, and through the chaincode of
 * three institutions on a real network: each answer and every value of the state must be the same.
 * The histories run side by side, each on a log of its own.
 */
@Timeout(180)
class SameRulesOnFabricTest {

  private static final int HISTORIES = 8;
  private static final int STEPS = 18;

  @TempDir Path temporary;
  private final Set<String> answers = new ConcurrentSkipListSet<>();
  private final AtomicLong lastBlock = new AtomicLong();

  @Test
  void embedded_and_fabric_agree_on_every_history() throws Exception {
    try (Actors actors = new Actors(temporary);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RandomHistory>> running = new ArrayList<>();
      for (Seeded any : Seeded.runs(HISTORIES).toList()) {
        running.add(threads.submit(() -> tell(any, actors)));
      }
      List<RandomHistory> told = new ArrayList<>();
      for (Future<RandomHistory> history : running) {
        told.add(history.get());
      }
      try (ChannelClient everybody =
          ChannelClient.open(
              ConsortiumNetwork.connection("labour-operator"),
              temporary.resolve("everybody"),
              Duration.ofSeconds(30),
              Clock.systemUTC())) {
        for (PeerLink peer : everybody.peers().inOrder()) {
          assertSameState(told, peer);
        }
      }
    }
    assertThat(answers).as("kinds of answers met").contains("recorded", "already-recorded");
  }

  private RandomHistory tell(Seeded any, Actors actors) {
    String origin = ConsortiumNetwork.freshOrigin("rules");
    RandomHistory history = new RandomHistory(any, origin);
    for (int i = 0; i < STEPS; i++) {
      Step step = history.next();
      Asked fabric =
          Asked.of(
              actors.of(step.submitter().connection),
              origin,
              "apply",
              step.command().toJson().canonicalBytes());
      assertThat(fabric.outcome())
          .as("%s, step %d: %s", any, i, step)
          .isEqualTo(history.embedded(step));
      lastBlock.accumulateAndGet(fabric.block(), Math::max);
      answers.add(fabric.word());
    }
    return history;
  }

  private void assertSameState(List<RandomHistory> told, PeerLink peer) throws Exception {
    while (peer.height() <= lastBlock.get()) {
      Thread.onSpinWait();
    }
    for (RandomHistory history : told) {
      for (String key : history.state.keys()) {
        assertThat(peer.evaluate("read", key))
            .as("%s at %s", key, peer.institution())
            .isEqualTo(history.state.get(key).map(JsonObject::canonicalBytes).orElseThrow());
      }
    }
  }
}
