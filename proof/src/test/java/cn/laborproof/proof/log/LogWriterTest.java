package cn.laborproof.proof.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.LogRefusedException.Reason;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogWriterTest {
  private static final Ed25519NoteSigner LOG =
      Ed25519NoteSigner.ofSeed("log.example/evidence", new byte[32]);

  static Stream<Seeded> runs() {
    return Seeded.runs(25);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void any_batches_give_the_reference_tree_and_its_proofs(Seeded any) throws Exception {
    MemoryTileStore store = new MemoryTileStore();
    List<LogEntry> all = new ArrayList<>();
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      for (int batch = any.number(1, 6); batch > 0; batch--) {
        List<LogEntry> entries = entries(any, any.number(1, 400));
        SignedCheckpoint signed = writer.append(all.size(), entries);
        all.addAll(entries);
        assertThat(signed.isSignedBy(LOG.verifier())).isTrue();
        assertThat(signed.checkpoint())
            .isEqualTo(new Checkpoint(LOG.verifier().name(), all.size(), root(all, all.size())));
      }
      assertProofsHold(any, writer.reader(), all);
    }
  }

  private static void assertProofsHold(Seeded any, LogReader reader, List<LogEntry> all)
      throws IOException {
    List<Digest> leaves = all.stream().map(LogEntry::leafHash).toList();
    assertThat(reader.entries(0, all.size())).isEqualTo(all);
    for (int i = 0; i < 20; i++) {
      int n = any.number(1, all.size());
      int m = any.number(0, n - 1);
      InclusionProof inclusion = reader.inclusion(m, n);
      assertThat(inclusion.path()).isEqualTo(ReferenceTree.path(m, leaves.subList(0, n)));
      assertThat(inclusion.fault(leaves.get(m), reader.rootAt(n))).isEmpty();
      ConsistencyProof consistency = reader.consistency(m + 1, n);
      assertThat(consistency.path()).isEqualTo(ReferenceTree.proof(m + 1, leaves.subList(0, n)));
    }
  }

  @Test
  void a_reopened_log_goes_on_where_it_was(@TempDir Path dir) throws Exception {
    Seeded any = Seeded.of(7);
    List<LogEntry> all = entries(any, 700);
    for (int from = 0; from < 700; from += 100) {
      try (LogWriter writer = LogWriter.open(DirectoryTileStore.open(dir), LOG, Optional.empty())) {
        assertThat(writer.size()).isEqualTo(from);
        writer.append(from, all.subList(from, from + 100));
      }
    }
    LogReader reader = LogReader.of(DirectoryTileStore.open(dir), 700);
    assertThat(reader.rootAt(700)).isEqualTo(root(all, 700));
    assertThat(dir.resolve("tile/0/000")).exists();
    assertThat(dir.resolve("tile/0/000.p")).doesNotExist();
    assertThat(dir.resolve("tile/0/002.p/188")).exists();
    assertThat(dir.resolve("tile/1/000.p/2")).exists();
    assertThat(dir.resolve("tile/entries/002.p/188")).exists();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_crash_at_any_write_leaves_a_log_that_takes_the_same_batch_again(Seeded any)
      throws Exception {
    MemoryTileStore store = new MemoryTileStore();
    List<LogEntry> all = entries(any, 600);
    int first = any.number(1, 300);
    Checkpoint anchored;
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      anchored = writer.append(0, all.subList(0, first)).checkpoint();
      store.failAfter(any.number(0, 6));
      try {
        writer.append(first, all.subList(first, all.size()));
      } catch (IOException _) {
        assertThat(writer.size()).isEqualTo(first);
      }
    }
    store.failAfter(Integer.MAX_VALUE);
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.of(anchored))) {
      if (writer.size() == first) {
        int middle = any.number(first + 1, all.size());
        writer.append(first, all.subList(first, middle));
        if (middle < all.size()) {
          writer.append(middle, all.subList(middle, all.size()));
        }
      }
      assertThat(writer.latest().orElseThrow().checkpoint().root()).isEqualTo(root(all, 600));
    }
  }

  @Test
  void a_batch_cut_off_by_a_crash_cannot_be_replaced_by_other_entries() throws Exception {
    MemoryTileStore store = new MemoryTileStore();
    List<LogEntry> all = entries(Seeded.of(1), 20);
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      writer.append(0, all.subList(0, 5));
      store.failAfter(2);
      assertThatThrownBy(() -> writer.append(5, all.subList(5, 12)))
          .isInstanceOf(IOException.class);
    }
    store.failAfter(Integer.MAX_VALUE);
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      assertThat(writer.unsignedTail()).isEqualTo(all.subList(5, 12));
      assertRefused(Reason.ENTRIES_CONFLICT, () -> writer.append(5, all.subList(12, 15)));
      writer.append(5, all.subList(5, 8));
      assertRefused(Reason.ENTRIES_CONFLICT, () -> writer.append(8, all.subList(12, 15)));
      writer.append(8, all.subList(8, 20));
      assertThat(writer.unsignedTail()).isEmpty();
    }
  }

  @Test
  void refuses_a_batch_that_does_not_begin_at_the_end() throws Exception {
    try (LogWriter writer = LogWriter.open(new MemoryTileStore(), LOG, Optional.empty())) {
      assertRefused(Reason.OUT_OF_ORDER, () -> writer.append(1, entries(Seeded.of(1), 1)));
    }
  }

  @Test
  void refuses_to_write_when_behind_the_anchor_until_recovered() throws Exception {
    MemoryTileStore store = new MemoryTileStore();
    List<LogEntry> all = entries(Seeded.of(2), 300);
    byte[] oldCheckpoint;
    Checkpoint anchored;
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      oldCheckpoint = writer.append(0, all.subList(0, 200)).bytes();
      anchored = writer.append(200, all.subList(200, 300)).checkpoint();
    }
    store.replaceCheckpoint(oldCheckpoint);
    assertRefused(
        Reason.BEHIND_ANCHOR, () -> LogWriter.open(store, LOG, Optional.of(anchored)).close());
    try (LogWriter writer = LogWriter.recover(store, LOG, Optional.of(anchored))) {
      assertThat(writer.latest().orElseThrow().checkpoint()).isEqualTo(anchored);
    }
    LogWriter.open(store, LOG, Optional.of(anchored)).close();
  }

  @Test
  void recovery_refuses_when_anchored_entries_are_lost() throws Exception {
    MemoryTileStore store = new MemoryTileStore();
    Checkpoint anchored;
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      anchored = writer.append(0, entries(Seeded.of(3), 10)).checkpoint();
    }
    store.resources().remove("tile/entries/000.p/10");
    assertRefused(
        Reason.BEHIND_ANCHOR, () -> LogWriter.recover(store, LOG, Optional.of(anchored)).close());
  }

  @Test
  void refuses_a_log_that_was_rewritten_under_its_anchor() throws Exception {
    MemoryTileStore store = new MemoryTileStore();
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      writer.append(0, entries(Seeded.of(4), 10));
    }
    Checkpoint other = new Checkpoint(LOG.verifier().name(), 10, Digest.sha256());
    assertRefused(
        Reason.FORKED_FROM_ANCHOR, () -> LogWriter.open(store, LOG, Optional.of(other)).close());
  }

  @Test
  void refuses_damaged_tiles_and_foreign_checkpoints() throws Exception {
    MemoryTileStore store = new MemoryTileStore();
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      writer.append(0, entries(Seeded.of(5), 10));
    }
    Ed25519NoteSigner stranger =
        Ed25519NoteSigner.ofSeed(LOG.verifier().name(), Digest.sha256().bytes());
    assertRefused(
        Reason.FOREIGN_CHECKPOINT, () -> LogWriter.open(store, stranger, Optional.empty()).close());
    store.resources().get("tile/0/000.p/10")[40] ^= 1;
    assertRefused(Reason.TILES_DAMAGED, () -> LogWriter.open(store, LOG, Optional.empty()).close());
  }

  @Test
  void only_one_writer_holds_a_directory(@TempDir Path dir) throws Exception {
    LogWriter writer = LogWriter.open(DirectoryTileStore.open(dir), LOG, Optional.empty());
    try (writer) {
      assertThatThrownBy(() -> LogWriter.open(DirectoryTileStore.open(dir), LOG, Optional.empty()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("already open");
    }
    LogWriter.open(DirectoryTileStore.open(dir), LOG, Optional.empty()).close();
  }

  @Test
  void a_directory_never_lets_a_tile_change(@TempDir Path dir) throws Exception {
    DirectoryTileStore store = DirectoryTileStore.open(dir);
    store.putAll(new TreeMap<>(Map.of("tile/0/000", new byte[] {1})));
    store.putAll(new TreeMap<>(Map.of("tile/0/000", new byte[] {1})));
    assertThatThrownBy(() -> store.putAll(new TreeMap<>(Map.of("tile/0/000", new byte[] {2}))))
        .isInstanceOf(TileConflictException.class);
    assertThat(store.read("tile/0/000")).contains(new byte[] {1});
  }

  private interface Act {
    void run() throws Exception;
  }

  private static void assertRefused(Reason reason, Act act) {
    assertThatThrownBy(act::run)
        .asInstanceOf(type(LogRefusedException.class))
        .extracting(LogRefusedException::reason)
        .isEqualTo(reason);
  }

  private static List<LogEntry> entries(Seeded any, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            any.onceIn(10)
                ? LogEntry.of(LogEntry.COURT_HEAD, any.bytes(0, 200))
                : LogEntry.ofCommitment(Digest.of(any.bytes(32))))
        .toList();
  }

  private static Digest root(List<LogEntry> entries, int size) {
    return ReferenceTree.root(entries.subList(0, size).stream().map(LogEntry::leafHash).toList());
  }
}
