package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.ledger.LedgerState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One identity on one channel: its peers and its way to submit. */
final class ChannelClient implements Closeable {

  private final FabricConnection connection;
  private final PeerLinks peers;
  private final Submitter submitter;
  private final StateLock lock;

  private ChannelClient(
      FabricConnection connection, PeerLinks peers, Submitter submitter, StateLock lock) {
    this.connection = connection;
    this.peers = peers;
    this.submitter = submitter;
    this.lock = lock;
  }

  /**
   * Opens the way to a channel; peers need not be there yet.
   *
   * @param state where pending transactions are kept
   * @param patience how long one submission is pursued
   * @throws IOException if a file cannot be used, or the state is in use
   */
  static ChannelClient open(Path properties, Path state, Duration patience, Clock clock)
      throws IOException {
    return open(properties, state, patience, clock, Duration.ZERO);
  }

  /** As above, but waits for another user of the state to end. */
  static ChannelClient open(
      Path properties, Path state, Duration patience, Clock clock, Duration queueing)
      throws IOException {
    FabricConnection connection = FabricConnection.load(properties);
    Signatory signatory = Signatory.load(connection.identity());
    Durable.directory(state);
    StateLock lock = StateLock.acquire(state, queueing);
    try {
      PendingTransactions pendings = new PendingTransactions(state.resolve("pending"));
      PeerLinks peers = PeerLinks.open(connection, signatory, clock);
      Submitter submitter = new Submitter(peers, signatory, pendings, patience);
      return new ChannelClient(connection, peers, submitter, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  FabricConnection connection() {
    return connection;
  }

  PeerLinks peers() {
    return peers;
  }

  Submitter submitter() {
    return submitter;
  }

  /**
   * Reads from the state of the first peer that answers.
   *
   * @throws PeerAwayException when none does
   */
  <T> T read(Function<LedgerState, T> reading) throws PeerAwayException {
    List<String> faults = new ArrayList<>();
    for (PeerLink peer : peers.inOrder()) {
      try {
        return reading.apply(new PeerState(peer));
      } catch (PeerState.UnansweredException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    throw new PeerAwayException("no peer answered: " + String.join(" | ", faults));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      peers.close();
    }
  }
}
