package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.ledger.Institution;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The peers of a channel. Fail-over is the client's work: whoever answered last is asked first, and
 * when it is away, the next.
 */
final class PeerLinks implements AutoCloseable {

  private final List<PeerLink> peers;

  private PeerLinks(List<PeerLink> peers) {
    this.peers = peers;
  }

  static PeerLinks open(FabricConnection connection, Signatory signatory, Clock clock)
      throws IOException {
    List<PeerLink> peers = new ArrayList<>();
    try {
      for (FabricConnection.Peer peer : connection.peers()) {
        peers.add(PeerLink.open(peer, connection, signatory, clock));
      }
    } catch (IOException | RuntimeException e) {
      peers.forEach(PeerLink::close);
      throw e;
    }
    return new PeerLinks(List.copyOf(peers));
  }

  /** Those that answer first, otherwise in the configured order of preference. */
  List<PeerLink> inOrder() {
    return peers.stream()
        .sorted(Comparator.comparing((PeerLink peer) -> !peer.health().answering()))
        .toList();
  }

  /** The institutions that run a peer. */
  List<Institution> institutions() {
    return inOrder().stream().map(PeerLink::institution).distinct().toList();
  }

  List<FabricHealth.Peer> health() {
    return peers.stream().map(PeerLink::health).toList();
  }

  /**
   * Asks one peer after the other until one answers; a refusal is an answer.
   *
   * @throws PeerAwayException when none answered, with what each said
   */
  <T> T first(Asking<T> asking) throws PeerAwayException, ChaincodeRefusedException {
    List<String> faults = new ArrayList<>();
    for (PeerLink peer : inOrder()) {
      try {
        return asking.ask(peer);
      } catch (PeerAwayException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    throw new PeerAwayException("no peer answered: " + String.join(" | ", faults));
  }

  @Override
  public void close() {
    peers.forEach(PeerLink::close);
  }

  /** What is asked of a peer. */
  @FunctionalInterface
  interface Asking<T> {
    T ask(PeerLink peer) throws PeerAwayException, ChaincodeRefusedException;
  }
}
