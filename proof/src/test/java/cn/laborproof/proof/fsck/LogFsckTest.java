package cn.laborproof.proof.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.fsck.FsckFinding.Kind;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.testkit.Seeded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFsckTest {
  private static final Ed25519NoteSigner LOG =
      Ed25519NoteSigner.ofSeed("log.example/fsck", new byte[32]);
  private static final int SIZE = 600;

  @TempDir private Path dir;
  private final List<LogRecord> records = new ArrayList<>();
  private Checkpoint anchored;

  @BeforeEach
  void writeLog() throws Exception {
    Seeded any = Seeded.of(11);
    try (LogWriter writer = LogWriter.open(DirectoryTileStore.open(dir), LOG, Optional.empty())) {
      for (int i = 0; i < SIZE; i++) {
        records.add(new LogRecord(i, LogEntry.ofCommitment(Digest.of(any.bytes(32)))));
      }
      List<LogEntry> entries = records.stream().map(LogRecord::entry).toList();
      anchored = writer.append(0, entries.subList(0, 520)).checkpoint();
      writer.append(520, entries.subList(520, SIZE));
    }
  }

  @Test
  void a_sound_log_agrees_with_anchor_and_records() throws Exception {
    FsckReport report = fsck();
    assertThat(report.findings()).isEmpty();
    assertThat(report.agrees()).isTrue();
    assertThat(report.entries()).isEqualTo(SIZE);
    assertThat(report.records()).isEqualTo(SIZE);
  }

  @Test
  void every_changed_file_is_found() throws Exception {
    flip("tile/0/000");
    assertThat(kinds()).containsOnly(Kind.TILE_DIFFERS);
    flip("tile/0/000");
    flip("tile/1/000.p/2");
    assertThat(kinds()).containsOnly(Kind.TILE_DIFFERS);
    flip("tile/1/000.p/2");
    flip("tile/entries/001");
    assertThat(kinds())
        .contains(
            Kind.TILE_DIFFERS, Kind.ROOT_DIFFERS, Kind.RECORD_DIFFERS, Kind.ANCHOR_NOT_CONTAINED);
    flip("tile/entries/001");
    flip("checkpoint");
    assertThat(kinds()).isNotEmpty();
  }

  @Test
  void missing_files_are_found() throws Exception {
    Files.delete(dir.resolve("tile/0/002.p/88"));
    assertThat(kinds()).containsExactly(Kind.RESOURCE_UNREADABLE);
    Files.delete(dir.resolve("tile/entries/001"));
    assertThat(kinds()).contains(Kind.RESOURCE_UNREADABLE);
  }

  @Test
  void records_that_differ_lack_or_exceed_are_found() throws Exception {
    Collections.swap(records, 5, 6);
    assertThat(kinds()).contains(Kind.RECORD_MISSING);
    Collections.swap(records, 5, 6);
    records.set(7, new LogRecord(7, LogEntry.ofCommitment(Digest.sha256())));
    assertThat(kinds()).containsExactly(Kind.RECORD_DIFFERS);
    records.remove(7);
    assertThat(kinds()).containsExactly(Kind.RECORD_MISSING);
  }

  @Test
  void a_record_beyond_the_signed_log_is_found() throws Exception {
    records.add(new LogRecord(SIZE, LogEntry.ofCommitment(Digest.sha256())));
    assertThat(kinds()).containsExactly(Kind.RECORD_NOT_LOGGED);
  }

  @Test
  void a_log_shorter_than_its_anchor_is_found() throws Exception {
    anchored = new Checkpoint(anchored.origin(), SIZE + 1, anchored.root());
    assertThat(kinds()).containsExactly(Kind.ANCHOR_NOT_CONTAINED);
  }

  private List<Kind> kinds() throws Exception {
    return fsck().findings().stream().map(FsckFinding::kind).distinct().toList();
  }

  private FsckReport fsck() throws Exception {
    return new LogFsck(
            DirectoryTileStore.open(dir),
            List.of(LOG.verifier()),
            Optional.of(anchored),
            records.iterator(),
            true)
        .run();
  }

  private void flip(String path) throws Exception {
    byte[] bytes = Files.readAllBytes(dir.resolve(path));
    bytes[bytes.length - 5] ^= 1;
    Files.write(dir.resolve(path), bytes);
  }
}
