package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;

/**
 * One peer's signature under what it would answer to a proposal.
 *
 * @param endorser SerializedIdentity of the peer
 * @param signature ECDSA, DER, over the answer followed by {@code endorser}
 */
public record Endorsement(Bytes endorser, Bytes signature) {

  static Endorsement read(JsonFields fields) {
    Endorsement endorsement =
        new Endorsement(
            Bytes.ofBase64(fields.string("endorser")), Bytes.ofBase64(fields.string("signature")));
    fields.end();
    return endorsement;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("endorser", endorser.base64())
        .put("signature", signature.base64())
        .build();
  }

  static Endorsement ofMessage(ProtoMessage message) {
    return new Endorsement(message.required(1), message.required(2));
  }
}
