package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.RuleOutcome.refuse;

import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import java.util.List;
import java.util.Optional;

/**
 * Signing keys of logs and courts: in force only when labour bureau and court said yes to the same
 * key, each in a transaction of its own.
 */
final class KeyRules {

  private final LedgerState state;

  KeyRules(LedgerState state) {
    this.state = state;
  }

  RuleOutcome approve(ApproveKey command, Institution submitter) {
    if (submitter != Institution.LABOUR_BUREAU && submitter != Institution.COURT) {
      return refuse(
          Refusal.NOT_ENTITLED,
          submitter.id() + " approves no keys, only LabourBureau and Court do");
    }
    Optional<KeyRecord> present = present(command.subject());
    if (present.isPresent()
        && present.get().sequence() == command.sequence()
        && present.get().key().equals(command.key())) {
      return new AlreadyRecorded(StateKeys.signingKey(command.subject()));
    }
    long due = present.map(keys -> keys.sequence() + 1).orElse(1L);
    if (command.sequence() != due) {
      Refusal reason = command.sequence() < due ? Refusal.SEQUENCE_PAST : Refusal.SEQUENCE_AHEAD;
      return refuse(reason, "sequence " + command.sequence() + " where " + due + " is due");
    }
    if (present.isPresent() && present.get().knew(command.key())) {
      return refuse(Refusal.KEY_USED_BEFORE, "key " + command.key() + " was in force before");
    }
    return record(command, submitter, present);
  }

  private RuleOutcome record(
      ApproveKey command, Institution submitter, Optional<KeyRecord> present) {
    String own = StateKeys.approval(command.subject(), command.sequence(), submitter);
    JsonObject approval = JsonObject.builder().put("key", command.key().hex()).build();
    if (state.get(own).equals(Optional.of(approval))) {
      return new AlreadyRecorded(own);
    }
    state.put(own, approval);
    if (!state.get(otherApproval(command, submitter)).equals(Optional.of(approval))) {
      return new Recorded(own);
    }
    String key = StateKeys.signingKey(command.subject());
    KeyRecord next =
        present
            .map(keys -> keys.rotateTo(command.key()))
            .orElseGet(() -> new KeyRecord(1, command.key(), List.of()));
    state.put(key, next.toJson());
    return new Recorded(key);
  }

  private static String otherApproval(ApproveKey command, Institution submitter) {
    Institution other =
        submitter == Institution.COURT ? Institution.LABOUR_BUREAU : Institution.COURT;
    return StateKeys.approval(command.subject(), command.sequence(), other);
  }

  private Optional<KeyRecord> present(KeySubject subject) {
    return state.get(StateKeys.signingKey(subject)).map(KeyRecord::read);
  }
}
