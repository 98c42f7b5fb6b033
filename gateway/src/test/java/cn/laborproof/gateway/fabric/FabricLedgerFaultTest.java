package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.gateway.LedgerUnavailableException;
import cn.laborproof.gateway.TestLog;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crashes, dead peers and lost files do to the ledger of a real network. */
class FabricLedgerFaultTest {

  @TempDir Path temporary;
  private final String origin = ConsortiumNetwork.freshOrigin("faults");
  private final Path connection = ConsortiumNetwork.connection("labour-operator");
  private TestLog log;

  @BeforeEach
  void approveLog() throws IOException {
    log = new TestLog(temporary.resolve("log"), origin);
    new ConsortiumAdmin(ConsortiumNetwork.directory(), Clock.systemUTC())
        .approveKey(KeySubject.log(origin), log.key());
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private FabricLedger open(Path connectionFile) throws IOException {
    return FabricLedger.open(
        connectionFile, temporary.resolve("ledger"), Set.of(origin), Clock.systemUTC());
  }

  /** Endorses and signs a request and puts it on disk, as the ledger does before it submits. */
  private PendingTransaction prepare(AnchorRequest request) throws Exception {
    Path state = temporary.resolve("ledger");
    try (ChannelClient client =
        ChannelClient.open(connection, state, Duration.ofSeconds(10), Clock.systemUTC())) {
      CheckpointRecord record =
          client
              .read(known -> request.recordUnder(new EvidenceLogRules("labour", known)))
              .orElseThrow();
      byte[] command =
          new SubmitCheckpoint(record, request.consistency()).toJson().canonicalBytes();
      String argument = new String(command, StandardCharsets.US_ASCII);
      Transaction endorsed = client.peers().first(peer -> peer.endorse("apply", argument));
      var pending =
          new PendingTransaction(
              "anchor/" + origin,
              record.ledgerKey(),
              Digest.sha256(command),
              endorsed.getTransactionId(),
              Signatory.load(client.connection().identity()).sign(endorsed));
      new PendingTransactions(state.resolve("pending")).keep(pending);
      return pending;
    }
  }

  private void submitted(PendingTransaction pending) throws Exception {
    try (ChannelClient client =
        ChannelClient.open(
            connection,
            temporary.resolve("elsewhere"),
            Duration.ofSeconds(10),
            Clock.systemUTC())) {
      client
          .peers()
          .first(peer -> {
            peer.submit(pending);
            return peer.status(pending.transaction(), Duration.ofSeconds(20)).orElseThrow();
          });
    }
  }

  private static AnchoredCheckpoint anchored(AnchorOutcome outcome) {
    assertThat(outcome).isInstanceOf(AnchorOutcome.Anchored.class);
    return ((AnchorOutcome.Anchored) outcome).anchor();
  }

  private void assertNothingPending() throws IOException {
    assertThat(new PendingTransactions(temporary.resolve("ledger/pending")).count()).isZero();
  }

  @Test
  void what_was_signed_but_not_submitted_before_a_crash_is_submitted_after_it() throws Exception {
    AnchorRequest request = log.request(log.grow(5), 0);
    PendingTransaction pending = prepare(request);

    try (FabricLedger ledger = open(connection)) {
      AnchoredCheckpoint anchor = anchored(ledger.anchor(request));
      assertThat(anchor.transaction().hex()).isEqualTo(pending.transaction());
      assertThat(ledger.awaitingReceipt(10)).containsExactly(anchor);
      assertNothingPending();
    }
  }

  @Test
  void what_was_submitted_before_a_crash_is_found_and_not_made_again() throws Exception {
    AnchorRequest request = log.request(log.grow(5), 0);
    PendingTransaction pending = prepare(request);
    submitted(pending);

    try (FabricLedger ledger = open(connection)) {
      AnchoredCheckpoint anchor = anchored(ledger.anchor(request));
      assertThat(anchor.transaction().hex()).isEqualTo(pending.transaction());
      assertThat(ledger.health().counts().submitted()).isZero();
    }
  }

  @Test
  void what_was_under_way_is_settled_before_the_next_checkpoint_and_both_stand_in_order()
      throws Exception {
    prepare(log.request(log.grow(5), 0));

    try (FabricLedger ledger = open(connection)) {
      SignedCheckpoint next = log.grow(5);
      assertThat(ledger.anchor(log.request(next, 0)))
          .as("it starts from nothing, but five entries are anchored by now")
          .isInstanceOf(AnchorOutcome.NotSubmitted.class);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> ledger.latest(origin).filter(a -> a.record().size() == 5).isPresent());

      assertThat(anchored(ledger.anchor(log.request(next, 5))).record().size()).isEqualTo(10);
      assertThat(ledger.awaitingReceipt(10)).hasSize(2);
    }
  }

  @Test
  void what_was_overtaken_while_under_way_is_dropped() throws Exception {
    prepare(log.request(log.grow(5), 0));
    Path elsewhere = temporary.resolve("replica");
    try (FabricLedger replica =
        FabricLedger.open(connection, elsewhere, Set.of(origin), Clock.systemUTC())) {
      anchored(replica.anchor(log.request(log.grow(5), 0)));
    }

    try (FabricLedger ledger = open(connection)) {
      SignedCheckpoint next = log.grow(5);
      assertThat(anchored(ledger.anchor(log.request(next, 10))).record().size()).isEqualTo(15);
      assertThat(ledger.firstCovering(origin, 1).orElseThrow().record().size()).isEqualTo(10);
      assertNothingPending();
    }
  }

  @Test
  void a_request_from_before_another_replica_anchored_is_no_refusal() throws Exception {
    try (FabricLedger ledger = open(connection);
        FabricLedger replica =
            FabricLedger.open(
                connection, temporary.resolve("replica"), Set.of(origin), Clock.systemUTC())) {
      anchored(ledger.anchor(log.request(log.grow(5), 0)));
      SignedCheckpoint ten = log.grow(5);
      SignedCheckpoint fifteen = log.grow(5);
      AnchorRequest late = log.request(fifteen, 5);
      anchored(replica.anchor(log.request(ten, 5)));

      AnchorOutcome first = ledger.anchor(late);

      assertThat(first)
          .isNotInstanceOf(AnchorOutcome.Anchored.class)
          .isNotInstanceOf(AnchorOutcome.Unknown.class);
      long known = ledger.latest(origin).orElseThrow().record().size();
      assertThat(known).isEqualTo(10);
      assertThat(anchored(ledger.anchor(log.request(fifteen, known))).record().size())
          .isEqualTo(15);
    }
  }

  @Test
  void an_index_that_is_lost_is_built_anew_from_the_ledger() throws Exception {
    AnchoredCheckpoint first;
    try (FabricLedger ledger = open(connection)) {
      first = anchored(ledger.anchor(log.request(log.grow(5), 0)));
      anchored(ledger.anchor(log.request(log.grow(5), 5)));
    }
    try (Stream<Path> files = Files.walk(temporary.resolve("ledger/index"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    try (FabricLedger ledger = open(connection)) {
      assertThat(ledger.latest(origin).orElseThrow().record().size()).isEqualTo(10);
      assertThat(ledger.firstCovering(origin, 3)).contains(first);
      assertThat(ledger.awaitingReceipt(10)).hasSize(2);
    }
  }

  @Test
  void a_dead_peer_is_passed_over_and_shown() throws Exception {
    Path deadFirst = changed(file -> file.setProperty("peer.LabourBureau.address", "127.0.0.1:1"));

    try (FabricLedger ledger = open(deadFirst)) {
      anchored(ledger.anchor(log.request(log.grow(5), 0)));
      assertThat(ledger.proofOf(origin, 5)).isPresent();

      assertThat(ledger.health().up()).isTrue();
      assertThat(ledger.health().peers())
          .filteredOn(peer -> !peer.answering())
          .extracting(FabricHealth.Peer::institution)
          .containsExactly(Institution.LABOUR_BUREAU);
    }
  }

  @Test
  void without_any_peer_nothing_is_said_and_nothing_is_refused() throws Exception {
    Path dead =
        changed(file -> {
          file.setProperty("peers", "Notary");
          file.setProperty("peer.Notary.address", "127.0.0.1:1");
        });

    try (FabricLedger ledger = open(dead)) {
      assertThat(ledger.anchor(log.request(log.grow(5), 0)))
          .isInstanceOf(AnchorOutcome.NotSubmitted.class);
      assertThatThrownBy(() -> ledger.latest(origin))
          .isInstanceOf(LedgerUnavailableException.class);
      assertThat(ledger.health().up()).isFalse();
    }
  }

  @Test
  void one_institution_alone_cannot_stop_the_log_by_refusing() throws Exception {
    Path oneOnly = changed(file -> file.setProperty("peers", "Notary"));
    Checkpoint other = new Checkpoint(origin, 5, Digest.sha256(new byte[] {1}));
    AnchorRequest fork =
        AnchorRequest.first(SignedCheckpoint.sign(other, log.signer()), AnchorPurpose.BUSINESS);
    try (FabricLedger ledger = open(connection)) {
      anchored(ledger.anchor(log.request(log.grow(5), 0)));
      assertThat(ledger.anchor(fork)).isInstanceOf(AnchorOutcome.Refused.class);
    }

    try (FabricLedger ledger = open(oneOnly)) {
      assertThat(ledger.anchor(fork)).isInstanceOf(AnchorOutcome.NotSubmitted.class);
    }
  }

  @Test
  void a_fork_of_what_is_under_way_is_refused_and_not_taken_for_it() throws Exception {
    prepare(log.request(log.grow(5), 0));
    Checkpoint other = new Checkpoint(origin, 5, Digest.sha256(new byte[] {1}));
    AnchorRequest fork =
        AnchorRequest.first(SignedCheckpoint.sign(other, log.signer()), AnchorPurpose.BUSINESS);

    try (FabricLedger ledger = open(connection)) {
      assertThat(ledger.anchor(fork)).isInstanceOf(AnchorOutcome.NotSubmitted.class);

      AnchorOutcome again = ledger.anchor(fork);
      assertThat(again).isInstanceOf(AnchorOutcome.Refused.class);
      assertThat(((AnchorOutcome.Refused) again).why().reason()).isEqualTo(Refusal.FORK);
    }
  }

  @Test
  void a_state_directory_of_another_channel_is_not_touched() throws Exception {
    try (FabricLedger ledger = open(connection)) {
      anchored(ledger.anchor(log.request(log.grow(5), 0)));
    }
    Path elsewhere = changed(file -> file.setProperty("genesis", "00".repeat(32)));

    assertThatThrownBy(() -> open(elsewhere)).isInstanceOf(IOException.class);
  }

  @Test
  void peers_of_another_channel_than_the_pinned_one_are_not_believed() throws Exception {
    Path pinned = changed(file -> file.setProperty("genesis", "00".repeat(32)));

    try (FabricLedger ledger = open(pinned)) {
      assertThatThrownBy(() -> ledger.latest(origin))
          .isInstanceOf(LedgerUnavailableException.class);
      assertThat(ledger.health().fault()).isPresent();
      assertThat(ledger.health().up()).isFalse();
    }
  }

  private Path changed(Consumer<Properties> change) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(connection)) {
      properties.load(reader);
    }
    change.accept(properties);
    Path file = temporary.resolve("changed.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }
}
