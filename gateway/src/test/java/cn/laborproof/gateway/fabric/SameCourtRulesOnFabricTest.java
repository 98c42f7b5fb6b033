package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.gateway.fabric.RandomCourtHistory.Step;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of a court's own channel through the rule classes in memory and through the real
 * chaincode beside the court's peer.
 */
@Timeout(180)
class SameCourtRulesOnFabricTest {

  private static final int HISTORIES = 3;
  private static final int STEPS = 30;

  @TempDir Path temporary;
  private final Set<String> answers = new ConcurrentSkipListSet<>();

  @Test
  void memory_and_fabric_agree_on_every_history_of_a_court() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Seeded any : Seeded.runs(HISTORIES).toList()) {
        String registry = FreshRegistry.define(any.seed());
        running.add(threads.submit(() -> tell(any, registry)));
      }
      for (Future<?> history : running) {
        history.get();
      }
    }
    assertThat(answers).as("kinds of answers met").contains("recorded", "already-recorded");
  }

  private void tell(Seeded any, String registry) {
    try (Actors actors = new Actors(temporary.resolve(registry), registry)) {
      RandomCourtHistory history = new RandomCourtHistory(any);
      for (int i = 0; i < STEPS; i++) {
        Step step = history.next();
        ChannelClient client = actors.of(step.submitter().connection);
        Asked fabric = Asked.of(client, registry, step.function(), step.bytes());
        Asked memory = history.embedded(step);
        assertThat(fabric.outcome())
            .as("%s, step %d: %s", any, i, step)
            .isEqualTo(memory.outcome());
        assertThat(fabric.named()).isEqualTo(memory.named());
        answers.add(fabric.word());
      }
      assertSameState(history, actors.of("court-operator").peers().inOrder().getFirst());
    } catch (IOException | PeerAwayException | ChaincodeRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSameState(RandomCourtHistory history, PeerLink peer)
      throws PeerAwayException, ChaincodeRefusedException {
    for (String key : history.state.keys()) {
      assertThat(peer.evaluate("read", key))
          .as(key)
          .isEqualTo(history.state.get(key).map(JsonObject::canonicalBytes).orElseThrow());
    }
  }

  @Test
  void a_block_of_the_courts_channel_hashes_to_what_the_next_one_names() throws Exception {
    try (Actors actors = new Actors(temporary)) {
      PeerLink peer = actors.of("court-operator").peers().inOrder().getFirst();
      long height = peer.height();
      assertThat(height).isGreaterThan(2);
      for (long number = 1; number + 1 < Math.min(height, 20); number++) {
        var header = Blocks.header(peer.block(number));
        FabricCourtBlock block =
            new FabricCourtBlock(number, header.previousHash(), header.data(), Instant.EPOCH);
        assertThat(block.hash()).isEqualTo(Blocks.header(peer.block(number + 1)).previousHash());
      }
    }
  }
}
