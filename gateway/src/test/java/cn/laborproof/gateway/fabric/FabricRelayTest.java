package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchoringRhythm;
import cn.laborproof.gateway.CourtHeadLog;
import cn.laborproof.gateway.CourtRelay;
import cn.laborproof.gateway.TestLog;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay between two real channels: the consortium's and the court's own. */
class FabricRelayTest {

  @TempDir Path temporary;
  private final String origin = ConsortiumNetwork.freshOrigin("relay");
  private final List<CourtHead> heads = new ArrayList<>();
  private long business;
  private TestLog log;
  private FabricLedger ledger;
  private FabricCourtChain court;
  private CourtRelay relay;

  @BeforeEach
  void start() throws Exception {
    CourtTrust trust = NetworkCourt.open();
    log = new TestLog(temporary.resolve("log"), origin);
    ledger =
        FabricLedger.open(
            ConsortiumNetwork.connection("labour-operator"),
            temporary.resolve("ledger"),
            Set.of(origin),
            Clock.systemUTC());
    court =
        FabricCourtChain.open(
            ConsortiumNetwork.connection("court-operator"),
            temporary.resolve("court"),
            trust,
            Duration.ofSeconds(30),
            Clock.systemUTC());
    new ConsortiumAdmin(ConsortiumNetwork.directory(), Clock.systemUTC())
        .approveKey(KeySubject.log(origin), log.key());
    relay = new CourtRelay(ledger, court, new HeadEntries());
  }

  @AfterEach
  void stop() throws Exception {
    court.close();
    ledger.close();
    log.close();
  }

  /** The evidence log, as the platform keeps it: a head is an entry like any other. */
  private final class HeadEntries implements CourtHeadLog {
    @Override
    public Optional<CourtHead> last(String name) {
      return heads.isEmpty() ? Optional.empty() : Optional.of(heads.getLast());
    }

    @Override
    public void append(CourtHead head) {
      heads.add(head);
      log.append(List.of(LogEntry.of(LogEntry.COURT_HEAD, head.bytes())));
    }
  }

  private void events(int count) {
    log.grow(count);
    business = log.size();
  }

  /** What the platform does again and again. True if anything happened. */
  private boolean turn() {
    Optional<AnchoredCheckpoint> standing = ledger.latest(origin);
    long anchored = standing.map(anchor -> anchor.record().size()).orElse(0L);
    Instant since = standing.map(AnchoredCheckpoint::time).orElse(Instant.EPOCH);
    Optional<AnchorPurpose> due =
        AnchoringRhythm.DAILY.due(
            new AnchoringRhythm.Progress(log.size(), business, anchored, since), Instant.now());
    due.ifPresent(purpose ->
        assertThat(ledger.anchor(log.request(log.newest(), anchored, purpose)))
            .isInstanceOf(AnchorOutcome.Anchored.class));
    return due.isPresent() | !relay.round(100).idle();
  }

  /** As long as it takes: how soon the court answers is its own affair. */
  private void turnUntilReceipted(long size) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          turn();
          return ledger.receiptOf(origin, size).isPresent();
        });
    await().atMost(Duration.ofMinutes(1)).until(() -> !turn());
  }

  @Test
  void an_anchor_is_receipted_by_the_court_and_the_receipt_linked_back() {
    events(20);

    turnUntilReceipted(20);

    CourtReceipt receipt = ledger.receiptOf(origin, 20).orElseThrow();
    AnchoredCheckpoint anchor = ledger.latest(origin).orElseThrow();
    assertThat(new CourtVerifier(court.trust()).faultOf(receipt, anchor.deposit())).isEmpty();
    assertThat(heads).hasSize(1);
    assertThat(log.size()).as("the court's head is in the log").isEqualTo(21);
  }

  /** The channels may be used by others meanwhile, so it is our own traffic that must stop. */
  @Test
  void after_the_last_contract_no_block_of_either_channel_speaks_of_our_log() throws Exception {
    events(20);
    turnUntilReceipted(20);
    long labour = height("labour-operator");
    long courts = height("court-operator");

    for (int i = 0; i < 20; i++) {
      assertThat(turn()).as("turn " + i).isFalse();
    }

    assertThat(writes("labour-operator", labour)).noneMatch(write -> write.contains(origin));
    assertThat(writes("court-operator", courts)).noneMatch(write -> write.contains(origin));
    assertThat(heads).hasSize(1);
  }

  @Test
  void the_next_contract_carries_the_head_along() {
    events(20);
    turnUntilReceipted(20);
    events(1);
    turnUntilReceipted(22);

    assertThat(ledger.latest(origin).orElseThrow().record().size()).isEqualTo(22);
    assertThat(ledger.receiptOf(origin, 22)).isPresent();
    assertThat(heads).hasSize(2);
  }

  private ChannelClient client(String connection) throws Exception {
    return ChannelClient.open(
        ConsortiumNetwork.connection(connection),
        temporary.resolve("look"),
        Duration.ofSeconds(10),
        Clock.systemUTC());
  }

  private long height(String connection) throws Exception {
    try (ChannelClient look = client(connection)) {
      return look.peers().first(PeerLink::height);
    }
  }

  /** Keys and values that blocks from one on wrote, as text. */
  private List<String> writes(String connection, long from) throws Exception {
    List<String> writes = new ArrayList<>();
    try (ChannelClient look = client(connection)) {
      for (long number = from; number < look.peers().first(PeerLink::height); number++) {
        long wanted = number;
        Block block = look.peers().first(peer -> peer.block(wanted));
        for (Blocks.Written written : Blocks.written(block, look.connection().chaincode())) {
          for (KVWrite write : written.writes()) {
            writes.add(write.getKey() + " " + write.getValue().toStringUtf8());
          }
        }
      }
    }
    return writes;
  }
}
