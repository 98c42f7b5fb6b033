package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A state receipt that is of something else, or not enough, does not count. */
class StateReceiptVerificationTest extends AnchoredTwice {

  @Test
  void a_receipt_for_another_key_is_refused() {
    assertRefused(LedgerFault.LEDGER_RECEIPT_OTHER_KEY, with(ledger.proof(3).receipt()));
  }

  @Test
  void a_receipt_for_another_value_is_refused() {
    StateWrite other =
        new StateWrite(
            good.checkpoint().ledgerKey(), ledger.log.record(7, AnchorPurpose.HEARTBEAT).toJson());
    StateReceipt receipt =
        StateReceipt.sign(
            ledger.chain.chain(),
            other,
            anchor().block(),
            anchor().transaction(),
            ledger.keysOf(LABOUR_BUREAU, COURT));

    assertRefused(LedgerFault.LEDGER_RECEIPT_OTHER_VALUE, with(receipt));
  }

  @Test
  void a_receipt_that_names_another_writer_is_refused() {
    StateWrite read = new StateWrite(good.checkpoint().ledgerKey(), good.checkpoint().toJson());
    var keys = ledger.keysOf(LABOUR_BUREAU, COURT);
    Digest other = Digest.sha256();

    assertRefused(
        LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION,
        with(
            StateReceipt.sign(
                ledger.chain.chain(), read, anchor().block() - 1, anchor().transaction(), keys)));
    assertRefused(
        LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION,
        with(StateReceipt.sign(ledger.chain.chain(), read, anchor().block(), other, keys)));
    assertRefused(
        LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION,
        with(StateReceipt.sign(other, read, anchor().block(), anchor().transaction(), keys)));
  }

  @Test
  void the_operators_endorsement_does_not_count() {
    assertRefused(
        LedgerFault.LEDGER_RECEIPT_TOO_FEW, with(ledger.receipt(anchor(), COURT, OPERATOR)));
    assertRefused(LedgerFault.LEDGER_RECEIPT_TOO_FEW, with(ledger.receipt(anchor(), COURT)));
    assertThat(verify(with(ledger.receipt(anchor(), COURT, NOTARY, OPERATOR))))
        .isInstanceOf(Proven.class);
  }

  @Test
  void one_endorser_twice_is_refused() {
    StateReceipt one = ledger.receipt(anchor(), COURT);
    InstitutionSignature endorsement = one.endorsements().getFirst();

    assertRefused(
        LedgerFault.LEDGER_RECEIPT_SIGNED_TWICE,
        with(endorsed(one, List.of(endorsement, endorsement))));
  }

  @Test
  void a_false_endorsement_is_refused() {
    StateReceipt receipt = ledger.receipt(anchor(), COURT, NOTARY);
    List<InstitutionSignature> swapped =
        List.of(
            new InstitutionSignature(COURT, receipt.endorsements().getLast().signature()),
            new InstitutionSignature(NOTARY, receipt.endorsements().getFirst().signature()));

    assertRefused(LedgerFault.LEDGER_RECEIPT_SIGNATURE, with(endorsed(receipt, swapped)));
  }

  private static StateReceipt endorsed(
      StateReceipt receipt, List<InstitutionSignature> endorsements) {
    return new StateReceipt(
        receipt.chain(),
        receipt.key(),
        receipt.value(),
        receipt.block(),
        receipt.transaction(),
        endorsements);
  }
}
