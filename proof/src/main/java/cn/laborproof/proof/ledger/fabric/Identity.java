package cn.laborproof.proof.ledger.fabric;

/**
 * Who claims to have signed.
 *
 * @param mspId the membership service provider it says it belongs to
 * @param certificate PEM
 */
record Identity(String mspId, Bytes certificate) {

  /** SerializedIdentity of Fabric. */
  static Identity parse(Bytes serialized) {
    ProtoMessage message = ProtoMessage.parse("identity", serialized);
    return new Identity(message.text(1), message.required(2));
  }
}
