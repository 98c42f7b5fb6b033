package cn.laborproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Ledger} must do. An adapter's test extends this. */
abstract class LedgerContract {

  @TempDir Path temporary;

  /** A ledger may be shared by many tests; what is on it is told apart by the log's name. */
  final String origin = ConsortiumNetwork.freshOrigin("contract");

  TestLog log;
  TestCourt court;
  Ledger ledger;

  /** Opens the ledger under test. */
  abstract Ledger open() throws Exception;

  /** Puts a key in force, as labour bureau and court would. */
  abstract void approve(KeySubject subject, Ed25519PublicKey key) throws Exception;

  /** Opens the ledger of this test a second time, after a restart. */
  abstract Ledger reopen() throws Exception;

  abstract void close() throws Exception;

  @BeforeEach
  void openLedgerWithLogAndCourt() throws Exception {
    log = new TestLog(temporary.resolve("log"), origin);
    court = new TestCourt();
    ledger = open();
    approve(KeySubject.log(origin), log.key());
    approve(KeySubject.court(court.genesis.court(), court.genesis.chain()), court.key.publicKey());
  }

  @AfterEach
  void closeLedgerAndLog() throws Exception {
    close();
    log.close();
  }

  AnchoredCheckpoint anchored(AnchorOutcome outcome) {
    assertThat(outcome).isInstanceOf(AnchorOutcome.Anchored.class);
    return ((AnchorOutcome.Anchored) outcome).anchor();
  }

  Refusal refusal(AnchorOutcome outcome) {
    assertThat(outcome).isInstanceOf(AnchorOutcome.Refused.class);
    return ((AnchorOutcome.Refused) outcome).why().reason();
  }

  Refusal refusal(LinkOutcome outcome) {
    assertThat(outcome).isInstanceOf(LinkOutcome.Refused.class);
    return ((LinkOutcome.Refused) outcome).why().reason();
  }

  AnchoredCheckpoint anchorOf(int entries, AnchorPurpose purpose) {
    long before = ledger.latest(origin).map(a -> a.record().size()).orElse(0L);
    return anchored(ledger.anchor(log.request(log.grow(entries), before, purpose)));
  }

  void assertProven(AnchoredCheckpoint anchor, Ledger by) {
    LedgerProof proof = by.proofOf(origin, anchor.record().size()).orElseThrow();
    LedgerVerification verification =
        new LedgerVerifier(by.trust())
            .verify(LedgerProof.parse(proof.bytes()), anchor.record().checkpoint());
    assertThat(verification).isInstanceOf(LedgerVerification.Proven.class);
    assertThat(((LedgerVerification.Proven) verification).anchor()).isEqualTo(anchor);
  }

  @Test
  void what_is_anchored_is_found_and_proven_offline() {
    AnchoredCheckpoint first = anchorOf(3, AnchorPurpose.BUSINESS);
    AnchoredCheckpoint second = anchorOf(300, AnchorPurpose.BUSINESS);

    assertThat(ledger.latest(origin)).contains(second);
    assertProven(first, ledger);
    assertProven(second, ledger);
  }

  @Test
  void the_same_request_again_makes_no_second_anchor() {
    SignedCheckpoint checkpoint = log.grow(5);
    AnchorRequest request = log.request(checkpoint, 0);
    AnchoredCheckpoint first = anchored(ledger.anchor(request));

    assertThat(anchored(ledger.anchor(request))).isEqualTo(first);
    assertThat(ledger.awaitingReceipt(10)).containsExactly(first);
  }

  @Test
  void an_older_request_again_after_growth_is_still_answered_with_its_anchor() {
    AnchorRequest request = log.request(log.grow(5), 0);
    AnchoredCheckpoint first = anchored(ledger.anchor(request));
    anchorOf(5, AnchorPurpose.BUSINESS);

    assertThat(anchored(ledger.anchor(request))).isEqualTo(first);
  }

  @Test
  void a_checkpoint_that_was_skipped_is_refused_as_rollback() {
    SignedCheckpoint skipped = log.grow(5);
    anchored(ledger.anchor(log.request(log.grow(5), 0)));

    assertThat(refusal(ledger.anchor(log.request(skipped, 0)))).isEqualTo(Refusal.ROLLBACK);
  }

  @Test
  void another_history_is_refused_with_what_stands_against_it() {
    AnchoredCheckpoint first = anchorOf(5, AnchorPurpose.BUSINESS);
    Checkpoint other = new Checkpoint(origin, 5, Digest.sha256(new byte[] {1}));

    AnchorOutcome outcome =
        ledger.anchor(
            AnchorRequest.first(
                SignedCheckpoint.sign(other, log.signer()), AnchorPurpose.BUSINESS));

    assertThat(refusal(outcome)).isEqualTo(Refusal.FORK);
    assertThat(((AnchorOutcome.Refused) outcome).why().standing().getFirst().toString())
        .contains(first.record().root().hex());
  }

  @Test
  void growth_without_a_realproof_is_refused() {
    anchorOf(5, AnchorPurpose.BUSINESS);
    SignedCheckpoint next = log.grow(5);

    assertThat(refusal(ledger.anchor(AnchorRequest.first(next, AnchorPurpose.BUSINESS))))
        .isEqualTo(Refusal.INCONSISTENT);
  }

  @Test
  void a_key_nobody_approved_is_refused() {
    Ed25519NoteSigner stranger = Ed25519NoteSigner.generate(origin, new SecureRandom());
    Checkpoint checkpoint = log.grow(2).checkpoint();

    assertThat(
            refusal(
                ledger.anchor(
                    AnchorRequest.first(
                        SignedCheckpoint.sign(checkpoint, stranger), AnchorPurpose.BUSINESS))))
        .isEqualTo(Refusal.UNKNOWN_KEY);
  }

  @Test
  void the_first_anchor_that_covers_an_entry_is_found() {
    AnchoredCheckpoint five = anchorOf(5, AnchorPurpose.BUSINESS);
    AnchoredCheckpoint nine = anchorOf(4, AnchorPurpose.HEARTBEAT);

    assertThat(ledger.firstCovering(origin, 1)).contains(five);
    assertThat(ledger.firstCovering(origin, 5)).contains(five);
    assertThat(ledger.firstCovering(origin, 6)).contains(nine);
    assertThat(ledger.firstCovering(origin, 10)).isEmpty();
    assertThat(ledger.proofOf(origin, 6)).isEmpty();
  }

  @Test
  void only_business_anchors_wait_for_a_receipt() {
    AnchoredCheckpoint business = anchorOf(5, AnchorPurpose.BUSINESS);
    anchorOf(1, AnchorPurpose.HEARTBEAT);
    AnchoredCheckpoint later = anchorOf(5, AnchorPurpose.BUSINESS);

    assertThat(ledger.awaitingReceipt(10)).containsExactly(business, later);
    assertThat(ledger.awaitingReceipt(1)).containsExactly(business);
  }

  @Test
  void a_linked_receipt_is_found_and_no_longer_awaited() {
    AnchoredCheckpoint anchor = anchorOf(5, AnchorPurpose.BUSINESS);
    CourtReceipt receipt = court.receipt(anchor.deposit());

    assertThat(ledger.firstReceiptedCovering(origin, 1)).isEmpty();
    assertThat(ledger.linkReceipt(receipt)).isInstanceOf(LinkOutcome.Linked.class);
    assertThat(ledger.linkReceipt(receipt)).isInstanceOf(LinkOutcome.Linked.class);

    assertThat(ledger.receiptOf(origin, 5)).contains(receipt);
    assertThat(ledger.firstReceiptedCovering(origin, 1)).contains(anchor);
    assertThat(ledger.awaitingReceipt(10)).isEmpty();
  }

  @Test
  void a_second_receipt_for_the_same_checkpoint_is_refused() {
    AnchoredCheckpoint anchor = anchorOf(5, AnchorPurpose.BUSINESS);
    assertThat(ledger.linkReceipt(court.receipt(anchor.deposit())))
        .isInstanceOf(LinkOutcome.Linked.class);

    assertThat(refusal(ledger.linkReceipt(court.receipt(anchor.deposit()))))
        .isEqualTo(Refusal.CONFLICT);
  }

  @Test
  void a_receipt_of_a_block_that_does_not_exist_is_refused() {
    Deposit real = anchorOf(5, AnchorPurpose.BUSINESS).deposit();
    Deposit invented =
        new Deposit(
            real.channel(),
            real.chain(),
            real.block() + 1,
            real.blockHash(),
            real.origin(),
            real.size(),
            real.root());

    assertThat(refusal(ledger.linkReceipt(court.receipt(invented))))
        .isEqualTo(Refusal.UNKNOWN_CHECKPOINT);
  }

  @Test
  void a_receipt_of_a_court_nobody_approved_is_refused() {
    AnchoredCheckpoint anchor = anchorOf(5, AnchorPurpose.BUSINESS);

    assertThat(refusal(ledger.linkReceipt(new TestCourt().receipt(anchor.deposit()))))
        .isEqualTo(Refusal.UNKNOWN_COURT);
  }

  @Test
  void everything_is_there_after_a_restart() throws Exception {
    AnchoredCheckpoint anchor = anchorOf(5, AnchorPurpose.BUSINESS);
    AnchoredCheckpoint waiting = anchorOf(5, AnchorPurpose.BUSINESS);
    CourtReceipt receipt = court.receipt(anchor.deposit());
    ledger.linkReceipt(receipt);
    var trust = ledger.trust();
    close();

    ledger = reopen();

    assertThat(ledger.trust()).isEqualTo(trust);
    assertThat(ledger.latest(origin)).contains(waiting);
    assertThat(ledger.receiptOf(origin, 5)).contains(receipt);
    assertThat(ledger.awaitingReceipt(10)).containsExactly(waiting);
    assertProven(anchor, ledger);
    anchorOf(7, AnchorPurpose.BUSINESS);
  }
}
