package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_CHECKPOINT;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_UNREADABLE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_WRITE_DIFFERS;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.ledger.fabric.ChaincodeAnswer.Version;
import cn.laborproof.proof.ledger.fabric.EndorsementCheck.Endorsed;
import cn.laborproof.proof.ledger.fabric.EndorsementCheck.Faults;
import cn.laborproof.proof.ledger.fabric.TransactionCheck.Transaction;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One Fabric proof before one verifier. The steps go from the pinned genesis outwards; the first
 * that fails names the fault.
 */
public final class FabricProofExamination {
  private final FabricLedgerProof proof;
  private final FabricLedgerTrust trust;

  /** Prepares an examination; {@link #examine} makes it. */
  public FabricProofExamination(FabricLedgerProof proof, FabricLedgerTrust trust) {
    this.proof = proof;
    this.trust = trust;
  }

  /**
   * Makes the examination.
   *
   * @param expected the checkpoint in question
   */
  public LedgerVerification examine(Checkpoint expected) {
    try {
      return proven(expected);
    } catch (NotProvenException e) {
      return new Refused(e.fault(), e.detail());
    } catch (MalformedException e) {
      return new Refused(LEDGER_UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private Proven proven(Checkpoint expected) throws NotProvenException {
    Members members = new Members(trust);
    BlockSignatureCheck signatures = new BlockSignatureCheck(members, trust.quorum());
    ConfigChain chain = ConfigChain.verified(proof.configBlocks(), trust, members, signatures);
    ChannelConfig config = chain.inForceAt(proof.block());
    Transaction transaction = Transaction.of(proof.block(), proof.transactionIndex());
    Instant at = transaction.header().time();
    Set<Institution> signers = signatures.signers(proof.block(), config, at);
    Digest id = new TransactionCheck(trust).id(transaction, config);
    Endorsed endorsed =
        new EndorsementCheck(trust, members, Faults.OF_TRANSACTION)
            .endorsed(transaction.proposal(), config);
    requireCheckpoint(expected, endorsed.answer());
    CheckpointRecord record = proof.checkpoint();
    Set<Institution> endorsers =
        new ReceiptCheck(new EndorsementCheck(trust, members, Faults.OF_RECEIPT))
            .endorsers(
                proof.receipt(),
                record.ledgerKey(),
                valueOf(record),
                new Version(proof.block().number(), proof.transactionIndex()),
                chain.newest());
    return new Proven(anchor(id, at), signers, endorsers, trust.demo());
  }

  private void requireCheckpoint(Checkpoint expected, ChaincodeAnswer answer)
      throws NotProvenException {
    CheckpointRecord record = proof.checkpoint();
    require(
        record.checkpoint().equals(expected),
        LEDGER_OTHER_CHECKPOINT,
        "anchored is " + record.checkpoint() + ", in question is " + expected);
    require(
        answer.written(record.ledgerKey()).equals(Optional.of(valueOf(record))),
        LEDGER_WRITE_DIFFERS,
        "the checkpoint was not written under its key");
  }

  private static Bytes valueOf(CheckpointRecord record) {
    return Bytes.of(record.toJson().canonicalBytes());
  }

  private AnchoredCheckpoint anchor(Digest id, Instant at) {
    return new AnchoredCheckpoint(
        proof.checkpoint(),
        trust.channel(),
        trust.genesis(),
        proof.block().number(),
        proof.block().hash(),
        id,
        UtcMillis.truncate(at));
  }
}
