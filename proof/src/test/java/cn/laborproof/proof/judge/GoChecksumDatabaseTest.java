package cn.laborproof.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's {@code golang.org/x/mod/sumdb} must accept what we write and refuse what is changed. */
@Tag("judge")
class GoChecksumDatabaseTest {
  private static final Ed25519NoteSigner LOG =
      Ed25519NoteSigner.ofSeed("log.example/judged", new byte[32]);
  private static final int SIZE = 1000;
  private static final int FIRST = 391;

  @TempDir private static Path dir;
  private static Path judge;
  private static List<LogEntry> entries;
  private static LogReader reader;
  private static SignedCheckpoint first;
  private static SignedCheckpoint last;

  @BeforeAll
  static void writeLogAndBuildJudge() throws Exception {
    judge = dir.resolve("judge");
    Answer built =
        run(Path.of("src/judge/go"), List.of("go", "build", "-o", judge.toString(), "."));
    assertThat(built.exit()).as(built.text()).isZero();
    Seeded any = Seeded.of(5);
    entries = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      entries.add(LogEntry.ofCommitment(Digest.of(any.bytes(32))));
    }
    DirectoryTileStore store = DirectoryTileStore.open(dir.resolve("log"));
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      first = writer.append(0, entries.subList(0, FIRST));
      last = writer.append(FIRST, entries.subList(FIRST, SIZE));
      reader = writer.reader();
    }
  }

  @Test
  void accepts_the_checkpoint_as_the_log_publishes_it() throws Exception {
    assertAccepted(List.of(LOG.verifier().vkey(), dir.resolve("log/checkpoint").toString()));
  }

  @Test
  void accepts_inclusion_of_first_last_and_any_entry() throws Exception {
    List<String> arguments = arguments(last);
    for (int index : new int[] {0, 1, 255, 256, 511, 512, 767, SIZE - 2, SIZE - 1}) {
      arguments.addAll(inclusion(index, last));
    }
    assertAccepted(arguments);
  }

  @Test
  void accepts_consistency_of_two_checkpoints() throws Exception {
    assertAccepted(consistency(reader.consistency(FIRST, SIZE).path()));
  }

  @Test
  void accepts_a_checkpoint_that_a_witness_cosigned() throws Exception {
    Ed25519NoteSigner witness =
        Ed25519NoteSigner.ofSeed("witness.example", new byte[32]).asWitness();
    NoteSignature cosignature =
        NoteSignature.cosign(last.note().text(), witness, Instant.EPOCH.plusSeconds(99));
    Path cosigned = write("cosigned", last.note().with(cosignature).bytes());
    assertAccepted(List.of(LOG.verifier().vkey(), cosigned.toString()));
  }

  @Test
  void refuses_what_we_refuse() throws Exception {
    byte[] changed = last.bytes();
    changed[changed.length - 10] ^= 1;
    assertRefused(List.of(LOG.verifier().vkey(), write("changed", changed).toString()));
    List<String> swapped = arguments(last);
    swapped.add(inclusion(1, last).get(0));
    swapped.add(inclusion(2, last).get(1));
    assertRefused(swapped);
    assertRefused(consistency(reader.consistency(FIRST - 1, SIZE).path()));
  }

  private static List<String> arguments(SignedCheckpoint checkpoint) throws IOException {
    Path file = write("checkpoint-" + checkpoint.checkpoint().size(), checkpoint.bytes());
    return new ArrayList<>(List.of(LOG.verifier().vkey(), file.toString()));
  }

  private static List<String> inclusion(int index, SignedCheckpoint checkpoint) throws IOException {
    TlogProof proof =
        TlogProof.of(reader.inclusion(index, checkpoint.checkpoint().size()), checkpoint);
    return List.of(
        write("leaf-" + index, entries.get(index).bytes()).toString(),
        write(index + ".tlog-proof", proof.bytes()).toString());
  }

  private static List<String> consistency(List<Digest> path) throws IOException {
    List<String> arguments = arguments(first);
    List<String> lines = path.stream().map(node -> Base64Text.encode(node.bytes())).toList();
    Path proof = write("consistency", String.join("\n", lines).getBytes(StandardCharsets.US_ASCII));
    arguments.add("--consistency");
    arguments.add(arguments(last).get(1));
    arguments.add(proof.toString());
    return arguments;
  }

  private static void assertAccepted(List<String> arguments) throws Exception {
    Answer answer = ask(arguments);
    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(answer.text()).isEqualTo("accepted\n");
  }

  private static void assertRefused(List<String> arguments) throws Exception {
    Answer answer = ask(arguments);
    assertThat(answer.exit()).as(answer.text()).isEqualTo(1);
    assertThat(answer.text()).startsWith("refused:");
  }

  private static Answer ask(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(judge.toString()));
    command.addAll(arguments);
    return run(dir, command);
  }

  private record Answer(int exit, String text) {}

  private static Answer run(Path directory, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Answer(process.exitValue(), text);
  }

  private static Path write(String name, byte[] content) throws IOException {
    return Files.write(dir.resolve(name), content);
  }
}
