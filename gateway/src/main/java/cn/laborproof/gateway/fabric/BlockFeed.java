package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the blocks of a channel from where its taker has got to, by whichever peer delivers them,
 * for as long as it is open.
 */
final class BlockFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BlockFeed.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_SAID = 20;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final PeerLinks peers;
  private final Taker taker;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean open = true;
  private volatile boolean following;
  private volatile @Nullable String fault;
  private final Set<String> said = new HashSet<>();
  private volatile @Nullable CloseableIterator<Block> stream;

  /** One more than the newest block any peer spoke of; 0 before any did. */
  private volatile long height;

  private BlockFeed(String name, PeerLinks peers, Taker taker) {
    this.peers = peers;
    this.taker = taker;
    this.thread = Thread.ofVirtual().name("blocks-" + name).unstarted(this::run);
  }

  static BlockFeed start(String name, PeerLinks peers, Taker taker) {
    BlockFeed feed = new BlockFeed(name, peers, taker);
    feed.thread.start();
    return feed;
  }

  /** Whether blocks arrive. */
  boolean following() {
    return following;
  }

  /** What keeps blocks from being taken although a peer delivers them. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether everything was taken that a peer had when it was last asked. */
  boolean caughtUp() {
    return height > 0 && taker.next() >= height;
  }

  /**
   * Waits until everything was taken that a peer had.
   *
   * @param deadline in {@link System#nanoTime}; when it is past nothing is waited for
   */
  void awaitCaughtUp(long deadline) throws InterruptedException {
    while (open && !caughtUp() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK);
    }
  }

  /** Lets go of the peer that delivers now, because it seems to have fallen silent. */
  void turnToAnother() {
    CloseableIterator<Block> current = stream;
    if (current != null) {
      current.close();
    }
  }

  private void run() {
    int turn = 0;
    while (open) {
      var order = peers.inOrder();
      follow(order.get(turn++ % order.size()));
      following = false;
      rest();
    }
  }

  /** Not to be ended by an interrupt: that would close the files the taker is writing. */
  private void rest() {
    try {
      if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        open = false;
      }
    } catch (InterruptedException e) {
      open = false;
    }
  }

  private void follow(PeerLink peer) {
    try {
      long there = peer.height();
      height = Math.max(height, there);
      if (there < taker.next()) {
        // Back after an absence. It would not wait but refuse: the block is beyond its own next.
        return;
      }
      try (CloseableIterator<Block> blocks = peer.blocks(taker.next())) {
        stream = blocks;
        following = true;
        while (open && blocks.hasNext()) {
          Optional<Block> delivered = delivered(blocks);
          if (delivered.isEmpty()) {
            return;
          }
          Block block = delivered.get();
          long after = block.getHeader().getNumber() + 1;
          taker.take(block, after >= height);
          height = Math.max(height, after);
          fault = null;
          said.clear();
        }
      }
    } catch (PeerAwayException e) {
      LOG.debug("blocks: {}", e.getMessage());
    } catch (GatewayRuntimeException e) {
      if (open) {
        LOG.debug("blocks: {}", peer.away(String.valueOf(e.getMessage()), e).getMessage());
      }
    } catch (MalformedException e) {
      stuck(peer.health().address() + " delivers what does not fit: " + e.getMessage());
    } catch (IOException e) {
      stuck("blocks are not taken: " + e.getMessage());
    } catch (RuntimeException e) {
      // A fault of ours. Without the feed nothing is ever known to be anchored again, so it goes
      // on.
      stuck("blocks are not taken: " + e);
      LOG.debug("blocks", e);
    } finally {
      stream = null;
    }
  }

  /** Nothing for a status instead of a block: the peer has not got yet what was asked for. */
  private static Optional<Block> delivered(CloseableIterator<Block> blocks) {
    try {
      return Optional.of(blocks.next());
    } catch (NoSuchElementException e) {
      LOG.debug("no block: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Said once, however often it is tried again by whichever peer. */
  private void stuck(String why) {
    if (open && said.size() < MOST_SAID && said.add(why)) {
      LOG.error("{}", why);
    }
    fault = why;
  }

  @Override
  public void close() {
    open = false;
    closing.countDown();
    turnToAnother();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes blocks in order. */
  interface Taker {
    /** Number of the block wanted next. */
    long next();

    /**
     * Takes a block.
     *
     * @param newest whether no further block is known
     * @throws MalformedException if it does not fit; another peer is then tried
     * @throws IOException if it cannot be taken now; it is offered again
     */
    void take(Block block, boolean newest) throws IOException;
  }
}
