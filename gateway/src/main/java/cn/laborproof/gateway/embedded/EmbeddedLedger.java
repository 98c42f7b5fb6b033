package cn.laborproof.gateway.embedded;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.gateway.Ledger;
import cn.laborproof.gateway.LedgerUnavailableException;
import cn.laborproof.gateway.LinkOutcome;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.KeyRecord;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerCommand;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.LinkReceipt;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The labour channel in one directory. Runs the same rules as a chaincode and plays all four
 * institutions, so it teaches and does not prove; its genesis says so.
 *
 * <p>One process holds the directory at a time. What {@link Ledger} promises holds here; every
 * method is serialised.
 */
public final class EmbeddedLedger implements Ledger, AutoCloseable {

  /** The only channel there is. */
  public static final String CHANNEL = "labour";

  private final BlockWriter blocks;

  private EmbeddedLedger(BlockWriter blocks) {
    this.blocks = blocks;
  }

  /**
   * Opens the ledger of a directory and makes it, keys and genesis, if there is none.
   *
   * @param directory for the owner alone
   * @param clock gives blocks their time
   * @param random draws the institutions' keys at the first start
   * @throws LedgerDamagedException if the files are not what this program wrote; nothing was
   *     changed
   * @throws IOException if the directory cannot be used or another process holds it
   */
  public static EmbeddedLedger open(Path directory, Clock clock, SecureRandom random)
      throws IOException {
    return new EmbeddedLedger(BlockWriter.open(directory, clock, random));
  }

  /**
   * Puts a signing key in force in the name of labour bureau and court, which on a real network do
   * this themselves. The key already in force changes nothing; another one is a rotation.
   *
   * @throws LedgerUnavailableException if it cannot be written
   * @throws IllegalArgumentException if the rules refuse the key
   */
  public synchronized void register(KeySubject subject, Ed25519PublicKey key) {
    Optional<KeyRecord> present = blocks.chain().rules().keysOf(subject);
    if (present.isPresent() && present.get().key().equals(key)) {
      return;
    }
    long sequence = present.map(keys -> keys.sequence() + 1).orElse(1L);
    ApproveKey approve = new ApproveKey(subject, sequence, key);
    for (Institution institution : List.of(Institution.LABOUR_BUREAU, Institution.COURT)) {
      switch (blocks.submit(approve, institution)) {
        case Submission.Done ignored -> {
          // the second approval puts the key in force
        }
        case Submission.Refused(RuleOutcome.Refused why) ->
            throw new IllegalArgumentException(why.reason() + ": " + why.detail());
        case Submission.NotWritten(String why) -> throw new LedgerUnavailableException(why);
        case Submission.Unknown(String why) -> throw new LedgerUnavailableException(why);
      }
    }
  }

  @Override
  public synchronized EmbeddedLedgerTrust trust() {
    return blocks.chain().trust();
  }

  @Override
  public synchronized AnchorOutcome anchor(AnchorRequest request) {
    Optional<CheckpointRecord> record = request.recordUnder(blocks.chain().rules());
    if (record.isEmpty()) {
      String origin = request.checkpoint().checkpoint().origin();
      return new AnchorOutcome.Refused(
          RuleOutcome.refuse(Refusal.UNKNOWN_KEY, "no key registered for " + origin + " signed"));
    }
    LedgerCommand command = new SubmitCheckpoint(record.get(), request.consistency());
    return switch (blocks.submit(command, Institution.OPERATOR)) {
      case Submission.Done ignored -> new AnchorOutcome.Anchored(standing(record.get()));
      case Submission.Refused(RuleOutcome.Refused why) -> new AnchorOutcome.Refused(why);
      case Submission.NotWritten(String why) -> new AnchorOutcome.NotSubmitted(why);
      case Submission.Unknown(String why) -> new AnchorOutcome.Unknown(why);
    };
  }

  private AnchoredCheckpoint standing(CheckpointRecord record) {
    return blocks.chain().anchorOf(record.origin(), record.size()).orElseThrow();
  }

  @Override
  public synchronized Optional<AnchoredCheckpoint> latest(String origin) {
    return blocks.chain().latest(origin);
  }

  @Override
  public synchronized Optional<AnchoredCheckpoint> firstCovering(String origin, long entries) {
    return blocks.chain().firstCovering(origin, entries);
  }

  @Override
  public synchronized Optional<AnchoredCheckpoint> firstReceiptedCovering(
      String origin, long entries) {
    return blocks.chain().firstReceiptedCovering(origin, entries);
  }

  @Override
  public synchronized Optional<LedgerProof> proofOf(String origin, long size) {
    Optional<AnchoredCheckpoint> anchor = blocks.chain().anchorOf(origin, size);
    try {
      return anchor.isEmpty() ? Optional.empty() : Optional.of(blocks.prove(anchor.get()));
    } catch (IOException e) {
      throw new LedgerUnavailableException("the block cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized List<AnchoredCheckpoint> awaitingReceipt(int limit) {
    return blocks.chain().awaitingReceipt(limit);
  }

  @Override
  public synchronized LinkOutcome linkReceipt(CourtReceipt receipt) {
    Deposit deposit = receipt.deposit();
    Optional<Deposit> standing =
        blocks.chain().anchorOf(deposit.origin(), deposit.size()).map(AnchoredCheckpoint::deposit);
    if (!standing.equals(Optional.of(deposit))) {
      return new LinkOutcome.Refused(
          RuleOutcome.refuse(
              Refusal.UNKNOWN_CHECKPOINT, "the receipt names a block that is not on this ledger"));
    }
    return switch (blocks.submit(new LinkReceipt(receipt), Institution.OPERATOR)) {
      case Submission.Done ignored -> new LinkOutcome.Linked();
      case Submission.Refused(RuleOutcome.Refused why) -> new LinkOutcome.Refused(why);
      case Submission.NotWritten(String why) -> new LinkOutcome.NotSubmitted(why);
      case Submission.Unknown(String why) -> new LinkOutcome.Unknown(why);
    };
  }

  @Override
  public synchronized Optional<CourtReceipt> receiptOf(String origin, long size) {
    return blocks.chain().receiptOf(origin, size);
  }

  /** Releases the directory. */
  @Override
  public synchronized void close() throws IOException {
    blocks.close();
  }
}
