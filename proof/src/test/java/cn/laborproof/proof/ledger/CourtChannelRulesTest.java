package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourtChannelRulesTest {

  private final Ed25519SecretKey first = TestLedger.key("first");
  private final Ed25519SecretKey second = TestLedger.key("second");
  private final CourtGenesis genesis =
      new CourtGenesis("test-court", first.publicKey(), "a court of a test", TestLedger.DAY);
  private final MapState state = new MapState();
  private final CourtChannelRules rules = new CourtChannelRules(state);

  private CourtKey key(long sequence, Ed25519SecretKey key) {
    return new CourtKey("test-court", genesis.chain(), "TEST", sequence, key.publicKey());
  }

  private static Deposit deposit(long size) {
    Digest some = Digest.sha256(new byte[] {(byte) size});
    return new Deposit("labour", some, size, some, "laborproof.test/court", size, some);
  }

  private CourtReceipt receipt(Deposit deposit, long number, Ed25519SecretKey signer) {
    return CourtReceipt.issue(
        genesis,
        genesis.block(),
        EvidenceNumber.of("TEST", number),
        deposit,
        TestLedger.DAY.plus(Duration.ofDays(deposit.size())),
        signer);
  }

  private static void assertRefused(RuleOutcome outcome, Refusal reason) {
    assertThat(((Refused) outcome).reason()).isEqualTo(reason);
  }

  @Test
  void a_chain_without_a_court_takes_no_deposit_and_no_receipt() {
    assertRefused(rules.deposit(deposit(1)), Refusal.UNKNOWN_COURT);
    assertRefused(rules.attach(receipt(deposit(1), 1, first), COURT), Refusal.UNKNOWN_COURT);
    assertThat(rules.numberFor(deposit(1))).isEmpty();
  }

  @Test
  void only_the_court_says_who_it_is_and_only_once() {
    assertRefused(rules.setKey(key(1, first), LABOUR_BUREAU), Refusal.NOT_ENTITLED);
    assertRefused(rules.setKey(key(2, first), COURT), Refusal.SEQUENCE_AHEAD);

    assertThat(rules.setKey(key(1, first), COURT)).isEqualTo(new Recorded("court"));
    assertThat(rules.setKey(key(1, first), COURT)).isEqualTo(new AlreadyRecorded("court"));
    assertRefused(rules.setKey(key(1, second), COURT), Refusal.SEQUENCE_PAST);
    CourtKey elsewhere =
        new CourtKey("test-court", Digest.sha256(new byte[0]), "TEST", 2, second.publicKey());
    assertThat(rules.setKey(elsewhere, COURT))
        .isEqualTo(
            new Refused(
                Refusal.CONFLICT,
                "name, chain and number prefix are said once",
                List.of(rules.keys().orElseThrow().toJson())));
  }

  @Test
  void a_key_once_replaced_is_never_accepted_again() {
    rules.setKey(key(1, first), COURT);
    rules.deposit(deposit(1));
    rules.setKey(key(2, second), COURT);

    assertRefused(rules.setKey(key(3, first), COURT), Refusal.KEY_USED_BEFORE);
    assertRefused(rules.setKey(key(3, second), COURT), Refusal.KEY_USED_BEFORE);
    assertRefused(rules.attach(receipt(deposit(1), 1, first), COURT), Refusal.RETIRED_KEY);
    assertThat(rules.attach(receipt(deposit(1), 1, second), COURT)).isInstanceOf(Recorded.class);
  }

  @Test
  void a_receipt_is_attached_once_and_found_by_number_and_by_deposit() {
    rules.setKey(key(1, first), COURT);
    assertThat(rules.numberFor(deposit(1))).contains(EvidenceNumber.of("TEST", 1));
    rules.deposit(deposit(1));
    CourtReceipt receipt = receipt(deposit(1), 1, first);

    assertThat(rules.attach(receipt, COURT)).isInstanceOf(Recorded.class);
    assertThat(rules.attach(receipt, COURT)).isInstanceOf(AlreadyRecorded.class);
    assertThat(rules.receipt(receipt.evidenceNumber())).contains(receipt);
    assertThat(rules.receiptOf(deposit(1))).contains(receipt);
    assertThat(rules.receiptOf(deposit(2))).isEmpty();
  }

  @Test
  void a_receipt_attached_under_a_key_retired_since_is_still_the_one_that_stands() {
    rules.setKey(key(1, first), COURT);
    rules.deposit(deposit(1));
    CourtReceipt receipt = receipt(deposit(1), 1, first);
    rules.attach(receipt, COURT);
    rules.setKey(key(2, second), COURT);

    assertThat(rules.attach(receipt, COURT)).isInstanceOf(AlreadyRecorded.class);
  }

  @Test
  void two_receipts_for_one_deposit_show_the_one_that_stands() {
    rules.setKey(key(1, first), COURT);
    rules.deposit(deposit(1));
    CourtReceipt one = receipt(deposit(1), 1, first);
    CourtReceipt other =
        CourtReceipt.issue(
            genesis, one.block(), one.evidenceNumber(), one.deposit(), TestLedger.DAY, first);
    rules.attach(one, COURT);

    assertThat(rules.attach(other, COURT))
        .isEqualTo(new Refused(Refusal.CONFLICT, "another receipt stands", List.of(one.toJson())));
  }

  @Test
  void a_receipt_of_anybody_else_or_of_nothing_laid_down_is_refused() {
    rules.setKey(key(1, first), COURT);
    rules.deposit(deposit(1));
    CourtReceipt real = receipt(deposit(1), 1, first);

    assertRefused(rules.attach(real, OPERATOR), Refusal.NOT_ENTITLED);
    assertRefused(rules.attach(receipt(deposit(1), 1, second), COURT), Refusal.UNKNOWN_KEY);
    assertRefused(rules.attach(receipt(deposit(2), 1, first), COURT), Refusal.UNKNOWN_CHECKPOINT);
    assertRefused(rules.attach(receipt(deposit(1), 2, first), COURT), Refusal.UNKNOWN_CHECKPOINT);
    CourtReceipt forged =
        new CourtReceipt(
            real.court(),
            real.chain(),
            real.evidenceNumber(),
            real.deposit(),
            real.block(),
            real.key(),
            second.sign(new byte[] {1}));
    assertRefused(rules.attach(forged, COURT), Refusal.BAD_SIGNATURE);
    assertThat(rules.receiptOf(deposit(1))).isEmpty();
  }

  @Test
  void what_the_court_says_of_itself_survives_the_wire() {
    CourtKey said = key(7, first);

    assertThat(CourtKey.parse(said.bytes())).isEqualTo(said);
    rules.setKey(key(1, first), COURT);
    rules.setKey(key(2, second), COURT);
    JsonObject stored = state.get("court").orElseThrow();
    assertThat(rules.keys().orElseThrow().toJson()).isEqualTo(stored);
    assertThat(rules.keys().orElseThrow().retired()).containsExactly(first.publicKey());
  }
}
