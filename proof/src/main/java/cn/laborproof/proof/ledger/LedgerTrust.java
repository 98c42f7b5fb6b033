package cn.laborproof.proof.ledger;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;

/**
 * What a verifier holds of a ledger before it sees any proof; part of the trust bundle.
 *
 * @param channel name of the channel
 * @param genesis hash of its block 0
 * @param quorum how many distinct institutions must have signed a block, whatever the genesis says
 *     less
 * @param endorsements how many distinct institutions other than the operator must have endorsed a
 *     state receipt
 */
public record LedgerTrust(String channel, Digest genesis, int quorum, int endorsements) {

  public LedgerTrust {
    BoundedAscii.name("channel", channel);
    if (quorum < 1 || endorsements < 1) {
      throw new IllegalArgumentException("quorum and endorsements (expected: at least 1)");
    }
  }

  /** Reads the members of the JSON form. */
  public static LedgerTrust read(JsonFields fields) {
    int institutions = Institution.values().length;
    LedgerTrust trust =
        new LedgerTrust(
            fields.string("channel"),
            fields.digest("genesis"),
            (int) fields.integer("quorum", 1, institutions),
            (int) fields.integer("endorsements", 1, institutions));
    fields.end();
    return trust;
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("channel", channel)
        .put("genesis", genesis.hex())
        .put("quorum", quorum)
        .put("endorsements", endorsements)
        .build();
  }
}
