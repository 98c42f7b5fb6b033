package cn.laborproof.proof.ledger;

import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519Signature;

/** One institution's signature under a block or a state receipt. */
public record InstitutionSignature(Institution institution, Ed25519Signature signature) {

  static InstitutionSignature read(JsonFields fields) {
    InstitutionSignature signature =
        new InstitutionSignature(
            Institution.ofId(fields.string("institution")),
            Ed25519Signature.ofHex(fields.string("signature")));
    fields.end();
    return signature;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("institution", institution.id())
        .put("signature", signature.hex())
        .build();
  }
}
