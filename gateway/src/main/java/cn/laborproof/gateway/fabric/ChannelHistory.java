package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.LedgerUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** What was written on a channel since its genesis, as the first peer that answers tells it. */
final class ChannelHistory {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChannelClient client;

  private ChannelHistory(ChannelClient client) {
    this.client = client;
  }

  /**
   * Tells every write of a valid transaction, in the order of the blocks.
   *
   * @param network folder with the connection files
   * @param channel {@code labour} or {@code court}
   * @throws IOException if a file cannot be read
   * @throws LedgerUnavailableException if no peer tells all
   */
  static void tell(Path network, String channel, Clock clock, Consumer<Write> listener)
      throws IOException {
    String name = channel + "-operator";
    try (ChannelClient client =
        ChannelClient.open(
            network.resolve("connections").resolve(name + ".properties"),
            network.resolve("admin").resolve("history-" + channel),
            PATIENCE,
            clock)) {
      new ChannelHistory(client).tell(listener);
    } catch (PeerAwayException | ChaincodeRefusedException | GatewayRuntimeException e) {
      throw new LedgerUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private void tell(Consumer<Write> listener) throws PeerAwayException, ChaincodeRefusedException {
    Source source = client.peers().first(peer -> new Source(peer, peer.height()));
    try (CloseableIterator<Block> blocks = source.peer().blocks(0)) {
      for (long number = 0; number < source.height(); number++) {
        tell(blocks.next(), listener);
      }
    }
  }

  /** A peer that answers, and how many blocks it has. */
  private record Source(PeerLink peer, long height) {}

  private void tell(Block block, Consumer<Write> listener) {
    long number = block.getHeader().getNumber();
    for (Blocks.Written written : Blocks.written(block, client.connection().chaincode())) {
      for (KVWrite write : written.writes()) {
        listener.accept(new Write(number, written.index(), written.time(), write.getKey()));
      }
    }
  }

  /**
   * One key that was written.
   *
   * @param block its block
   * @param index of its transaction in the block
   * @param time stated in its transaction
   */
  record Write(long block, int index, Instant time, String key) {

    /** {@code BLOCK INDEX TIME KEY}. */
    String line() {
      return "%d %d %s %s".formatted(block, index, time, key);
    }
  }
}
