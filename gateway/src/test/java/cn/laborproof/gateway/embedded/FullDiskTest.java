package cn.laborproof.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.ledger.LedgerAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process whose files may not grow beyond a limit, which the kernel enforces as it does a
 * full disk.
 */
class FullDiskTest {

  /** In units of 1024 bytes: some twenty blocks. */
  private static final int LIMIT = 64;

  @TempDir Path directory;

  @Test
  void a_block_the_disk_does_not_take_is_certainly_not_written_and_the_ledger_stays_whole()
      throws IOException, InterruptedException {
    Path said = directory.resolve("said");
    Path failed = directory.resolve("failed");
    Process worker =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f " + LIMIT + "; exec \"$@\"",
                "worker",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                AnchorWorker.class.getName(),
                directory.toString())
            .redirectOutput(said.toFile())
            .redirectError(failed.toFile())
            .start();

    assertThat(worker.waitFor()).isNotZero();

    assertThat(Files.readString(failed, StandardCharsets.UTF_8)).contains("NotSubmitted");
    List<String> acknowledged = Files.readAllLines(said, StandardCharsets.US_ASCII);
    assertThat(acknowledged).hasSizeGreaterThan(3);
    assertThat(LedgerAudit.examine(directory.resolve("ledger/blocks.jsonl"), null).clean())
        .isTrue();
    try (EmbeddedLedger ledger =
        EmbeddedLedger.open(directory.resolve("ledger"), Clock.systemUTC(), new SecureRandom())) {
      long anchored = ledger.latest(AnchorWorker.ORIGIN).orElseThrow().record().size();
      assertThat(acknowledged.getLast()).startsWith(anchored + " ");
    }
  }
}
