package cn.laborproof.gateway.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.note.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the specification asks of {@code add-checkpoint}, request by request. */
class WitnessTest {
  private static final String NAME = "witness.example/w1";
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir Path directory;
  private final GrowingLog log = GrowingLog.empty().grow(40);

  @Test
  void the_first_checkpoint_is_cosigned_and_any_that_grew_from_it() throws Exception {
    try (Witness witness = open()) {
      for (int old = 0, size = 1; size <= 40; old = size, size += 3) {
        SignedCheckpoint checkpoint = log.checkpoint(size);
        NoteSignature line = cosigned(add(witness, log.request(old, size)));
        assertThat(checkpoint.cosignatureIn(line.line() + "\n", witness.verifier())).contains(line);
        assertThat(line.cosignedAt()).contains(NOW);
      }
    }
  }

  @Test
  void the_same_checkpoint_again_is_cosigned_again() throws Exception {
    try (Witness witness = open()) {
      cosigned(add(witness, log.request(0, 7)));
      cosigned(add(witness, log.request(7, 7)));
      assertThat(witness.sizeOf(GrowingLog.ORIGIN)).isEqualTo(7);
    }
  }

  @Test
  void an_unknown_log_is_404_and_a_strangers_signature_403() throws Exception {
    Ed25519NoteSigner other = Ed25519NoteSigner.ofSeed("other.example", new byte[32]);
    Ed25519NoteSigner forger = Ed25519NoteSigner.ofSeed(GrowingLog.ORIGIN, forgersSeed());
    Checkpoint state = log.checkpoint(5).checkpoint();
    try (Witness witness = open()) {
      var unknown = new Checkpoint("other.example", 5, state.root());
      assertRefused(404, witness, request(SignedCheckpoint.sign(unknown, other).note()));
      assertRefused(403, witness, request(SignedCheckpoint.sign(state, forger).note()));
      // Its own cosignature does not stand for the log's signature.
      NoteSignature own = cosigned(add(witness, log.request(0, 5)));
      assertRefused(403, witness, request(new SignedNote(state.text(), List.of(own))));
    }
  }

  @Test
  void another_old_size_is_409_with_the_size() throws Exception {
    try (Witness witness = open()) {
      assertThat(add(witness, log.request(3, 7))).isEqualTo(new WitnessReply.Conflict(0));
      cosigned(add(witness, log.request(0, 7)));
      assertThat(add(witness, log.request(0, 9))).isEqualTo(new WitnessReply.Conflict(7));
      assertThat(add(witness, log.request(0, 5))).isEqualTo(new WitnessReply.Conflict(7));
      assertRefused(400, witness, log.request(7, 5));
    }
  }

  @Test
  void a_proof_that_does_not_hold_is_422() throws Exception {
    try (Witness witness = open()) {
      cosigned(add(witness, log.request(0, 7)));
      List<Digest> path = log.path(7, 12);
      SignedCheckpoint next = log.checkpoint(12);
      assertRefused(422, witness, GrowingLog.request(7, path.subList(1, path.size()), next));
      assertRefused(422, witness, GrowingLog.request(7, path.reversed(), next));
      assertRefused(422, witness, GrowingLog.request(7, List.of(), next));
      assertRefused(422, witness, GrowingLog.request(7, path, log.checkpoint(7)));
      GrowingLog fork = log.fork(6, "fork").grow(12);
      assertRefused(422, witness, fork.request(7, 12));
      assertThat(witness.sizeOf(GrowingLog.ORIGIN)).isEqualTo(7);
    }
    try (Witness fresh = openIn(directory.resolve("fresh"))) {
      assertRefused(422, fresh, GrowingLog.request(0, log.path(3, 7), log.checkpoint(7)));
    }
  }

  @Test
  void another_root_of_the_same_size_is_409_and_kept_as_proof_against_the_log() throws Exception {
    GrowingLog fork = log.fork(6, "fork").grow(7);
    try (Witness witness = open()) {
      cosigned(add(witness, log.request(0, 7)));
      assertThat(add(witness, fork.request(7, 7))).isEqualTo(new WitnessReply.Conflict(7));
      assertThat(add(witness, fork.request(7, 7))).isEqualTo(new WitnessReply.Conflict(7));
    }
    try (var files = Files.list(directory.resolve("forks"))) {
      String[] notes = Files.readString(files.toList().getFirst()).split("\n---\n\n");
      assertThat(notes)
          .containsExactly(log.checkpoint(7).note().encoded(), fork.checkpoint(7).note().encoded());
    }
  }

  @Test
  void what_is_not_a_request_is_400() throws Exception {
    String good = log.request(0, 7);
    String note = log.checkpoint(7).note().encoded();
    String node = good.split("\n", -1)[4] + "\n";
    try (Witness witness = open()) {
      for (String bad :
          List.of(
              "",
              "old 0\n",
              "old 00\n\n" + note,
              "old -1\n\n" + note,
              "old +1\n\n" + note,
              "old  0\n\n" + note,
              "old 9223372036854775808\n\n" + note,
              "size 0\n\n" + note,
              "old 0\nno base64\n\n" + note,
              "old 0\n" + node.repeat(64) + "\n" + note,
              "old 0\n\n" + note.replace("\n\n", "\n"),
              "old 0\n\n" + note.substring(0, note.length() - 1),
              good.replace("\n7\n", "\n07\n"))) {
        assertRefused(400, witness, bad);
      }
      assertThat(witness.add(new byte[] {(byte) 0xff})).isInstanceOf(WitnessReply.Refused.class);
    }
  }

  @Test
  void lines_of_unknown_keys_are_ignored_and_extension_lines_are_cosigned_with_the_rest()
      throws Exception {
    String text = log.checkpoint(7).checkpoint().text() + "extension\n";
    Ed25519NoteSigner stranger = Ed25519NoteSigner.ofSeed("stranger.example", new byte[32]);
    SignedNote extended = SignedNote.sign(text, GrowingLog.KEY);
    SignedNote more = extended.with(SignedNote.sign(text, stranger).signatures().getFirst());
    try (Witness witness = open()) {
      NoteSignature line = cosigned(add(witness, request(more)));
      assertThat(extended.with(line).isSignedBy(witness.verifier())).isTrue();
    }
    assertThat(Files.readString(directory.resolve("witness-state.json")))
        .doesNotContain("stranger.example");
  }

  @Test
  void key_and_memory_outlive_a_restart_and_are_the_owners_alone() throws Exception {
    String vkey;
    try (Witness witness = open()) {
      vkey = witness.verifier().vkey();
      cosigned(add(witness, log.request(0, 7)));
    }
    try (Witness witness = open()) {
      assertThat(witness.verifier().vkey()).isEqualTo(vkey);
      assertThat(add(witness, log.request(0, 9))).isEqualTo(new WitnessReply.Conflict(7));
    }
    for (String file : List.of("witness-key.pem", "witness-state.json")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_witness_that_forgot_or_is_renamed_or_runs_twice_does_not_start() throws Exception {
    try (Witness witness = open()) {
      cosigned(add(witness, log.request(0, 7)));
      assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
    }
    assertThatThrownBy(() ->
            Witness.open(
                directory,
                "renamed.example",
                List.of(GrowingLog.KEY.verifier()),
                Clock.systemUTC(),
                new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(NAME);
    Path state = directory.resolve("witness-state.json");
    Files.writeString(state, Files.readString(state).replace("\"size\":7", "\"size\":"));
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    Files.delete(state);
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("lost");
  }

  @Test
  void the_command_line_says_what_it_lacks() throws Exception {
    String vkey = GrowingLog.KEY.verifier().vkey();
    Path file = Files.writeString(directory.resolve("logs"), "# ours\n\n" + vkey + "\n");
    WitnessOptions read =
        WitnessOptions.of("--state", "s", "--name", "n", "--logs", file.toString());
    assertThat(read.logs()).containsExactly(GrowingLog.KEY.verifier());
    assertThat(read.listen().getPort()).isEqualTo(8090);
    for (String[] bad :
        List.of(
            new String[] {},
            new String[] {"--state", "s", "--name", "n"},
            new String[] {"--state", "s", "--name", "n", "--log", "no vkey"},
            new String[] {"--state", "s", "--name", "n", "--log", vkey, "--listen", "8090"},
            new String[] {"--state", "s", "--name", "n", "--log", vkey, "--fast", "1"},
            new String[] {"--state"})) {
      assertThatThrownBy(() -> WitnessOptions.of(bad)).isInstanceOf(MalformedException.class);
    }
  }

  private Witness open() throws IOException {
    return openIn(directory);
  }

  private static Witness openIn(Path folder) throws IOException {
    return Witness.open(
        folder,
        NAME,
        List.of(GrowingLog.KEY.verifier()),
        Clock.fixed(NOW, ZoneOffset.UTC),
        new SecureRandom());
  }

  private static byte[] forgersSeed() {
    byte[] seed = new byte[32];
    seed[0] = 1;
    return seed;
  }

  private static String request(SignedNote note) {
    return "old 0\n\n" + note.encoded();
  }

  private static WitnessReply add(Witness witness, String request) throws IOException {
    return witness.add(request.getBytes(StandardCharsets.UTF_8));
  }

  private static NoteSignature cosigned(WitnessReply reply) {
    assertThat(reply).isInstanceOf(WitnessReply.Cosigned.class);
    return ((WitnessReply.Cosigned) reply).line();
  }

  private static void assertRefused(int status, Witness witness, String request)
      throws IOException {
    assertThat(add(witness, request))
        .as(request)
        .isInstanceOfSatisfying(
            WitnessReply.Refused.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }
}
