package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceLogRulesTest {

  private static final String ORIGIN = "laborproof.test/rules";
  private static final KeySubject SUBJECT = KeySubject.log(ORIGIN);

  private final MapState state = new MapState();
  private final EvidenceLogRules rules = new EvidenceLogRules("labour", state);
  private final Ed25519SecretKey first = TestLedger.key("first");
  private final Ed25519SecretKey second = TestLedger.key("second");
  private final NaiveLog log = new NaiveLog(ORIGIN, first);

  private RuleOutcome approve(Institution institution, long sequence, Ed25519SecretKey key) {
    return rules.apply(new ApproveKey(SUBJECT, sequence, key.publicKey()), institution);
  }

  private void inForce(long sequence, Ed25519SecretKey key) {
    approve(LABOUR_BUREAU, sequence, key);
    approve(COURT, sequence, key);
  }

  private RuleOutcome submit(CheckpointRecord record, List<Digest> path) {
    return rules.apply(new SubmitCheckpoint(record, path), OPERATOR);
  }

  /** Anchors everything the log has, starting from the last anchor. */
  private RuleOutcome submitAll(NaiveLog from) {
    int before = rules.headOf(ORIGIN).map(head -> (int) head.size()).orElse(0);
    return submit(from.record(from.size()), from.consistency(before, from.size()));
  }

  private static Refusal refusal(RuleOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).reason();
  }

  @Test
  void a_key_needs_labour_bureau_and_court() {
    assertThat(approve(LABOUR_BUREAU, 1, first)).isInstanceOf(Recorded.class);
    assertThat(rules.keysOf(SUBJECT)).isEmpty();

    assertThat(approve(COURT, 1, first)).isInstanceOf(Recorded.class);
    assertThat(rules.keysOf(SUBJECT).orElseThrow().key()).isEqualTo(first.publicKey());
  }

  @Test
  void neither_notary_nor_operator_approve_keys() {
    assertThat(refusal(approve(NOTARY, 1, first))).isEqualTo(Refusal.NOT_ENTITLED);
    assertThat(refusal(approve(OPERATOR, 1, first))).isEqualTo(Refusal.NOT_ENTITLED);
  }

  @Test
  void two_approvals_of_different_keys_put_neither_in_force() {
    approve(LABOUR_BUREAU, 1, first);
    approve(COURT, 1, second);
    assertThat(rules.keysOf(SUBJECT)).isEmpty();

    approve(COURT, 1, first);
    assertThat(rules.keysOf(SUBJECT).orElseThrow().key()).isEqualTo(first.publicKey());
  }

  @Test
  void one_institution_twice_is_still_one() {
    approve(COURT, 1, first);
    assertThat(approve(COURT, 1, first)).isInstanceOf(AlreadyRecorded.class);
    assertThat(rules.keysOf(SUBJECT)).isEmpty();
  }

  @Test
  void a_replayed_approval_cannot_bring_an_old_key_back() {
    inForce(1, first);
    inForce(2, second);

    assertThat(refusal(approve(COURT, 1, first))).isEqualTo(Refusal.SEQUENCE_PAST);
    assertThat(refusal(approve(COURT, 3, first))).isEqualTo(Refusal.KEY_USED_BEFORE);
    assertThat(refusal(approve(COURT, 4, first))).isEqualTo(Refusal.SEQUENCE_AHEAD);
    assertThat(approve(COURT, 2, second)).isInstanceOf(AlreadyRecorded.class);
  }

  @Test
  void a_log_without_a_key_in_force_is_unknown() {
    log.grow(3, "e");
    assertThat(refusal(submitAll(log))).isEqualTo(Refusal.UNKNOWN_LOG);
    approve(COURT, 1, first);
    assertThat(refusal(submitAll(log))).isEqualTo(Refusal.UNKNOWN_LOG);
  }

  @Test
  void a_growing_log_is_recorded_step_by_step() {
    inForce(1, first);
    for (int step : new int[] {1, 1, 2, 3, 5, 8, 200, 1}) {
      log.grow(step, "e");
      assertThat(submitAll(log)).isEqualTo(new Recorded("checkpoint/" + ORIGIN + "/" + log.size()));
    }
    assertThat(rules.headOf(ORIGIN)).contains(log.record(log.size()));
    assertThat(rules.checkpointOf(ORIGIN, 4)).contains(log.record(4));
  }

  @Test
  void any_recorded_checkpoint_again_is_no_news() {
    inForce(1, first);
    log.grow(3, "e");
    submitAll(log);
    log.grow(3, "e");
    submitAll(log);

    assertThat(submit(log.record(3), List.of())).isInstanceOf(AlreadyRecorded.class);
    assertThat(submit(log.record(6), List.of())).isInstanceOf(AlreadyRecorded.class);
    assertThat(submit(log.record(6, AnchorPurpose.HEARTBEAT), List.of()))
        .isInstanceOf(AlreadyRecorded.class);
    assertThat(rules.checkpointOf(ORIGIN, 6).orElseThrow().purpose())
        .as("written once")
        .isEqualTo(AnchorPurpose.BUSINESS);
  }

  @Test
  void a_smaller_checkpoint_that_was_never_recorded_is_a_rollback() {
    inForce(1, first);
    log.grow(6, "e");
    submitAll(log);

    Refused refused = (Refused) submit(log.record(4), List.of());
    assertThat(refused.reason()).isEqualTo(Refusal.ROLLBACK);
    assertThat(refused.standing()).containsExactly(log.record(6).toJson());
  }

  @Test
  void another_root_for_a_recorded_size_is_a_fork_and_both_sides_are_kept() {
    inForce(1, first);
    log.grow(6, "e");
    submitAll(log);

    Refused refused = (Refused) submit(log.rewritten(2).record(6), List.of());
    assertThat(refused.reason()).isEqualTo(Refusal.FORK);
    assertThat(refused.standing()).containsExactly(log.record(6).toJson());
  }

  @Test
  void growth_over_a_rewritten_entry_is_inconsistent_whatever_proof_is_sent() {
    inForce(1, first);
    log.grow(6, "e");
    submitAll(log);
    log.grow(4, "e");
    NaiveLog other = log.rewritten(2);

    assertThat(refusal(submit(other.record(10), other.consistency(6, 10))))
        .isEqualTo(Refusal.INCONSISTENT);
    assertThat(refusal(submit(other.record(10), log.consistency(6, 10))))
        .isEqualTo(Refusal.INCONSISTENT);
    assertThat(refusal(submit(log.record(10), List.of()))).isEqualTo(Refusal.INCONSISTENT);
    assertThat(submit(log.record(10), log.consistency(6, 10))).isInstanceOf(Recorded.class);
  }

  @Test
  void the_first_checkpoint_comes_without_a_proof() {
    inForce(1, first);
    log.grow(6, "e");

    assertThat(refusal(submit(log.record(6), log.consistency(3, 6))))
        .isEqualTo(Refusal.INCONSISTENT);
  }

  @Test
  void a_false_signature_is_refused() {
    inForce(1, first);
    log.grow(6, "e");
    CheckpointRecord good = log.record(6);
    Ed25519Signature other = first.sign(new byte[] {1});

    assertThat(
            refusal(
                submit(
                    new CheckpointRecord(ORIGIN, 6, good.root(), good.key(), other, good.purpose()),
                    List.of())))
        .isEqualTo(Refusal.BAD_SIGNATURE);
  }

  @Test
  void a_signature_of_another_size_does_not_carry_over() {
    inForce(1, first);
    log.grow(6, "e");
    CheckpointRecord five = log.record(5);

    assertThat(
            refusal(
                submit(
                    new CheckpointRecord(
                        ORIGIN, 6, five.root(), five.key(), five.signature(), five.purpose()),
                    List.of())))
        .isEqualTo(Refusal.BAD_SIGNATURE);
  }

  @Test
  void an_unknown_key_and_a_retired_key_are_told_apart() {
    inForce(1, first);
    log.grow(6, "e");
    assertThat(refusal(submitAll(log.under(second)))).isEqualTo(Refusal.UNKNOWN_KEY);

    submitAll(log);
    inForce(2, second);
    log.grow(1, "e");
    assertThat(refusal(submitAll(log))).isEqualTo(Refusal.RETIRED_KEY);
    assertThat(submitAll(log.under(second))).isInstanceOf(Recorded.class);
  }

  @Test
  void what_was_recorded_under_a_retired_key_may_still_be_submitted_again() {
    inForce(1, first);
    log.grow(6, "e");
    submitAll(log);
    inForce(2, second);

    assertThat(submit(log.record(6), List.of())).isInstanceOf(AlreadyRecorded.class);
  }

  @Test
  void logs_whose_names_look_like_each_others_keys_stay_apart() {
    NaiveLog tricky = new NaiveLog(ORIGIN + "/6", second);
    inForce(1, first);
    KeySubject subject = KeySubject.log(tricky.origin);
    for (Institution institution : List.of(LABOUR_BUREAU, COURT)) {
      rules.apply(new ApproveKey(subject, 1, second.publicKey()), institution);
    }
    log.grow(6, "e");
    tricky.grow(3, "t");
    submitAll(log);

    assertThat(submit(tricky.record(3), List.of())).isInstanceOf(Recorded.class);
    assertThat(rules.headOf(ORIGIN).orElseThrow().size()).isEqualTo(6);
    assertThat(rules.headOf(tricky.origin).orElseThrow().size()).isEqualTo(3);
  }
}
