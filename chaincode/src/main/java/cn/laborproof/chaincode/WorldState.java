package cn.laborproof.chaincode;

import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerState;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** The world state of the channel as one transaction sees it. */
final class WorldState implements LedgerState {

  private final ChaincodeStub stub;

  WorldState(ChaincodeStub stub) {
    this.stub = stub;
  }

  @Override
  public Optional<JsonObject> get(String key) {
    byte[] value = stub.getState(key);
    return value == null || value.length == 0
        ? Optional.empty()
        : Optional.of(Json.parseCanonicalObject(value));
  }

  @Override
  public void put(String key, JsonObject value) {
    stub.putState(key, value.canonicalBytes());
  }
}
