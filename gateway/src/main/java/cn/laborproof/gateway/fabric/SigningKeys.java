package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.Institution;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds out from the channel's state which registered key signed a checkpoint. */
final class SigningKeys {

  private final PeerLinks peers;
  private final FabricConnection connection;

  SigningKeys(PeerLinks peers, FabricConnection connection) {
    this.peers = peers;
    this.connection = connection;
  }

  /**
   * The checkpoint as the ledger would record it; nothing when several institutions know no key
   * that signed it.
   *
   * @throws PeerAwayException if too few peers answer to say so
   */
  Optional<CheckpointRecord> recordOf(AnchorRequest request) throws PeerAwayException {
    Set<Institution> without = EnumSet.noneOf(Institution.class);
    String fault = "";
    for (PeerLink peer : peers.inOrder()) {
      try {
        Optional<CheckpointRecord> record =
            request.recordUnder(new EvidenceLogRules(connection.channel(), new PeerState(peer)));
        if (record.isPresent()) {
          return record;
        }
        without.add(peer.institution());
      } catch (PeerState.UnansweredException e) {
        fault = String.valueOf(e.getMessage());
      }
    }
    if (without.size() < connection.receiptQuorum()) {
      throw new PeerAwayException("too few peers say which keys are registered: " + fault);
    }
    return Optional.empty();
  }
}
