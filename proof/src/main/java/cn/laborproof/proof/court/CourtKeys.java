package cn.laborproof.proof.court;

import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * A court as its own chain knows it.
 *
 * @param inForce what it said last
 * @param retired its keys before, oldest first; never accepted again
 */
public record CourtKeys(CourtKey inForce, List<Ed25519PublicKey> retired) {

  public CourtKeys {
    retired = List.copyOf(retired);
  }

  /** A court that has said its first key. */
  public static CourtKeys first(CourtKey key) {
    return new CourtKeys(key, List.of());
  }

  /** Reads the members of the JSON form. */
  public static CourtKeys read(JsonFields fields) {
    CourtKeys keys =
        new CourtKeys(
            CourtKey.readMembers(fields),
            fields.strings("retired").stream().map(Ed25519PublicKey::ofHex).toList());
    fields.end();
    return keys;
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return inForce
        .members()
        .put("retired", JsonArray.ofStrings(retired.stream().map(Ed25519PublicKey::hex).toList()))
        .build();
  }

  /** The court after it changed its key. */
  public CourtKeys rotateTo(CourtKey next) {
    return new CourtKeys(next, Stream.concat(retired.stream(), Stream.of(inForce.key())).toList());
  }

  /** Whether the key is in force or was. */
  public boolean knew(Ed25519PublicKey candidate) {
    return inForce.key().equals(candidate) || retired.contains(candidate);
  }
}
