package cn.laborproof.proof.ledger.fabric;

import java.util.List;

/**
 * An envelope of a block.
 *
 * @param payload Payload, as signed
 * @param signature ECDSA, DER; empty only in a genesis
 */
record FabricEnvelope(Bytes payload, Bytes signature) {
  private static final List<Integer> SIGNED = List.of(1, 2);
  private static final List<Integer> UNSIGNED = List.of(1);

  /**
   * Reads a signed one. A block's data hash is over its envelopes without borders, so another cut
   * of the same bytes would have the same hash; Fabric therefore takes only envelopes that are
   * payload and signature and nothing else, in that order (protoutil,
   * VerifyTransactionsAreWellFormed), and so do we.
   *
   * @throws cn.laborproof.proof.MalformedException if it is in another form
   */
  static FabricEnvelope signed(Bytes bytes) {
    return read(bytes, SIGNED);
  }

  /** Reads the one of a genesis block. */
  static FabricEnvelope unsigned(Bytes bytes) {
    return read(bytes, UNSIGNED);
  }

  private static FabricEnvelope read(Bytes bytes, List<Integer> fields) {
    ProtoMessage message = ProtoMessage.parse("envelope", bytes);
    if (!message.order().equals(fields)) {
      throw message.fault("fields " + message.order() + " (expected: " + fields + ")");
    }
    Bytes signature = fields.contains(2) ? message.required(2) : Bytes.NONE;
    return new FabricEnvelope(message.required(1), signature);
  }

  ProtoMessage open() {
    return ProtoMessage.parse("payload", payload);
  }
}
