package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.EmbeddedProofExamination.refuse;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_OTHER_KEY;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_OTHER_VALUE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_SIGNATURE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_SIGNED_TWICE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_TOO_FEW;

import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a state receipt says that the anchor was valid, and whether enough institutions besides
 * the operator say so.
 */
final class ReceiptExamination {

  private final StateReceipt receipt;
  private final InstitutionSignatures endorsers;

  ReceiptExamination(StateReceipt receipt, InstitutionSignatures endorsers) {
    this.receipt = receipt;
    this.endorsers = endorsers;
  }

  Optional<Refused> fault(StateWrite expected, AnchoredCheckpoint anchor, int endorsements) {
    return contentFault(expected, anchor).or(() -> endorsementFault(endorsements));
  }

  private Optional<Refused> contentFault(StateWrite expected, AnchoredCheckpoint anchor) {
    if (!receipt.key().equals(expected.key())) {
      return refuse(
          LEDGER_RECEIPT_OTHER_KEY, "key " + receipt.key() + ", expected " + expected.key());
    }
    if (!receipt.value().equals(expected.valueDigest())) {
      return refuse(LEDGER_RECEIPT_OTHER_VALUE, "the value read is not the checkpoint");
    }
    boolean sameWriter =
        receipt.chain().equals(anchor.chain())
            && receipt.block() == anchor.block()
            && receipt.transaction().equals(anchor.transaction());
    return sameWriter
        ? Optional.empty()
        : refuse(
            LEDGER_RECEIPT_OTHER_TRANSACTION,
            "written by block %d, transaction %s, not by block %d, transaction %s"
                .formatted(
                    receipt.block(), receipt.transaction(), anchor.block(), anchor.transaction()));
  }

  private Optional<Refused> endorsementFault(int endorsements) {
    Optional<Institution> twice = endorsers.signedTwice();
    if (twice.isPresent()) {
      return refuse(LEDGER_RECEIPT_SIGNED_TWICE, twice.get().id() + " endorsed twice");
    }
    Optional<Institution> wrong = endorsers.notVerifying(receipt.statement());
    if (wrong.isPresent()) {
      return refuse(LEDGER_RECEIPT_SIGNATURE, wrong.get().id() + " did not endorse this receipt");
    }
    Set<Institution> counted = endorsers.institutions();
    counted.remove(Institution.OPERATOR);
    return counted.size() >= endorsements
        ? Optional.empty()
        : refuse(
            LEDGER_RECEIPT_TOO_FEW,
            counted.size()
                + " institutions besides the operator endorsed, "
                + endorsements
                + " must");
  }
}
