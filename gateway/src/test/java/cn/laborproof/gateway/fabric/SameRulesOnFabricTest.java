package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.gateway.fabric.RandomHistory.Step;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.testkit.ConsortiumNetwork;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    System.err.println("answers: " + new TreeSet<>(answers));
    assertThat(answers).as("kinds of answers met").contains("recorded", "already-recorded");
  }

  private RandomHistory tell(Seeded any, Actors actors) {
    String origin = ConsortiumNetwork.freshOrigin("rules");
    RandomHistory history = new RandomHistory(any, origin);
    for (int i = 0; i < STEPS; i++) {
      Step step = history.next();
      String command =
          new String(step.command().toJson().canonicalBytes(), StandardCharsets.US_ASCII);
      RuleOutcome fabric = onFabric(actors.of(step.submitter().connection), origin, command);
      assertThat(fabric).as("%s, step %d: %s", any, i, step).isEqualTo(history.embedded(step));
      answers.add(word(fabric));
    }
    return history;
  }

  private RuleOutcome onFabric(ChannelClient client, String lane, String command) {
    for (int attempt = 0; attempt < 5; attempt++) {
      switch (client.submitter().submit(lane, lane + command.hashCode(), "apply", command)) {
        case Settlement.Committed(long block, byte[] result) -> {
          lastBlock.accumulateAndGet(block, Math::max);
          return outcome(result);
        }
        case Settlement.Already(byte[] result) -> {
          return outcome(result);
        }
        case Settlement.Refused(RuleOutcome.Refused why) -> {
          return why;
        }
        case Settlement.NotSubmitted ignored -> {}
        case Settlement.Unknown(String why) -> throw new AssertionError(why);
      }
    }
    throw new AssertionError("no answer to " + command);
  }

  private static RuleOutcome outcome(byte[] result) {
    JsonFields fields = Json.parseCanonicalObject(result).fields("answer");
    String key = fields.string("key");
    RuleOutcome outcome =
        switch (fields.string("outcome")) {
          case "recorded" -> new RuleOutcome.Recorded(key);
          case "already-recorded" -> new RuleOutcome.AlreadyRecorded(key);
          default -> throw new AssertionError(new String(result, StandardCharsets.UTF_8));
        };
    fields.end();
    return outcome;
  }

  private static String word(RuleOutcome outcome) {
    return switch (outcome) {
      case RuleOutcome.Recorded ignored -> "recorded";
      case RuleOutcome.AlreadyRecorded ignored -> "already-recorded";
      case RuleOutcome.Refused refused -> refused.reason().name();
    };
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
