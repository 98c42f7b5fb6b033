package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.log.Merkle;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.LedgerTrust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The shortest ledger that can hold an anchor: a genesis and one block. Keys follow from names. */
public final class OneBlockLedger {
  private static final String CHANNEL = "labour";

  private final Map<Institution, Ed25519SecretKey> keys = new EnumMap<>(Institution.class);
  private final Genesis genesis;
  private final Instant genesisTime;

  public OneBlockLedger(Instant genesisTime) {
    this.genesisTime = genesisTime;
    Map<Institution, Ed25519PublicKey> publicKeys = new EnumMap<>(Institution.class);
    for (Institution institution : Institution.values()) {
      byte[] name = institution.id().getBytes(StandardCharsets.US_ASCII);
      Ed25519SecretKey key = Ed25519SecretKey.of(Digest.sha256(name).bytes());
      keys.put(institution, key);
      publicKeys.put(institution, key.publicKey());
    }
    this.genesis = Genesis.of(CHANNEL, publicKeys);
  }

  public LedgerTrust trust() {
    return genesis.trust(genesisTime);
  }

  /** Anchors a checkpoint in block 1. */
  public EmbeddedLedgerProof anchor(Checkpoint checkpoint, Ed25519SecretKey log, Instant time) {
    return anchor(checkpoint, List.of(), log, time);
  }

  /** As above, with the path from a checkpoint that stood on the ledger before. */
  public EmbeddedLedgerProof anchor(
      Checkpoint checkpoint, List<Digest> consistency, Ed25519SecretKey log, Instant time) {
    BlockHeader first = genesis.header(genesisTime);
    Digest chain = first.hash();
    CheckpointRecord entry =
        new CheckpointRecord(
            checkpoint.origin(),
            checkpoint.size(),
            checkpoint.root(),
            log.publicKey(),
            log.sign(checkpoint.text().getBytes(StandardCharsets.UTF_8)),
            AnchorPurpose.BUSINESS);
    StateWrite write = new StateWrite(entry.ledgerKey(), entry.toJson());
    LedgerTransaction transaction =
        LedgerTransaction.sign(
            chain,
            new SubmitCheckpoint(entry, consistency),
            Institution.OPERATOR,
            List.of(write),
            keys.get(Institution.OPERATOR));
    Digest leaf = Merkle.leafHash(chain.bytes());
    BlockHeader header = new BlockHeader(CHANNEL, 1, chain, leaf, transaction.leafHash(), 1, time);
    LedgerBlock block =
        LedgerBlock.sign(header, new LedgerBlock.Transactions(List.of(transaction)), keys);
    StateReceipt receipt =
        StateReceipt.sign(
            chain,
            write,
            1,
            transaction.id(chain),
            Map.of(
                Institution.COURT, keys.get(Institution.COURT),
                Institution.NOTARY, keys.get(Institution.NOTARY)));
    return new EmbeddedLedgerProof(
        genesis,
        genesisTime,
        header,
        block.signatures(),
        List.of(),
        transaction,
        0,
        List.of(),
        inOrder(receipt));
  }

  /** Map.of has no order, golden files need one. */
  private static StateReceipt inOrder(StateReceipt receipt) {
    List<InstitutionSignature> endorsements =
        receipt.endorsements().stream()
            .sorted(Comparator.comparing(InstitutionSignature::institution))
            .toList();
    return new StateReceipt(
        receipt.chain(),
        receipt.key(),
        receipt.value(),
        receipt.block(),
        receipt.transaction(),
        endorsements);
  }
}
