package cn.laborproof.signing.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Randomness;
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

/** Holders of the lease that come, die at the worst moment, and come back late. */
@ServiceTest
@TestPropertySource(
    properties = {"laborproof.log.sequencer=false", "laborproof.anchor.retry-every=10m"})
class SequencerTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  @Autowired SequencerRows rows;
  @Autowired Randomness randomness;
  @Autowired LogProperties properties;

  @Autowired
  @Qualifier("sequencer")
  JdbcClient jdbc;

  @TempDir Path directory;
  private Ed25519NoteSigner signer;

  @BeforeEach
  void three_entries_wait() {
    signer = Ed25519NoteSigner.ofSeed("test.laborproof.cn/log", randomness.bytes(32));
    jdbc.sql("update log_entry set log_index = null").update();
    jdbc.sql("update log_lease set expires_at = '-infinity'").update();
    add(3);
  }

  @Test
  void a_holder_that_died_between_indexes_and_tiles_is_finished_by_the_next() throws Exception {
    long fence = rows.takeLease("first", LEASE).orElseThrow();
    List<LogEntry> given = rows.giveIndexes(fence, LEASE, 0, 1000);
    rows.giveUp(fence); // nothing was written to the log: the process died

    add(2);
    try (Sequencer next = begin("second")) {
      long all = given.size() + 2L;
      assertThat(next.integrate().orElseThrow().checkpoint().size()).isGreaterThanOrEqualTo(all);
    }
    try (LogWriter writer = writer(Optional.empty())) {
      assertThat(writer.reader().entries(0, given.size())).isEqualTo(given);
    }
  }

  @Test
  void a_holder_that_comes_back_late_gives_no_index() throws Exception {
    long late = rows.takeLease("first", Duration.ZERO).orElseThrow();
    assertThat(rows.takeLease("second", LEASE).orElseThrow()).isGreaterThan(late);
    assertThatThrownBy(() -> rows.giveIndexes(late, LEASE, 0, 1000))
        .isInstanceOf(LeaseLostException.class);
    assertThat(rows.indexed()).isZero();
  }

  @Test
  void nobody_else_gets_in_while_the_lease_lives() {
    rows.takeLease("first", LEASE);
    assertThat(rows.takeLease("second", LEASE)).isEmpty();
  }

  @Test
  void a_database_older_than_the_log_is_refused() throws Exception {
    try (Sequencer sequencer = begin("first")) {
      sequencer.integrate();
    }
    jdbc.sql(
            "update log_entry set log_index = null where log_index = (select max(log_index) from log_entry)")
        .update();
    assertThatThrownBy(() -> begin("second"))
        .isInstanceOf(DatabaseBehindLogException.class)
        .hasMessageContaining("the database knows");
  }

  @Test
  void a_log_behind_its_anchor_is_refused() throws Exception {
    try (Sequencer sequencer = begin("first")) {
      sequencer.integrate();
    }
    var ahead = new Checkpoint("test.laborproof.cn/log", 1_000_000, Digest.sha256(new byte[0]));
    assertThatThrownBy(() -> writer(Optional.of(ahead)))
        .isInstanceOfSatisfying(
            LogRefusedException.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(LogRefusedException.Reason.BEHIND_ANCHOR));
  }

  private Sequencer begin(String holder) throws Exception {
    long fence = rows.takeLease(holder, LEASE).orElseThrow();
    return Sequencer.begin(rows, writer(Optional.empty()), fence, properties);
  }

  private LogWriter writer(Optional<Checkpoint> anchored) throws Exception {
    return LogWriter.open(DirectoryTileStore.open(directory), signer, anchored);
  }

  private void add(int count) {
    IntStream.range(0, count)
        .forEach(i -> rows.add(LogEntry.ofCommitment(Digest.of(randomness.bytes(Digest.LENGTH)))));
  }
}
