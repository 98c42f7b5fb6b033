package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_BLOCK_SIGNATURE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_NOT_ON_CHAIN;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_CHANNEL;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_CHECKPOINT;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_GENESIS;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_INSTITUTIONS;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_QUORUM_MISSED;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_SIGNED_TWICE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_SUBMITTER_SIGNATURE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_TRANSACTION_NOT_IN_BLOCK;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_WRITE_DIFFERS;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.log.InclusionProof;
import cn.laborproof.proof.log.Merkle;
import cn.laborproof.proof.log.ProofFault;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One embedded proof before one verifier. The steps go from the pinned genesis outwards; the first
 * that fails names the fault.
 */
final class EmbeddedProofExamination {

  private final EmbeddedLedgerProof proof;
  private final EmbeddedLedgerTrust trust;
  private final Genesis genesis;
  private final BlockHeader header;
  private final Digest chain;

  EmbeddedProofExamination(EmbeddedLedgerProof proof, EmbeddedLedgerTrust trust) {
    this.proof = proof;
    this.trust = trust;
    this.genesis = proof.genesis();
    this.header = proof.header();
    this.chain = genesis.header(proof.genesisTime()).hash();
  }

  LedgerVerification examine(Checkpoint expected) {
    InstitutionSignatures signers = new InstitutionSignatures(genesis.keys(), proof.signatures());
    InstitutionSignatures endorsers =
        new InstitutionSignatures(genesis.keys(), proof.receipt().endorsements());
    Optional<Refused> refused =
        chainFault()
            .or(() -> blockFault(signers))
            .or(this::transactionFault)
            .or(() -> checkpointFault(expected))
            .or(() -> receiptFault(endorsers));
    return refused
        .<LedgerVerification>map(fault -> fault)
        .orElseGet(
            () -> new Proven(anchor(), signers.institutions(), endorsers.institutions(), true));
  }

  private Optional<Refused> chainFault() {
    if (!chain.equals(trust.genesis())) {
      return refuse(LEDGER_OTHER_GENESIS, "genesis " + chain + ", pinned is " + trust.genesis());
    }
    if (!header.channel().equals(trust.channel()) || !genesis.channel().equals(trust.channel())) {
      return refuse(
          LEDGER_OTHER_CHANNEL, "channel " + header.channel() + ", pinned is " + trust.channel());
    }
    if (!genesis.institutionKeys().equals(Set.copyOf(trust.institutions()))) {
      return refuse(LEDGER_OTHER_INSTITUTIONS, "institutions or keys differ from the trusted ones");
    }
    return new InclusionProof(0, header.number(), proof.genesisPath())
        .fault(Merkle.leafHash(chain.bytes()), header.history())
        .flatMap(why -> refuse(LEDGER_NOT_ON_CHAIN, "path from the genesis: " + why));
  }

  private Optional<Refused> blockFault(InstitutionSignatures signers) {
    Optional<Institution> twice = signers.signedTwice();
    if (twice.isPresent()) {
      return refuse(LEDGER_SIGNED_TWICE, twice.get().id() + " signed the block twice");
    }
    Optional<Institution> wrong = signers.notVerifying(LedgerBlock.statement(header));
    if (wrong.isPresent()) {
      return refuse(LEDGER_BLOCK_SIGNATURE, wrong.get().id() + " did not sign this block");
    }
    int quorum = Math.max(trust.quorum(), genesis.quorum());
    int signed = signers.institutions().size();
    return signed >= quorum
        ? Optional.empty()
        : refuse(LEDGER_QUORUM_MISSED, signed + " institutions signed, " + quorum + " must");
  }

  private Optional<Refused> transactionFault() {
    LedgerTransaction transaction = proof.transaction();
    Optional<ProofFault> outside =
        new InclusionProof(proof.transactionIndex(), header.transactions(), proof.transactionPath())
            .fault(transaction.leafHash(), header.data());
    if (outside.isPresent()) {
      return refuse(LEDGER_TRANSACTION_NOT_IN_BLOCK, "path from the transaction: " + outside.get());
    }
    Ed25519PublicKey submitter =
        Objects.requireNonNull(genesis.keys().get(transaction.submitter()), "all four have keys");
    return transaction.signedBy(submitter, chain)
        ? Optional.empty()
        : refuse(
            LEDGER_SUBMITTER_SIGNATURE,
            transaction.submitter().id() + " did not sign this transaction");
  }

  private Optional<Refused> checkpointFault(Checkpoint expected) {
    Checkpoint anchored = proof.checkpoint().checkpoint();
    if (!anchored.equals(expected)) {
      return refuse(
          LEDGER_OTHER_CHECKPOINT, "anchored is " + anchored + ", in question is " + expected);
    }
    return proof.transaction().writes().contains(expectedWrite())
        ? Optional.empty()
        : refuse(LEDGER_WRITE_DIFFERS, "the checkpoint was not written under its key");
  }

  private Optional<Refused> receiptFault(InstitutionSignatures endorsers) {
    return new ReceiptExamination(proof.receipt(), endorsers)
        .fault(expectedWrite(), anchor(), Math.max(trust.receiptQuorum(), genesis.endorsements()));
  }

  private StateWrite expectedWrite() {
    return new StateWrite(proof.checkpoint().ledgerKey(), proof.checkpoint().toJson());
  }

  private AnchoredCheckpoint anchor() {
    return new AnchoredCheckpoint(
        proof.checkpoint(),
        header.channel(),
        chain,
        header.number(),
        header.hash(),
        proof.transaction().id(chain),
        header.time());
  }

  static Optional<Refused> refuse(LedgerFault fault, String detail) {
    return Optional.of(new Refused(fault, detail));
  }
}
