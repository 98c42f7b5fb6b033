package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.LinkReceipt;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptRulesTest {

  private final TestLedger ledger = TestLedger.withLog();
  private final Ed25519SecretKey key = TestLedger.key("court");
  private final CourtGenesis court =
      new CourtGenesis("test-court", key.publicKey(), "a court of a test", TestLedger.DAY);
  private Deposit deposit;

  @BeforeEach
  void anchorAndApproveCourt() {
    ledger.anchor(5);
    deposit = ledger.chain.latest(TestLedger.ORIGIN).orElseThrow().deposit();
    approve(1, key);
  }

  private void approve(long sequence, Ed25519SecretKey next) {
    KeySubject subject = KeySubject.court(court.court(), court.chain());
    ApproveKey approve = new ApproveKey(subject, sequence, next.publicKey());
    ledger.block(List.of(approve), LABOUR_BUREAU);
    ledger.block(List.of(approve), COURT);
  }

  private CourtReceipt receipt(Deposit of, long number, Ed25519SecretKey signer) {
    return CourtReceipt.issue(
        court, court.block(), EvidenceNumber.of("TEST", number), of, TestLedger.DAY, signer);
  }

  private RuleOutcome outcome(CourtReceipt receipt) {
    return ledger.chain.execute(new LinkReceipt(receipt), OPERATOR).outcome();
  }

  private Refusal refusal(CourtReceipt receipt) {
    assertThat(outcome(receipt)).isInstanceOf(Refused.class);
    return ((Refused) outcome(receipt)).reason();
  }

  private Deposit with(String channel, String origin, long size) {
    return new Deposit(
        channel,
        deposit.chain(),
        deposit.block(),
        deposit.blockHash(),
        origin,
        size,
        deposit.root());
  }

  @Test
  void a_signed_receipt_is_linked_once_and_again_without_change() {
    CourtReceipt receipt = receipt(deposit, 1, key);
    assertThat(outcome(receipt)).isInstanceOf(Recorded.class);
    ledger.block(List.of(new LinkReceipt(receipt)), OPERATOR);

    assertThat(outcome(receipt)).isInstanceOf(AlreadyRecorded.class);
    assertThat(ledger.chain.receiptOf(TestLedger.ORIGIN, 5)).contains(receipt);
  }

  @Test
  void a_second_receipt_for_a_checkpoint_conflicts() {
    ledger.block(List.of(new LinkReceipt(receipt(deposit, 1, key))), OPERATOR);

    assertThat(refusal(receipt(deposit, 2, key))).isEqualTo(Refusal.CONFLICT);
  }

  @Test
  void one_evidence_number_never_serves_two_deposits() {
    ledger.block(List.of(new LinkReceipt(receipt(deposit, 1, key))), OPERATOR);
    ledger.anchor(3);
    Deposit next = ledger.chain.latest(TestLedger.ORIGIN).orElseThrow().deposit();

    assertThat(refusal(receipt(next, 1, key))).isEqualTo(Refusal.NUMBER_USED_TWICE);
  }

  @Test
  void a_key_that_is_not_the_courts_is_refused() {
    assertThat(refusal(receipt(deposit, 1, TestLedger.key("stranger"))))
        .isEqualTo(Refusal.UNKNOWN_KEY);
  }

  @Test
  void a_retired_key_of_the_court_is_refused() {
    approve(2, TestLedger.key("next"));

    assertThat(refusal(receipt(deposit, 1, key))).isEqualTo(Refusal.RETIRED_KEY);
  }

  @Test
  void a_false_signature_of_the_courts_key_is_refused() {
    CourtReceipt real = receipt(deposit, 1, key);
    CourtReceipt lie =
        new CourtReceipt(
            real.court(),
            real.chain(),
            real.evidenceNumber(),
            real.deposit(),
            real.block(),
            real.key(),
            key.sign(new byte[] {1}));

    assertThat(refusal(lie)).isEqualTo(Refusal.BAD_SIGNATURE);
  }

  @Test
  void a_court_with_another_genesis_is_another_court() {
    CourtGenesis other =
        new CourtGenesis("test-court", key.publicKey(), "a second chain", TestLedger.DAY);
    CourtReceipt receipt =
        CourtReceipt.issue(
            other, other.block(), EvidenceNumber.of("TEST", 1), deposit, TestLedger.DAY, key);

    assertThat(refusal(receipt)).isEqualTo(Refusal.UNKNOWN_COURT);
  }

  @Test
  void a_receipt_of_another_channel_is_refused() {
    assertThat(refusal(receipt(with("other", deposit.origin(), 5), 1, key)))
        .isEqualTo(Refusal.OTHER_CHANNEL);
  }

  @Test
  void a_receipt_of_a_checkpoint_that_is_not_recorded_is_refused() {
    assertThat(refusal(receipt(with("labour", deposit.origin(), 4), 1, key)))
        .isEqualTo(Refusal.UNKNOWN_CHECKPOINT);
    assertThat(refusal(receipt(with("labour", "laborproof.test/other", 5), 1, key)))
        .isEqualTo(Refusal.UNKNOWN_CHECKPOINT);
  }
}
