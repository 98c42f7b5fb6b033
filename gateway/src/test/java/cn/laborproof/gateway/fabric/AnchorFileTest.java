package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.Institution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFileTest {

  private static final Digest SOME = Digest.sha256(new byte[] {1});
  private static final Ed25519SecretKey KEY = Ed25519SecretKey.generate(new SecureRandom());

  private final FabricConnection connection =
      new FabricConnection(
          "labour",
          "evidence-log",
          SOME,
          new FabricConnection.Identity("OperatorMSP", Path.of("cert"), Path.of("key")),
          List.of(
              new FabricConnection.Peer(
                  Institution.COURT, "localhost", 1, Path.of("root"), Optional.empty())),
          Institution.OPERATOR,
          3,
          2,
          true);

  @TempDir Path directory;

  private AnchorFile open(long nextBlock) throws IOException {
    return AnchorFile.open(directory.resolve("anchors"), "a.test/log", connection, nextBlock);
  }

  private static AnchoredCheckpoint anchor(long size, long block, AnchorPurpose purpose) {
    Ed25519PublicKey key = KEY.publicKey();
    Ed25519Signature signature = KEY.sign(new byte[] {1});
    return new AnchoredCheckpoint(
        new CheckpointRecord("a.test/log", size, SOME, key, signature, purpose),
        "labour",
        SOME,
        block,
        SOME,
        SOME,
        Instant.parse("2026-11-21T08:00:00.123Z"));
  }

  private void fill(int count) throws IOException {
    try (AnchorFile anchors = open(0)) {
      for (int i = 1; i <= count; i++) {
        anchors.append(
            anchor(10L * i, i, i % 3 == 0 ? AnchorPurpose.HEARTBEAT : AnchorPurpose.BUSINESS), 7);
      }
      anchors.force();
    }
  }

  @Test
  void what_was_appended_is_read_and_found_by_size() throws IOException {
    fill(100);

    try (AnchorFile anchors = open(101)) {
      assertThat(anchors.count()).isEqualTo(100);
      assertThat(anchors.get(41)).isEqualTo(anchor(420, 42, AnchorPurpose.HEARTBEAT));
      assertThat(anchors.transactionIndex(41)).isEqualTo(7);
      assertThat(anchors.firstCovering(1)).isZero();
      assertThat(anchors.firstCovering(420)).isEqualTo(41);
      assertThat(anchors.firstCovering(421)).isEqualTo(42);
      assertThat(anchors.firstCovering(1001)).isEqualTo(100);
    }
  }

  @Test
  void receipts_are_noted_in_place_and_heartbeats_never_await_one() throws IOException {
    fill(3);

    try (AnchorFile anchors = open(4)) {
      anchors.noteReceipt(0, 0);
      assertThat(anchors.receiptOf(0)).isZero();
      assertThat(anchors.receiptOf(1)).isNegative();
      assertThat(List.of(anchors.awaits(0), anchors.awaits(1), anchors.awaits(2)))
          .containsExactly(false, true, false);
      assertThat(anchors.get(0)).isEqualTo(anchor(10, 1, AnchorPurpose.BUSINESS));
    }
  }

  @Test
  void what_is_of_blocks_that_will_be_read_again_is_forgotten() throws IOException {
    fill(10);

    try (AnchorFile anchors = open(8)) {
      assertThat(anchors.count()).isEqualTo(7);
    }
  }

  @Test
  void a_record_that_a_crash_tore_is_forgotten() throws IOException {
    fill(10);
    Path file = directory.resolve("anchors");
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length - 200] ^= 1;
    Files.write(file, whole);
    Files.write(file, new byte[100], StandardOpenOption.APPEND);

    try (AnchorFile anchors = open(11)) {
      assertThat(anchors.count()).isEqualTo(9);
      assertThat(anchors.get(8)).isEqualTo(anchor(90, 9, AnchorPurpose.HEARTBEAT));
    }
  }
}
