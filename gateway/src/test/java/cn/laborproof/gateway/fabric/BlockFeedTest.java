package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;

/** The feed on a real network: whatever happens to it, it goes on. */
class BlockFeedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static PeerLinks peers() throws IOException {
    FabricConnection connection =
        FabricConnection.load(ConsortiumNetwork.connection("labour-operator"));
    return PeerLinks.open(connection, Signatory.load(connection.identity()), Clock.systemUTC());
  }

  @Test
  void a_peer_answers_with_a_status_for_a_block_that_is_beyond_its_next() throws Exception {
    try (PeerLinks peers = peers()) {
      PeerLink peer = peers.inOrder().getFirst();
      try (CloseableIterator<Block> blocks = peer.blocks(peer.height() + 100)) {
        assertThatThrownBy(blocks::next)
            .as("what the feed takes for a peer that lags behind")
            .isInstanceOf(NoSuchElementException.class);
      }
    }
  }

  @Test
  void peers_that_lag_behind_are_asked_again_until_they_have_the_block() throws Exception {
    var taker =
        new Remembering() {
          private final AtomicInteger asked = new AtomicInteger();

          @Override
          public long next() {
            return asked.getAndIncrement() < 8 ? 1_000_000 : super.next();
          }
        };
    assertEveryBlockIsTaken(taker);
  }

  @Test
  void a_block_whose_taking_fails_is_offered_again() throws Exception {
    var taker =
        new Remembering() {
          private final AtomicInteger failures = new AtomicInteger();

          @Override
          public void take(Block block, boolean newest) {
            if (failures.getAndIncrement() < 2) {
              throw new IllegalStateException("a fault of ours");
            }
            super.take(block, newest);
          }
        };
    assertEveryBlockIsTaken(taker);
  }

  private static void assertEveryBlockIsTaken(Remembering taker) throws Exception {
    try (PeerLinks peers = peers();
        BlockFeed feed = BlockFeed.start("labour", peers, taker)) {
      long height = peers.first(PeerLink::height);

      await().atMost(PATIENCE).until(() -> taker.taken.size() >= height);

      assertThat(taker.taken).startsWith(0L, 1L).doesNotHaveDuplicates().isSorted();
      assertThat(feed.fault()).isEmpty();
    }
  }

  /** Takes what comes, in order. */
  private static class Remembering implements BlockFeed.Taker {

    final List<Long> taken = new CopyOnWriteArrayList<>();

    @Override
    public long next() {
      return taken.size();
    }

    @Override
    public void take(Block block, boolean newest) {
      taken.add(block.getHeader().getNumber());
    }
  }
}
