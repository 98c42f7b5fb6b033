package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;

/**
 * One orderer's signature under a block, in the form of Fabric's BFT ordering service.
 *
 * @param identifier the IdentifierHeader as it was signed: the consenter's number and a nonce
 * @param signature ECDSA, DER
 */
public record ConsenterSignature(Bytes identifier, Bytes signature) {

  static ConsenterSignature read(JsonFields fields) {
    ConsenterSignature signature =
        new ConsenterSignature(
            Bytes.ofBase64(fields.string("identifier")),
            Bytes.ofBase64(fields.string("signature")));
    fields.end();
    return signature;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("identifier", identifier.base64())
        .put("signature", signature.base64())
        .build();
  }

  /** MetadataSignature of Fabric; the other form carries a signature header and no identifier. */
  static ConsenterSignature ofMetadata(ProtoMessage message) {
    if (!message.bytes(1).isEmpty()) {
      throw message.fault("a signature header (expected: the form of BFT ordering)");
    }
    return new ConsenterSignature(message.required(3), message.required(2));
  }

  /** Number of the consenter who claims to have signed. */
  long consenter() {
    return ProtoMessage.parse("identifierHeader", identifier).number(1);
  }
}
