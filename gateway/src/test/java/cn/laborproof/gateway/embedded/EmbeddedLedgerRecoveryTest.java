package cn.laborproof.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.TestLog;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerAudit;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of the embedded ledger: what a crash may leave is mended, what is damaged is refused
 * and not touched.
 */
class EmbeddedLedgerRecoveryTest {

  private static final String ORIGIN = "laborproof.test/recovery";
  private static final int ANCHORS = 4;

  @TempDir Path temporary;
  private Path directory;
  private Path blocks;
  private TestLog log;

  @BeforeEach
  void anchorSome() throws IOException {
    directory = temporary.resolve("ledger");
    blocks = directory.resolve("blocks.jsonl");
    log = new TestLog(temporary.resolve("log"), ORIGIN);
    try (EmbeddedLedger ledger = open()) {
      ledger.register(KeySubject.log(ORIGIN), log.key());
      for (int i = 0; i < ANCHORS; i++) {
        anchorNext(ledger);
      }
    }
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private EmbeddedLedger open() throws IOException {
    return EmbeddedLedger.open(directory, Clock.systemUTC(), new SecureRandom());
  }

  private void anchorNext(EmbeddedLedger ledger) {
    long before = anchored(ledger);
    assertThat(ledger.anchor(log.request(log.grow(1), before)))
        .isInstanceOf(AnchorOutcome.Anchored.class);
  }

  private static long anchored(EmbeddedLedger ledger) {
    return ledger.latest(ORIGIN).map(anchor -> anchor.record().size()).orElse(0L);
  }

  private void assertRefusedUntouched(String sentence) throws IOException {
    byte[] before = Files.exists(blocks) ? Files.readAllBytes(blocks) : new byte[0];
    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerDamagedException.class)
        .hasMessageContaining(sentence);
    byte[] after = Files.exists(blocks) ? Files.readAllBytes(blocks) : new byte[0];
    assertThat(after).isEqualTo(before);
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(25);
  }

  /** A process that dies leaves a beginning of what it wrote. */
  @ParameterizedTest
  @MethodSource("runs")
  void a_block_cut_off_anywhere_is_dropped_and_the_ledger_goes_on(Seeded any) throws IOException {
    byte[] whole = Files.readAllBytes(blocks);
    int lastLine = lineStarts(whole)[lineStarts(whole).length - 1];
    Files.write(blocks, Arrays.copyOf(whole, any.number(lastLine, whole.length - 1)));

    try (EmbeddedLedger ledger = open()) {
      assertThat(anchored(ledger)).isEqualTo(ANCHORS - 1);
      assertThat(ledger.anchor(log.request(log.newest(), ANCHORS - 1)))
          .isInstanceOf(AnchorOutcome.Anchored.class);
      anchorNext(ledger);
    }
    assertThat(LedgerAudit.examine(blocks, null).clean()).isTrue();
  }

  /** A power cut may leave a file longer than what reached the disk; the rest reads as zeros. */
  @Test
  void zeros_after_the_last_block_are_dropped() throws IOException {
    Files.write(blocks, new byte[5000], StandardOpenOption.APPEND);

    try (EmbeddedLedger ledger = open()) {
      assertThat(anchored(ledger)).isEqualTo(ANCHORS);
    }
    assertThat(LedgerAudit.examine(blocks, null).clean()).isTrue();
  }

  @Test
  void a_start_that_died_before_the_genesis_was_whole_begins_anew_with_the_same_keys()
      throws IOException {
    byte[] key = Files.readAllBytes(directory.resolve("keys/Court.key"));
    Files.delete(directory.resolve("genesis"));
    Files.write(blocks, Arrays.copyOf(Files.readAllBytes(blocks), 100));

    try (EmbeddedLedger ledger = open()) {
      assertThat(anchored(ledger)).isZero();
    }
    assertThat(Files.readAllBytes(directory.resolve("keys/Court.key"))).isEqualTo(key);
    assertThat(LedgerAudit.examine(blocks, null).blocks()).isEqualTo(1);
  }

  @Test
  void a_start_that_died_before_the_genesis_hash_was_written_goes_on() throws IOException {
    Files.delete(directory.resolve("genesis"));

    try (EmbeddedLedger ledger = open()) {
      assertThat(anchored(ledger)).isEqualTo(ANCHORS);
    }
    assertThat(directory.resolve("genesis")).exists();
  }

  @Test
  void a_changed_block_is_refused_and_left_as_it_is() throws IOException {
    String text = Files.readString(blocks, StandardCharsets.US_ASCII);
    Files.writeString(blocks, text.replaceFirst("\"number\":4", "\"number\":9"));

    assertRefusedUntouched("block 4");
  }

  @Test
  void a_block_taken_out_of_the_middle_is_refused_and_left_as_it_is() throws IOException {
    byte[] whole = Files.readAllBytes(blocks);
    int[] starts = lineStarts(whole);
    byte[] without = new byte[whole.length - (starts[3] - starts[2])];
    System.arraycopy(whole, 0, without, 0, starts[2]);
    System.arraycopy(whole, starts[3], without, starts[2], whole.length - starts[3]);
    Files.write(blocks, without);

    assertRefusedUntouched("block 2");
  }

  @Test
  void blocks_that_vanish_are_never_replaced_by_a_new_genesis() throws IOException {
    Files.delete(blocks);

    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerDamagedException.class)
        .hasMessageContaining("the blocks are gone");
  }

  @Test
  void a_key_that_vanishes_is_never_replaced_by_a_new_one() throws IOException {
    Files.delete(directory.resolve("keys/Notary.key"));

    assertRefusedUntouched("Notary.key is missing");
  }

  @Test
  void keys_of_another_ledger_are_refused() throws IOException {
    Path other = temporary.resolve("other");
    EmbeddedLedger.open(other, Clock.systemUTC(), new SecureRandom()).close();
    Files.write(
        directory.resolve("keys/Court.key"), Files.readAllBytes(other.resolve("keys/Court.key")));

    assertRefusedUntouched("not those of the genesis");
  }

  @Test
  void the_blocks_of_another_ledger_are_refused() throws IOException {
    Path other = temporary.resolve("other");
    EmbeddedLedger.open(other, Clock.systemUTC(), new SecureRandom()).close();
    Files.write(blocks, Files.readAllBytes(other.resolve("blocks.jsonl")));

    assertRefusedUntouched("another ledger");
  }

  @Test
  void keys_and_blocks_are_for_the_owner_alone() throws IOException {
    assertThat(Files.getPosixFilePermissions(directory.resolve("keys/Court.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(blocks))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_directory_is_held_by_one_ledger_at_a_time() throws IOException {
    try (EmbeddedLedger ledger = open()) {
      assertThat(anchored(ledger)).isEqualTo(ANCHORS);
      assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("open");
    }
    open().close();
  }

  @Test
  void each_ledger_has_keys_and_a_genesis_of_its_own() throws IOException {
    EmbeddedLedgerTrust mine;
    try (EmbeddedLedger ledger = open()) {
      mine = ledger.trust();
    }
    try (EmbeddedLedger other =
        EmbeddedLedger.open(temporary.resolve("other"), Clock.systemUTC(), new SecureRandom())) {
      assertThat(other.trust().genesis()).isNotEqualTo(mine.genesis());
      assertThat(other.trust().institutions()).doesNotContainAnyElementsOf(mine.institutions());
    }
  }

  private static int[] lineStarts(byte[] file) {
    var starts = IntStream.builder().add(0);
    for (int i = 0; i < file.length - 1; i++) {
      if (file[i] == '\n') {
        starts.add(i + 1);
      }
    }
    return starts.build().toArray();
  }
}
