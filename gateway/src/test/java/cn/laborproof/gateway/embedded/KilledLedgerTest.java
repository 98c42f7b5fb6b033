package cn.laborproof.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.LedgerAudit;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.testkit.Seeded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real process, killed with SIGKILL while it anchors, again and again on the same files. */
class KilledLedgerTest {

  private static final int KILLS = 5;
  private static final int MOST_ANCHORS = 25;

  @TempDir Path directory;

  static Stream<Seeded> runs() {
    return Seeded.runs(1);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_was_acknowledged_survives_every_kill(Seeded any) throws Exception {
    Map<Long, Digest> acknowledged = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      runUntilKilled(any, acknowledged);
      assertNothingLost(acknowledged);
    }
    assertThat(acknowledged).isNotEmpty();
  }

  /** Lets the worker acknowledge some anchors, waits a part of one more and kills it. */
  private void runUntilKilled(Seeded any, Map<Long, Digest> acknowledged)
      throws IOException, InterruptedException {
    Process worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AnchorWorker.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = worker.inputReader()) {
      for (int left = any.number(1, MOST_ANCHORS); left > 0; left--) {
        String line = said.readLine();
        assertThat(line).as("the worker ended by itself").isNotNull();
        acknowledge(line, acknowledged);
      }
      long spins = any.number(0L, 3_000_000L);
      for (long i = 0; i < spins; i++) {
        Thread.onSpinWait();
      }
      // By the handle: Process.destroyForcibly would also close the pipe with what was said last.
      assertThat(worker.toHandle().destroyForcibly()).isTrue();
      worker.waitFor();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        acknowledge(line, acknowledged);
      }
    }
  }

  private static void acknowledge(String line, Map<Long, Digest> acknowledged) {
    List<String> words = List.of(line.split(" "));
    if (words.size() == 2 && words.get(1).length() == 2 * Digest.LENGTH) {
      acknowledged.put(Long.valueOf(words.getFirst()), Digest.ofHex(words.get(1)));
    }
  }

  private void assertNothingLost(Map<Long, Digest> acknowledged) throws IOException {
    try (EmbeddedLedger ledger =
        EmbeddedLedger.open(directory.resolve("ledger"), Clock.systemUTC(), new SecureRandom())) {
      for (Map.Entry<Long, Digest> anchor : acknowledged.entrySet()) {
        AnchoredCheckpoint found =
            ledger.firstCovering(AnchorWorker.ORIGIN, anchor.getKey()).orElseThrow();
        assertThat(found.record().size()).isEqualTo(anchor.getKey());
        assertThat(found.blockHash()).isEqualTo(anchor.getValue());
        assertThat(
                new LedgerVerifier(ledger.trust())
                    .verify(
                        ledger.proofOf(AnchorWorker.ORIGIN, anchor.getKey()).orElseThrow(),
                        found.record().checkpoint()))
            .isInstanceOf(LedgerVerification.Proven.class);
      }
    }
    assertThat(LedgerAudit.examine(directory.resolve("ledger/blocks.jsonl"), null).clean())
        .isTrue();
  }
}
