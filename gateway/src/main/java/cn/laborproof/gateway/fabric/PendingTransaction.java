package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import java.util.Base64;

/**
 * An endorsed and signed transaction whose fate is not known yet.
 *
 * @param lane what may have only one of them at a time
 * @param key the state key it writes
 * @param argument digest of what it says; the same key may be offered another content
 * @param transaction its id, 64 hex digits
 * @param prepared the {@code PreparedTransaction} message with our signature; submitted again byte
 *     for byte, so that however often it is ordered it counts once
 */
record PendingTransaction(
    String lane, String key, Digest argument, String transaction, byte[] prepared) {

  static PendingTransaction parse(byte[] bytes) {
    JsonFields fields = Json.parseCanonicalObject(bytes).fields("pending");
    PendingTransaction pending =
        new PendingTransaction(
            fields.string("lane"),
            fields.string("key"),
            fields.digest("argument"),
            fields.string("transaction"),
            Base64.getDecoder().decode(fields.string("prepared")));
    fields.end();
    return pending;
  }

  boolean is(String otherKey, Digest otherArgument) {
    return key.equals(otherKey) && argument.equals(otherArgument);
  }

  byte[] bytes() {
    return JsonObject.builder()
        .put("lane", lane)
        .put("key", key)
        .put("argument", argument.hex())
        .put("transaction", transaction)
        .put("prepared", Base64.getEncoder().encodeToString(prepared))
        .build()
        .canonicalBytes();
  }
}
