package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
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

  private FabricCourtBlock block(long number) {
    return new FabricCourtBlock(number, genesis.chain(), genesis.chain(), TestLedger.DAY);
  }

  /** Two blocks a deposit, as if nothing else happened on the chain. */
  private CourtReceipt receipt(Deposit deposit, long number, Ed25519SecretKey signer) {
    return receipt(deposit, number, block(2 * deposit.size()), signer);
  }

  private CourtReceipt receipt(
      Deposit deposit, long number, FabricCourtBlock block, Ed25519SecretKey signer) {
    return CourtReceipt.issue(
        "test-court", genesis.chain(), EvidenceNumber.of("TEST", number), deposit, block, signer);
  }

  private CourtHead head(FabricCourtBlock block, Ed25519SecretKey signer) {
    return CourtHead.sign("test-court", genesis.chain(), block, signer);
  }

  private void open() {
    rules.setKey(key(1, first), COURT);
    rules.deposit(deposit(1));
    rules.attach(head(block(1000), first), COURT);
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
    open();
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
    open();
    assertThat(rules.numberFor(deposit(1))).contains(EvidenceNumber.of("TEST", 1));
    CourtReceipt receipt = receipt(deposit(1), 1, first);

    assertThat(rules.attach(receipt, COURT)).isInstanceOf(Recorded.class);
    assertThat(rules.attach(receipt, COURT)).isInstanceOf(AlreadyRecorded.class);
    assertThat(rules.receipt(receipt.evidenceNumber())).contains(receipt);
    assertThat(rules.receiptOf(deposit(1))).contains(receipt);
    assertThat(rules.receiptOf(deposit(2))).isEmpty();
  }

  @Test
  void a_receipt_attached_under_a_key_retired_since_is_still_the_one_that_stands() {
    open();
    CourtReceipt receipt = receipt(deposit(1), 1, first);
    rules.attach(receipt, COURT);
    rules.setKey(key(2, second), COURT);

    assertThat(rules.attach(receipt, COURT)).isInstanceOf(AlreadyRecorded.class);
  }

  @Test
  void two_receipts_for_one_deposit_show_the_one_that_stands() {
    open();
    CourtReceipt one = receipt(deposit(1), 1, first);
    CourtReceipt other = receipt(deposit(1), 1, block(9), first);
    rules.attach(one, COURT);

    assertThat(rules.attach(other, COURT))
        .isEqualTo(new Refused(Refusal.CONFLICT, "another receipt stands", List.of(one.toJson())));
  }

  @Test
  void a_receipt_of_anybody_else_or_of_nothing_laid_down_is_refused() {
    open();
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
  void a_receipt_beyond_the_head_waits_for_the_head() {
    rules.setKey(key(1, first), COURT);
    rules.deposit(deposit(1));
    CourtReceipt receipt = receipt(deposit(1), 1, first);
    assertRefused(rules.attach(receipt, COURT), Refusal.BEYOND_HEAD);
    rules.attach(head(block(1), first), COURT);
    assertRefused(rules.attach(receipt, COURT), Refusal.BEYOND_HEAD);

    rules.attach(head(block(2), first), COURT);

    assertThat(rules.attach(receipt, COURT)).isInstanceOf(Recorded.class);
  }

  @Test
  void a_receipt_whose_block_differs_from_the_head_shows_the_fork() {
    rules.setKey(key(1, first), COURT);
    rules.deposit(deposit(1));
    Digest other = Digest.sha256(new byte[] {9});
    CourtHead head = head(new FabricCourtBlock(2, genesis.chain(), other, TestLedger.DAY), first);
    rules.attach(head, COURT);

    RuleOutcome outcome = rules.attach(receipt(deposit(1), 1, first), COURT);

    assertRefused(outcome, Refusal.FORK);
    assertThat(((Refused) outcome).standing()).containsExactly(head.toJson());
  }

  @Test
  void a_receipt_of_a_court_that_keeps_its_chain_itself_has_no_place_here() {
    open();
    CourtReceipt ofRecords =
        CourtReceipt.issue(
            genesis,
            genesis.block(),
            EvidenceNumber.of("TEST", 1),
            deposit(1),
            TestLedger.DAY,
            first);

    assertRefused(rules.attach(ofRecords, COURT), Refusal.MALFORMED);
  }

  @Test
  void heads_only_move_forward() {
    open();
    CourtHead standing = head(block(1000), first);

    assertThat(rules.attach(standing, COURT)).isEqualTo(new AlreadyRecorded("head"));
    assertRefused(rules.attach(head(block(999), first), COURT), Refusal.ROLLBACK);
    Digest other = Digest.sha256(new byte[] {9});
    FabricCourtBlock fork = new FabricCourtBlock(1000, other, genesis.chain(), TestLedger.DAY);
    assertRefused(rules.attach(head(fork, first), COURT), Refusal.FORK);
    assertThat(rules.standingHead()).contains(standing);
    assertThat(rules.attach(head(block(1001), first), COURT)).isEqualTo(new Recorded("head"));
    assertThat(rules.standingHead()).contains(head(block(1001), first));
  }

  @Test
  void a_head_signed_anew_under_the_next_key_is_no_news() {
    open();
    rules.setKey(key(2, second), COURT);

    assertThat(rules.attach(head(block(1000), second), COURT)).isInstanceOf(AlreadyRecorded.class);
    assertRefused(rules.attach(head(block(1001), first), COURT), Refusal.RETIRED_KEY);
  }

  @Test
  void nobody_else_speaks_for_the_court() {
    open();

    assertRefused(rules.attach(head(block(1001), first), OPERATOR), Refusal.NOT_ENTITLED);
    assertRefused(rules.attach(head(block(1001), second), COURT), Refusal.UNKNOWN_KEY);
    CourtHead elsewhere =
        CourtHead.sign("test-court", Digest.sha256(new byte[0]), block(1001), first);
    assertRefused(rules.attach(elsewhere, COURT), Refusal.UNKNOWN_COURT);
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
