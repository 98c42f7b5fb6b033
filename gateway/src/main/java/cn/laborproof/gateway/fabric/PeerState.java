package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerState;
import java.util.Optional;

/** The state of the channel as one peer has it; read only. */
record PeerState(PeerLink peer) implements LedgerState {

  /**
   * Reads a key.
   *
   * @throws UnansweredException if the peer does not say what stands under it
   */
  @Override
  public Optional<JsonObject> get(String key) {
    try {
      byte[] value = peer.evaluate("read", key);
      return value.length == 0 ? Optional.empty() : Optional.of(Json.parseCanonicalObject(value));
    } catch (PeerAwayException | ChaincodeRefusedException | MalformedException e) {
      throw new UnansweredException(e);
    }
  }

  @Override
  public void put(String key, JsonObject value) {
    throw new UnsupportedOperationException("a peer's state is only read");
  }

  /** The peer did not say what stands under a key. */
  static final class UnansweredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnansweredException(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }
}
