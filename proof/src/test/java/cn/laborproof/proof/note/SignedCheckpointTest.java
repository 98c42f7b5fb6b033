package cn.laborproof.proof.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCheckpointTest {
  private static final Ed25519NoteSigner LOG = signer("log.example/evidence", 1);
  private static final Ed25519NoteSigner WITNESS = signer("witness.example", 2).asWitness();
  private static final Checkpoint STATE =
      new Checkpoint("log.example/evidence", 20_852_163, Digest.sha256(new byte[] {9}));

  private static final Instant COSIGNED = Instant.ofEpochSecond(1_679_315_147);

  /** The note and key that the documentation of Go's sumdb/note shows. */
  private static final String GO_VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String GO_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  @Test
  void verifies_the_note_of_the_go_documentation() {
    SignedNote note = SignedNote.parse(GO_NOTE);
    assertThat(note.isSignedBy(NoteVerifier.ofVkey(GO_VKEY))).isTrue();
    assertThat(note.isSignedBy(LOG.verifier())).isFalse();
    assertThat(note.encoded()).isEqualTo(GO_NOTE);
  }

  @Test
  void a_signed_checkpoint_is_read_back() {
    SignedCheckpoint signed = SignedCheckpoint.sign(STATE, LOG);
    SignedCheckpoint read = SignedCheckpoint.parse(signed.bytes());
    assertThat(read).isEqualTo(signed);
    assertThat(read.checkpoint()).isEqualTo(STATE);
    assertThat(read.isSignedBy(LOG.verifier())).isTrue();
    assertThat(read.signerAmong(List.of(WITNESS.verifier(), LOG.verifier())))
        .contains(LOG.verifier());
  }

  @Test
  void only_the_key_named_like_the_origin_signs_for_a_log() {
    Ed25519NoteSigner other = signer("other.example", 3);
    SignedNote note = SignedNote.sign(STATE.text(), other);
    SignedCheckpoint signed = new SignedCheckpoint(STATE, note);
    assertThat(note.isSignedBy(other.verifier())).isTrue();
    assertThat(signed.isSignedBy(other.verifier())).isFalse();
    assertThatThrownBy(() -> SignedCheckpoint.sign(STATE, other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void witnesses_are_counted_once_each_and_never_stand_for_the_log() {
    NoteSignature cosignature = cosigned(WITNESS, COSIGNED);
    SignedCheckpoint cosigned = signed().with(List.of(cosignature, cosignature));
    List<NoteVerifier> twice = List.of(WITNESS.verifier(), WITNESS.verifier());
    assertThat(cosigned.witnessedBy(twice, COSIGNED)).containsExactly(WITNESS.verifier());
    assertThat(cosigned.isSignedBy(LOG.verifier())).isTrue();
    assertThat(cosignature.cosignedAt()).contains(COSIGNED);
    assertThat(cosigned.witnessedBy(List.of(LOG.verifier()), COSIGNED)).isEmpty();
    assertThat(signed().witnessedBy(List.of(WITNESS.verifier()), COSIGNED)).isEmpty();
  }

  @Test
  void two_keys_of_one_name_and_two_names_of_one_key_are_one_witness() {
    Ed25519NoteSigner newKey = signer("witness.example", 4).asWitness();
    Ed25519NoteSigner otherName = signer("second.example", 2).asWitness();
    Ed25519NoteSigner another = signer("third.example", 5).asWitness();
    List<NoteVerifier> believed =
        Stream.of(WITNESS, newKey, otherName, another).map(Ed25519NoteSigner::verifier).toList();
    SignedCheckpoint cosigned =
        signed()
            .with(
                Stream.of(WITNESS, newKey, otherName, another)
                    .map(witness -> cosigned(witness, COSIGNED))
                    .toList());
    assertThat(cosigned.witnessedBy(believed, COSIGNED))
        .containsExactly(WITNESS.verifier(), another.verifier());
  }

  @Test
  void a_cosignature_from_the_future_does_not_count() {
    SignedCheckpoint cosigned = signed().with(List.of(cosigned(WITNESS, COSIGNED)));
    assertThat(cosigned.witnessedBy(List.of(WITNESS.verifier()), COSIGNED.minusSeconds(1)))
        .isEmpty();
  }

  @Test
  void a_cosignature_over_another_time_or_root_does_not_verify() {
    byte[] blob = Base64Text.decode(cosigned(WITNESS, COSIGNED).line().split(" ")[2]);
    blob[11] ^= 1; // last byte of the time
    String shifted = "— witness.example " + Base64Text.encode(blob);
    SignedCheckpoint later = signed().with(List.of(NoteSignature.parse(shifted)));
    assertThat(later.witnessedBy(List.of(WITNESS.verifier()), Instant.MAX)).isEmpty();

    Checkpoint fork = new Checkpoint(STATE.origin(), STATE.size(), Digest.sha256(new byte[] {8}));
    SignedCheckpoint moved =
        SignedCheckpoint.sign(fork, LOG).with(List.of(cosigned(WITNESS, COSIGNED)));
    assertThat(moved.witnessedBy(List.of(WITNESS.verifier()), Instant.MAX)).isEmpty();
  }

  @Test
  void only_the_witness_s_own_line_is_taken_from_an_answer() {
    NoteSignature own = cosigned(WITNESS, COSIGNED);
    String strange = cosigned(signer("stranger.example", 6).asWitness(), COSIGNED).line() + "\n";
    assertThat(signed().cosignatureIn(strange + own.line() + "\n", WITNESS.verifier()))
        .contains(own);
    assertThat(signed().cosignatureIn(strange, WITNESS.verifier())).isEmpty();
    assertThat(signed().cosignatureIn(own.line() + "\n", LOG.verifier())).isEmpty();

    // Signed over more than the checkpoint: an empty line in the answer must not move the border.
    String text = STATE.text() + "\nmore\n";
    String tail = NoteSignature.cosign(text, WITNESS, COSIGNED).line() + "\n";
    assertThat(signed().cosignatureIn("more\n\n" + tail, WITNESS.verifier())).isEmpty();
    assertThatThrownBy(() -> signed().cosignatureIn("<html>\n", WITNESS.verifier()))
        .isInstanceOf(MalformedException.class);
  }

  private static SignedCheckpoint signed() {
    return SignedCheckpoint.sign(STATE, LOG);
  }

  private static NoteSignature cosigned(Ed25519NoteSigner witness, Instant time) {
    return NoteSignature.cosign(STATE.text(), witness, time);
  }

  @Test
  void a_false_line_beside_a_true_one_spoils_the_note() {
    SignedNote genuine = SignedCheckpoint.sign(STATE, LOG).note();
    SignedNote elsewhere = SignedNote.sign("other text\n", LOG);
    SignedNote both = genuine.with(elsewhere.signatures().getFirst());
    assertThat(both.isSignedBy(LOG.verifier())).isFalse();
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(300);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_flipped_bit_leaves_the_same_checkpoint_signed(Seeded any) {
    byte[] flipped = any.withOneBitFlipped(SignedCheckpoint.sign(STATE, LOG).bytes());
    try {
      assertThat(SignedCheckpoint.parse(flipped).isSignedBy(LOG.verifier())).isFalse();
    } catch (MalformedException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log.example\n1\n",
        "log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n",
        "log.example\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log.example\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n",
        "log example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log+example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
      })
  void refuses_as_checkpoint(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refuses_notes_without_signature_with_controls_or_too_many_lines() {
    assertThatThrownBy(() -> SignedNote.parse("text\n")).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> SignedNote.parse("text\n\n")).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> SignedNote.parse("te\u0007xt\n\n" + line()))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> SignedNote.parse("text\n\n" + line().repeat(65)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> SignedNote.parse("text\n\n" + line().replace("— ", "- ")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff}))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void a_vkey_is_read_back_and_its_hash_must_fit() {
    assertThat(NoteVerifier.ofVkey(GO_VKEY).vkey()).isEqualTo(GO_VKEY);
    assertThat(NoteVerifier.ofVkey(WITNESS.verifier().vkey())).isEqualTo(WITNESS.verifier());
    assertThatThrownBy(() -> NoteVerifier.ofVkey(GO_VKEY.replace("c74f20a3", "c74f20a4")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> NoteVerifier.ofVkey("a+b")).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> NoteVerifier.ofVkey("a+00000000+"))
        .isInstanceOf(MalformedException.class);
  }

  private static String line() {
    return SignedNote.sign("text\n", LOG).signatures().getFirst().line() + "\n";
  }

  private static Ed25519NoteSigner signer(String name, int seed) {
    return Ed25519NoteSigner.ofSeed(
        name, Digest.sha256(("" + seed).getBytes(StandardCharsets.UTF_8)).bytes());
  }
}
