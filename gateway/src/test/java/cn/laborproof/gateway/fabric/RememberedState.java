package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerState;
import cn.laborproof.proof.ledger.MapState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of the embedded ledger, and every key that was ever written. */
final class RememberedState implements LedgerState {

  private final MapState values = new MapState();
  private final List<String> keys = new ArrayList<>();

  @Override
  public Optional<JsonObject> get(String key) {
    return values.get(key);
  }

  @Override
  public void put(String key, JsonObject value) {
    keys.add(key);
    values.put(key, value);
  }

  List<String> keys() {
    return keys.stream().distinct().toList();
  }
}
