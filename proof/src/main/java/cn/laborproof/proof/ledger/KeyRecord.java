package cn.laborproof.proof.ledger;

import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * The signing key of a log or court as the ledger knows it.
 *
 * @param sequence 1 for the first key, then one more per rotation
 * @param key the key in force
 * @param retired the keys before it, oldest first; never accepted again
 */
public record KeyRecord(long sequence, Ed25519PublicKey key, List<Ed25519PublicKey> retired) {

  public KeyRecord {
    retired = List.copyOf(retired);
  }

  static KeyRecord read(JsonObject value) {
    JsonFields fields = value.fields("keyRecord");
    KeyRecord keys =
        new KeyRecord(
            fields.integer("sequence", 1, JsonInteger.MAX),
            Ed25519PublicKey.ofHex(fields.string("key")),
            fields.strings("retired").stream().map(Ed25519PublicKey::ofHex).toList());
    fields.end();
    return keys;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("sequence", sequence)
        .put("key", key.hex())
        .put("retired", JsonArray.ofStrings(retired.stream().map(Ed25519PublicKey::hex).toList()))
        .build();
  }

  KeyRecord rotateTo(Ed25519PublicKey next) {
    return new KeyRecord(
        sequence + 1, next, Stream.concat(retired.stream(), Stream.of(key)).toList());
  }

  boolean knew(Ed25519PublicKey candidate) {
    return key.equals(candidate) || retired.contains(candidate);
  }
}
