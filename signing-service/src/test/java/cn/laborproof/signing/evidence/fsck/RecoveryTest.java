package cn.laborproof.signing.evidence.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.evidence.log.SequencerRows;
import cn.laborproof.signing.shared.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The database was put back from a backup; the tiles know more. */
@ServiceTest
@TestPropertySource(properties = "laborproof.log.sequencer=false")
class RecoveryTest {

  @Autowired SequencerRows rows;
  @Autowired Randomness randomness;

  @Autowired
  @Qualifier("sequencer")
  JdbcClient jdbc;

  @TempDir Path directory;
  private TileStore store;
  private Ed25519NoteSigner signer;
  private List<LogEntry> entries;

  @BeforeEach
  void a_log_of_300_entries_of_which_the_database_knows_290_without_indexes() throws Exception {
    signer = Ed25519NoteSigner.ofSeed("test.laborproof.cn/log", randomness.bytes(32));
    store = DirectoryTileStore.open(directory);
    entries =
        IntStream.range(0, 300)
            .mapToObj(i -> LogEntry.ofCommitment(Digest.of(randomness.bytes(Digest.LENGTH))))
            .toList();
    try (LogWriter writer = LogWriter.open(store, signer, Optional.empty())) {
      writer.append(0, entries);
    }
    entries.subList(0, 290).reversed().forEach(rows::add);
  }

  @Test
  void every_entry_gets_its_index_back_and_what_the_database_forgot_is_counted() throws Exception {
    var result = new Recovery(store, signer, rows).run(Optional.empty());
    assertThat(result).isEqualTo(new Recovery.Result(300, 10));
    assertThat(inDatabase()).isEqualTo(entries);
  }

  @Test
  void a_lost_checkpoint_is_signed_anew_from_the_tiles() throws Exception {
    Files.delete(directory.resolve("checkpoint"));
    new Recovery(store, signer, rows).run(Optional.empty());
    try (LogWriter writer = LogWriter.open(store, signer, Optional.empty())) {
      assertThat(writer.size()).isEqualTo(300);
    }
  }

  @Test
  void while_a_replica_sequences_nothing_is_touched() throws Exception {
    List<LogEntry> before = inDatabase();
    assertThat(rows.keepOut("replica", Duration.ofMinutes(1))).isTrue();
    try {
      assertThatThrownBy(() -> new Recovery(store, signer, rows).run(Optional.empty()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("a replica sequences");
      assertThat(inDatabase()).isEqualTo(before);
    } finally {
      rows.letIn("replica");
    }
    assertThat(new Recovery(store, signer, rows).run(Optional.empty()).entries()).isEqualTo(300);
  }

  private List<LogEntry> inDatabase() {
    return jdbc.sql(
            "select kind, payload from log_entry where log_index is not null order by log_index")
        .query((row, index) -> LogEntry.of((byte) row.getInt(1), row.getBytes(2)))
        .list();
  }
}
