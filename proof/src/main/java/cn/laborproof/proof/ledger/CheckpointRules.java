package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.RuleOutcome.refuse;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.ProofFault;
import java.util.List;
import java.util.Optional;

/** Checkpoints of a log only ever grow, each written once. */
final class CheckpointRules {

  private final LedgerState state;

  CheckpointRules(LedgerState state) {
    this.state = state;
  }

  RuleOutcome submit(SubmitCheckpoint command) {
    CheckpointRecord submitted = command.checkpoint();
    Optional<CheckpointRecord> same = recorded(submitted.ledgerKey());
    if (same.isPresent() && same.get().equals(submitted)) {
      return new AlreadyRecorded(submitted.ledgerKey());
    }
    Optional<RuleOutcome> refusedSignature = refuseSignature(submitted);
    if (refusedSignature.isPresent()) {
      return refusedSignature.get();
    }
    if (same.isPresent()) {
      return sameSize(submitted, same.get());
    }
    Optional<CheckpointRecord> head = recorded(StateKeys.head(submitted.origin()));
    return refuseGrowth(submitted, command.consistency(), head).orElseGet(() -> record(submitted));
  }

  private Optional<RuleOutcome> refuseSignature(CheckpointRecord submitted) {
    Optional<KeyRecord> keys =
        state.get(StateKeys.signingKey(KeySubject.log(submitted.origin()))).map(KeyRecord::read);
    if (keys.isEmpty()) {
      return Optional.of(
          refuse(Refusal.UNKNOWN_LOG, "no key is in force for log " + submitted.origin()));
    }
    if (!keys.get().key().equals(submitted.key())) {
      Refusal reason =
          keys.get().retired().contains(submitted.key())
              ? Refusal.RETIRED_KEY
              : Refusal.UNKNOWN_KEY;
      return Optional.of(
          refuse(reason, "signed with " + submitted.key() + ", in force is " + keys.get().key()));
    }
    return submitted.signed()
        ? Optional.empty()
        : Optional.of(refuse(Refusal.BAD_SIGNATURE, "the log's key did not sign this checkpoint"));
  }

  /**
   * The same root signed anew, perhaps under a later key or for another purpose, is no news;
   * another root is a second history.
   */
  private static RuleOutcome sameSize(CheckpointRecord submitted, CheckpointRecord standing) {
    if (standing.root().equals(submitted.root())) {
      return new AlreadyRecorded(standing.ledgerKey());
    }
    return refuse(
        Refusal.FORK,
        "size %d has root %s, submitted was %s"
            .formatted(standing.size(), standing.root(), submitted.root()),
        standing.toJson());
  }

  private static Optional<RuleOutcome> refuseGrowth(
      CheckpointRecord submitted, List<Digest> path, Optional<CheckpointRecord> head) {
    if (head.isEmpty()) {
      return path.isEmpty()
          ? Optional.empty()
          : Optional.of(refuse(Refusal.INCONSISTENT, "the first checkpoint needs no proof"));
    }
    CheckpointRecord last = head.get();
    if (submitted.size() < last.size()) {
      return Optional.of(
          refuse(
              Refusal.ROLLBACK,
              "size %d after size %d was recorded".formatted(submitted.size(), last.size()),
              last.toJson()));
    }
    Optional<ProofFault> fault =
        new ConsistencyProof(last.size(), submitted.size(), path)
            .fault(last.root(), submitted.root());
    return fault.map(why ->
        refuse(
            Refusal.INCONSISTENT,
            "size %d does not follow from size %d: %s"
                .formatted(submitted.size(), last.size(), why),
            last.toJson()));
  }

  private RuleOutcome record(CheckpointRecord submitted) {
    JsonObject value = submitted.toJson();
    state.put(submitted.ledgerKey(), value);
    state.put(StateKeys.head(submitted.origin()), value);
    return new Recorded(submitted.ledgerKey());
  }

  private Optional<CheckpointRecord> recorded(String key) {
    return state.get(key).map(value -> CheckpointRecord.read(value.fields("checkpoint")));
  }
}
