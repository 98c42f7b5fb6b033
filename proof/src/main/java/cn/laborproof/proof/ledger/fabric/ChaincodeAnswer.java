package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import java.util.List;
import java.util.Optional;

/**
 * What peers say a chaincode did: ProposalResponsePayload of Fabric.
 *
 * @param proposalHash of the proposal answered
 * @param chaincode name of the one that answered
 * @param status of the answer, 200 for well
 * @param payload the answer
 * @param states reads and writes of that chaincode; empty if it touched nothing
 */
record ChaincodeAnswer(
    Bytes proposalHash, String chaincode, long status, Bytes payload, ProtoMessage states) {
  /** The chaincode did what it was asked. */
  static final long OK = 200;

  static ChaincodeAnswer parse(Bytes response) {
    ProtoMessage answer = ProtoMessage.parse("proposalResponse", response);
    ProtoMessage action = ProtoMessage.parse("chaincodeAction", answer.bytes(2));
    String chaincode = action.message(4).text(2);
    return new ChaincodeAnswer(
        answer.bytes(1),
        chaincode,
        action.message(3).number(1),
        action.message(3).bytes(3),
        states(ProtoMessage.parse("readWriteSet", action.bytes(1)), chaincode));
  }

  private static ProtoMessage states(ProtoMessage sets, String chaincode) {
    List<ProtoMessage> own =
        sets.messages(2).stream().filter(set -> set.text(1).equals(chaincode)).toList();
    if (own.size() > 1) {
      throw sets.fault("the namespace " + chaincode + " stands twice");
    }
    return ProtoMessage.parse("states", own.isEmpty() ? Bytes.NONE : own.getFirst().bytes(2));
  }

  /**
   * Where a value that was read had been written.
   *
   * @param block number of the block
   * @param transaction index in the block
   */
  record Version(long block, long transaction) {}

  /** Version of the key as it was read; nothing if it was not read or not there. */
  Optional<Version> readVersion(String key) {
    return only(1, key)
        .filter(read -> read.has(2))
        .map(read -> read.message(2))
        .map(version -> new Version(version.number(1), version.number(2)));
  }

  /** What was left under the key; nothing if it was not written or deleted. */
  Optional<Bytes> written(String key) {
    return only(3, key).filter(write -> write.signed(2) == 0).map(write -> write.bytes(3));
  }

  private Optional<ProtoMessage> only(int field, String key) {
    List<ProtoMessage> found =
        states.messages(field).stream().filter(state -> state.text(1).equals(key)).toList();
    if (found.size() > 1) {
      throw new MalformedException("fabric.states: " + key + " stands twice");
    }
    return found.stream().findFirst();
  }
}
