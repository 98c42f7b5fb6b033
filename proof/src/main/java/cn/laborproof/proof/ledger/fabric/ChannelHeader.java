package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import java.time.Instant;

/**
 * ChannelHeader of Fabric.
 *
 * @param type what kind of transaction
 * @param channel for which channel
 * @param time in the word of who made it
 * @param transaction id, hexadecimal; empty in a configuration
 * @param chaincode which chaincode is called; empty in a configuration
 */
record ChannelHeader(
    long type, String channel, Instant time, String transaction, String chaincode) {
  /** A new configuration. */
  static final long CONFIG = 1;

  /** A call of a chaincode. */
  static final long ENDORSER_TRANSACTION = 3;

  /** 9999-12-31T23:59:59Z: what a time in evidence can say. */
  private static final long MAX_SECOND = 253_402_300_799L;

  private static final long MAX_NANO = 999_999_999;

  static ChannelHeader parse(Bytes bytes) {
    ProtoMessage message = ProtoMessage.parse("channelHeader", bytes);
    ProtoMessage extension = ProtoMessage.parse("chaincodeExtension", message.bytes(7));
    boolean call = message.number(1) == ENDORSER_TRANSACTION;
    return new ChannelHeader(
        message.number(1),
        message.text(4),
        time(message.message(3)),
        message.text(5),
        call ? extension.message(2).text(2) : "");
  }

  private static Instant time(ProtoMessage timestamp) {
    long second = timestamp.number(1);
    long nano = timestamp.number(2);
    if (second > MAX_SECOND || nano > MAX_NANO) {
      throw new MalformedException("fabric.channelHeader: time out of bounds");
    }
    return Instant.ofEpochSecond(second, nano);
  }
}
