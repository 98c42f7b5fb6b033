package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_OTHER_KEY;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_RECEIPT_OTHER_VALUE;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.fabric.ChaincodeAnswer.Version;
import cn.laborproof.proof.ledger.fabric.EndorsementCheck.Endorsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Do institutions state that the key holds this value, written by this transaction? Orderers order
 * invalid transactions too, and what peers think of them nobody signs in a block; the version of a
 * value that was read names the transaction that wrote it, and that one was valid.
 */
final class ReceiptCheck {
  /** The chaincode's function that answers with the value under a key. */
  private static final String READ = "read";

  private final EndorsementCheck endorsements;

  ReceiptCheck(EndorsementCheck endorsements) {
    this.endorsements = endorsements;
  }

  /**
   * Checks a receipt.
   *
   * @return the institutions that endorsed it
   */
  Set<Institution> endorsers(
      EndorsedProposal receipt, String key, Bytes value, Version written, ChannelConfig config)
      throws NotProvenException {
    Bytes read = Bytes.of(READ.getBytes(StandardCharsets.US_ASCII));
    Bytes asked = Bytes.of(key.getBytes(StandardCharsets.UTF_8));
    require(
        receipt.arguments().equals(List.of(read, asked)),
        LEDGER_RECEIPT_OTHER_KEY,
        "it is no read of " + key);
    Endorsed endorsed = endorsements.endorsed(receipt, config);
    ChaincodeAnswer answer = endorsed.answer();
    require(
        answer.status() == ChaincodeAnswer.OK && answer.payload().equals(value),
        LEDGER_RECEIPT_OTHER_VALUE,
        "the value read is not the checkpoint");
    Optional<Version> version = answer.readVersion(key);
    require(
        version.equals(Optional.of(written)),
        LEDGER_RECEIPT_OTHER_TRANSACTION,
        "written by %s, not by %s"
            .formatted(version.map(Version::toString).orElse("nobody"), written));
    return endorsed.endorsers();
  }
}
