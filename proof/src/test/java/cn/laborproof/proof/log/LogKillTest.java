package cn.laborproof.proof.log;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.fsck.FsckReport;
import cn.laborproof.proof.fsck.LogFsck;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.testkit.Seeded;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process (SIGKILL) again and again: nothing acknowledged is ever lost. */
class LogKillTest {
  private static final Ed25519NoteSigner LOG =
      Ed25519NoteSigner.ofSeed("log.example/killed", new byte[32]);
  private static final int KILLS = 6;

  @Test
  void a_killed_writer_loses_nothing_it_acknowledged(@TempDir Path dir) throws Exception {
    Seeded any = Seeded.runs(1).findFirst().orElseThrow();
    Optional<Checkpoint> acknowledged = Optional.empty();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = Optional.of(runAndKill(dir, any.number(1, 12)));
      FsckReport report =
          new LogFsck(
                  DirectoryTileStore.open(dir),
                  List.of(LOG.verifier()),
                  acknowledged,
                  Collections.emptyIterator(),
                  false)
              .run();
      assertThat(report.findings()).as("%s", any).isEmpty();
    }
    try (LogWriter writer = LogWriter.open(DirectoryTileStore.open(dir), LOG, acknowledged)) {
      assertThat(writer.reader().entries(0, writer.size()))
          .isEqualTo(entries(0, (int) writer.size()));
    }
  }

  /** Starts a writer, waits for so many acknowledged batches, kills it in the middle of another. */
  private static Checkpoint runAndKill(Path dir, int batches) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader acknowledgements =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      String last = "";
      for (int i = 0; i < batches; i++) {
        last = acknowledgements.readLine();
      }
      String[] parts = last.split(" ");
      return new Checkpoint(
          LOG.verifier().name(), Long.parseLong(parts[0]), Digest.ofHex(parts[1]));
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  /** Appends batches of changing size for ever and prints each checkpoint it was given. */
  static final class EndlessWriter {
    public static void main(String[] arguments) throws Exception {
      try (LogWriter writer =
          LogWriter.open(DirectoryTileStore.open(Path.of(arguments[0])), LOG, Optional.empty())) {
        for (int batch = 1; ; batch = batch * 7 % 61 + 1) {
          int from = (int) writer.size();
          Checkpoint state = writer.append(from, entries(from, from + batch)).checkpoint();
          System.out.println(state.size() + " " + state.root());
        }
      }
    }
  }

  /** The entry of an index follows from it, so a restarted writer repeats what it had begun. */
  private static List<LogEntry> entries(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Digest.sha256(("entry " + i).getBytes(StandardCharsets.US_ASCII)))
        .map(LogEntry::ofCommitment)
        .toList();
  }
}
