package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.RuleOutcome.refuse;

import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import java.util.Optional;

/**
 * One court receipt per checkpoint, signed by a registered court, written once.
 *
 * <p>The rule cannot see blocks, on Fabric no chaincode can; that the deposit names the right block
 * is checked by the gateway before and by every verifier after.
 */
final class ReceiptRules {

  private final String channel;
  private final LedgerState state;

  ReceiptRules(String channel, LedgerState state) {
    this.channel = channel;
    this.state = state;
  }

  RuleOutcome link(CourtReceipt receipt) {
    String key = StateKeys.receipt(receipt.deposit().origin(), receipt.deposit().size());
    JsonObject value = receipt.toJson();
    Optional<JsonObject> standing = state.get(key);
    if (standing.equals(Optional.of(value))) {
      return new AlreadyRecorded(key);
    }
    return refuseSignature(receipt)
        .or(() -> refuseDeposit(receipt.deposit()))
        .or(() -> standing.map(other -> refuse(Refusal.CONFLICT, "another receipt stands", other)))
        .or(() -> refuseNumber(receipt))
        .orElseGet(() -> record(key, receipt));
  }

  private Optional<RuleOutcome> refuseSignature(CourtReceipt receipt) {
    Optional<KeyRecord> keys =
        state.get(StateKeys.signingKey(subject(receipt))).map(KeyRecord::read);
    if (keys.isEmpty()) {
      return Optional.of(
          refuse(Refusal.UNKNOWN_COURT, "no key is in force for " + subject(receipt).text()));
    }
    if (!keys.get().key().equals(receipt.key())) {
      Refusal reason =
          keys.get().retired().contains(receipt.key()) ? Refusal.RETIRED_KEY : Refusal.UNKNOWN_KEY;
      return Optional.of(
          refuse(reason, "signed with " + receipt.key() + ", in force is " + keys.get().key()));
    }
    return receipt.signed()
        ? Optional.empty()
        : Optional.of(refuse(Refusal.BAD_SIGNATURE, "the court's key did not sign this receipt"));
  }

  private Optional<RuleOutcome> refuseDeposit(Deposit deposit) {
    if (!deposit.channel().equals(channel)) {
      return Optional.of(
          refuse(Refusal.OTHER_CHANNEL, deposit.channel() + " where " + channel + " is meant"));
    }
    Optional<CheckpointRecord> checkpoint =
        state
            .get(StateKeys.checkpoint(deposit.origin(), deposit.size()))
            .map(value -> CheckpointRecord.read(value.fields("checkpoint")));
    if (checkpoint.isEmpty() || !checkpoint.get().root().equals(deposit.root())) {
      return Optional.of(
          refuse(Refusal.UNKNOWN_CHECKPOINT, "the deposited checkpoint is not recorded here"));
    }
    return Optional.empty();
  }

  private Optional<RuleOutcome> refuseNumber(CourtReceipt receipt) {
    return state
        .get(StateKeys.evidence(subject(receipt), receipt.evidenceNumber()))
        .map(other ->
            refuse(
                Refusal.NUMBER_USED_TWICE,
                receipt.evidenceNumber() + " belongs to another deposit",
                other));
  }

  private RuleOutcome record(String key, CourtReceipt receipt) {
    state.put(key, receipt.toJson());
    state.put(
        StateKeys.evidence(subject(receipt), receipt.evidenceNumber()),
        JsonObject.builder().put("deposit", receipt.deposit().digest().hex()).build());
    return new Recorded(key);
  }

  private static KeySubject subject(CourtReceipt receipt) {
    return KeySubject.court(receipt.court(), receipt.chain());
  }
}
