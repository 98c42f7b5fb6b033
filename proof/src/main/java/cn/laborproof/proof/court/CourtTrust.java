package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.util.List;

/**
 * What a verifier holds of a court before it sees any receipt; part of the trust bundle.
 *
 * @param court name of the court
 * @param chain genesis hash of its chain
 * @param keys the keys its receipts may be signed with, at least one
 */
public record CourtTrust(String court, Digest chain, List<Ed25519PublicKey> keys) {

  public CourtTrust {
    BoundedAscii.name("court", court);
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys: none (expected: at least one)");
    }
  }

  /** Reads the members of the JSON form. */
  public static CourtTrust read(JsonFields fields) {
    List<Ed25519PublicKey> keys =
        fields.strings("keys").stream().map(Ed25519PublicKey::ofHex).toList();
    if (keys.isEmpty()) {
      throw fields.fault("keys", "none (expected: at least one)");
    }
    CourtTrust trust = new CourtTrust(fields.string("court"), fields.digest("chain"), keys);
    fields.end();
    return trust;
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("court", court)
        .put("chain", chain.hex())
        .put("keys", JsonArray.ofStrings(keys.stream().map(Ed25519PublicKey::hex).toList()))
        .build();
  }
}
