package cn.laborproof.proof.ledger;

import cn.laborproof.proof.json.JsonObject;
import java.util.Optional;

/**
 * The key-value state a rule reads and writes: a map in the embedded ledger, the world state of the
 * channel on Fabric.
 *
 * <p>{@link #get} MUST show what earlier commands wrote. Within one command the rules never read a
 * key after writing it, so an implementation MAY hide the command's own writes, as Fabric does.
 * Keys are ASCII; values are stored as their canonical bytes.
 */
public interface LedgerState {

  /** The value under the key, or nothing if it was never written. */
  Optional<JsonObject> get(String key);

  /** Sets the value; called only after every check of the command has passed. */
  void put(String key, JsonObject value);
}
