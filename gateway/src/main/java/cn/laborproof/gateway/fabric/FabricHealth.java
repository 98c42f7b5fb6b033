package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.ledger.Institution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the way to a channel stands, for health pages and metrics.
 *
 * @param channel name of the channel
 * @param peers every configured peer
 * @param indexed number of the newest block in the local index; -1 for none
 * @param following whether blocks arrive from some peer
 * @param fault what the operator of this program must look at; empty when nothing
 * @param counts what was done since the start
 */
public record FabricHealth(
    String channel,
    List<Peer> peers,
    long indexed,
    boolean following,
    Optional<String> fault,
    Counts counts) {

  public FabricHealth {
    peers = List.copyOf(peers);
  }

  /** Whether transactions can be made: a peer answers and its blocks arrive. */
  public boolean up() {
    return fault.isEmpty() && following && peers.stream().anyMatch(Peer::answering);
  }

  /**
   * One peer.
   *
   * @param institution who runs it
   * @param address as {@code host:port}
   * @param answering whether its last answer was one; true before it was ever asked
   * @param since when that began
   * @param fault what it last failed with; empty when it answers
   */
  public record Peer(
      Institution institution,
      String address,
      boolean answering,
      Instant since,
      Optional<String> fault) {

    static Peer unasked(FabricConnection.Peer peer, Instant now) {
      return new Peer(peer.institution(), peer.address(), true, now, Optional.empty());
    }

    Peer answered(Instant now) {
      return answering ? this : new Peer(institution, address, true, now, Optional.empty());
    }

    Peer fault(String why, Instant now) {
      return new Peer(institution, address, false, answering ? now : since, Optional.of(why));
    }
  }

  /**
   * Counted since the start.
   *
   * @param submitted transactions handed to the orderers for the first time
   * @param resubmitted times the same signed transaction was handed over again
   * @param committed transactions that were committed as valid
   * @param invalid transactions that were ordered but found invalid
   * @param unknown submissions that ended without an outcome
   * @param refused commands the chaincode refused
   */
  public record Counts(
      long submitted, long resubmitted, long committed, long invalid, long unknown, long refused) {}
}
