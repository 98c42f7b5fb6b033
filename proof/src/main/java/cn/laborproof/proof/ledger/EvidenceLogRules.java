package cn.laborproof.proof.ledger;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.LinkReceipt;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import java.util.Optional;

/**
 * What the labour channel accepts. Pure and deterministic: the outcome and the writes are a
 * function of the command, its submitter and the state, so every institution's own node comes to
 * the same answer.
 *
 * <p>A refused command writes nothing. An accepted command repeated gives {@link
 * RuleOutcome.AlreadyRecorded}.
 */
public final class EvidenceLogRules {

  private final String channel;
  private final LedgerState state;

  /**
   * Rules over a state.
   *
   * @param channel name of the channel the state belongs to
   */
  public EvidenceLogRules(String channel, LedgerState state) {
    this.channel = BoundedAscii.name("channel", channel);
    this.state = state;
  }

  /**
   * Applies a command.
   *
   * @param submitter the institution whose identity signed the transaction
   */
  public RuleOutcome apply(LedgerCommand command, Institution submitter) {
    return switch (command) {
      case ApproveKey approve -> new KeyRules(state).approve(approve, submitter);
      case SubmitCheckpoint submit -> new CheckpointRules(state).submit(submit);
      case LinkReceipt link -> new ReceiptRules(channel, state).link(link.receipt());
    };
  }

  /** The keys registered for a log or court, if any is in force. */
  public Optional<KeyRecord> keysOf(KeySubject subject) {
    return state.get(StateKeys.signingKey(subject)).map(KeyRecord::read);
  }

  /** The largest checkpoint recorded for a log. */
  public Optional<CheckpointRecord> headOf(String origin) {
    return state.get(StateKeys.head(origin)).map(EvidenceLogRules::checkpoint);
  }

  /** The checkpoint recorded under that size. */
  public Optional<CheckpointRecord> checkpointOf(String origin, long size) {
    return state.get(StateKeys.checkpoint(origin, size)).map(EvidenceLogRules::checkpoint);
  }

  /** The court receipt linked to the checkpoint of that size. */
  public Optional<CourtReceipt> receiptOf(String origin, long size) {
    return state
        .get(StateKeys.receipt(origin, size))
        .map(value -> CourtReceipt.read(value.fields("receipt")));
  }

  private static CheckpointRecord checkpoint(JsonObject value) {
    return CheckpointRecord.read(value.fields("checkpoint"));
  }
}
