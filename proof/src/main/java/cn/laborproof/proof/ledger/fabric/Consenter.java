package cn.laborproof.proof.ledger.fabric;

/**
 * An orderer that takes part in agreeing on blocks.
 *
 * @param number how its signatures name it
 * @param mspId whose it is
 * @param certificate PEM
 */
record Consenter(long number, String mspId, Bytes certificate) {

  static Consenter read(ProtoMessage message) {
    return new Consenter(message.number(1), message.text(4), message.required(5));
  }
}
