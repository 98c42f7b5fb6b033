package cn.laborproof.proof.ledger;

import cn.laborproof.proof.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes kept apart from the state below them until they are wanted. */
final class StateOverlay implements LedgerState {

  private final LedgerState below;
  private final Map<String, JsonObject> writes = new LinkedHashMap<>();

  StateOverlay(LedgerState below) {
    this.below = below;
  }

  @Override
  public Optional<JsonObject> get(String key) {
    return Optional.ofNullable(writes.get(key)).or(() -> below.get(key));
  }

  @Override
  public void put(String key, JsonObject value) {
    writes.put(key, value);
  }

  List<StateWrite> writes() {
    return writes.entrySet().stream().map(e -> new StateWrite(e.getKey(), e.getValue())).toList();
  }
}
