package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.ledger.LedgerState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One identity on one channel: its peers and its way to submit. */
final class ChannelClient implements AutoCloseable {

  private final FabricConnection connection;
  private final PeerLinks peers;
  private final Submitter submitter;

  private ChannelClient(FabricConnection connection, PeerLinks peers, Submitter submitter) {
    this.connection = connection;
    this.peers = peers;
    this.submitter = submitter;
  }

  /**
   * Opens the way to a channel; peers need not be there yet.
   *
   * @param state where pending transactions are kept; used by one process at a time
   * @param patience how long one submission is pursued
   */
  static ChannelClient open(Path properties, Path state, Duration patience, Clock clock)
      throws IOException {
    FabricConnection connection = FabricConnection.load(properties);
    Signatory signatory = Signatory.load(connection.identity());
    Durable.directory(state);
    PendingTransactions pendings = new PendingTransactions(state.resolve("pending"));
    PeerLinks peers = PeerLinks.open(connection, signatory, clock);
    return new ChannelClient(
        connection, peers, new Submitter(peers, signatory, pendings, patience));
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
  public void close() {
    peers.close();
  }
}
