package cn.laborproof.proof.ledger;

import cn.laborproof.proof.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A state in memory. Not thread-safe. */
public final class MapState implements LedgerState {

  private final Map<String, JsonObject> values = new HashMap<>();

  @Override
  public Optional<JsonObject> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public void put(String key, JsonObject value) {
    values.put(key, value);
  }
}
