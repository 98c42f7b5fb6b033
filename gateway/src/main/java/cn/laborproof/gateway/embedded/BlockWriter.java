package cn.laborproof.gateway.embedded;

import cn.laborproof.gateway.embedded.BlockFile.NotWrittenException;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.BlockHeader;
import cn.laborproof.proof.ledger.ChainFault;
import cn.laborproof.proof.ledger.EmbeddedLedgerProof;
import cn.laborproof.proof.ledger.Genesis;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerBlock;
import cn.laborproof.proof.ledger.LedgerBlock.Beginning;
import cn.laborproof.proof.ledger.LedgerBlock.Transactions;
import cn.laborproof.proof.ledger.LedgerChain;
import cn.laborproof.proof.ledger.LedgerChain.Execution;
import cn.laborproof.proof.ledger.LedgerCommand;
import cn.laborproof.proof.ledger.LedgerTransaction;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.ledger.StateReceipt;
import cn.laborproof.proof.ledger.StateWrite;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks: runs the rules, signs in the name of the institutions, and counts a block only once
 * it is on disk. Not thread-safe.
 */
final class BlockWriter implements Closeable {

  private final LedgerDirectory directory;
  private final Map<Institution, Ed25519SecretKey> keys;
  private final Clock clock;
  private final BlockFile file;
  private final LedgerChain chain;
  private @Nullable String failure;

  private BlockWriter(
      LedgerDirectory directory,
      Map<Institution, Ed25519SecretKey> keys,
      Clock clock,
      BlockFile file,
      LedgerChain chain) {
    this.directory = directory;
    this.keys = keys;
    this.clock = clock;
    this.file = file;
    this.chain = chain;
  }

  static BlockWriter open(Path path, Clock clock, SecureRandom random) throws IOException {
    LedgerDirectory directory = LedgerDirectory.acquire(path);
    try {
      return open(directory, clock, random);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static BlockWriter open(LedgerDirectory directory, Clock clock, SecureRandom random)
      throws IOException {
    Optional<Digest> pinned = directory.genesisHash();
    Map<Institution, Ed25519SecretKey> keys = directory.keys(pinned.isEmpty(), random);
    Recovery recovery = new Recovery();
    BlockFile file = BlockFile.open(directory.blockFile(), recovery);
    try {
      LedgerChain chain =
          recovery.chain == null && pinned.isEmpty()
              ? begin(file, keys, clock.instant())
              : recovery.rebuilt();
      requireOwn(chain, directory, keys);
      if (pinned.isEmpty()) {
        directory.writeGenesisHash(chain.chain());
      }
      return new BlockWriter(directory, keys, clock, file, chain);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void requireOwn(
      LedgerChain chain, LedgerDirectory directory, Map<Institution, Ed25519SecretKey> keys)
      throws IOException {
    Optional<Digest> pinned = directory.genesisHash();
    if (pinned.isPresent() && !pinned.get().equals(chain.chain())) {
      throw new LedgerDamagedException("the blocks are of another ledger than the genesis hash");
    }
    if (!chain.genesis().keys().equals(publicKeys(keys))) {
      throw new LedgerDamagedException("the key files are not those of the genesis");
    }
  }

  private static LedgerChain begin(
      BlockFile file, Map<Institution, Ed25519SecretKey> keys, Instant time) throws IOException {
    Genesis genesis = Genesis.of(EmbeddedLedger.CHANNEL, publicKeys(keys));
    LedgerBlock block = LedgerBlock.sign(genesis.header(time), new Beginning(genesis), keys);
    file.append(block);
    return LedgerChain.begin(block).orElseThrow();
  }

  private static Map<Institution, Ed25519PublicKey> publicKeys(
      Map<Institution, Ed25519SecretKey> keys) {
    Map<Institution, Ed25519PublicKey> known = new EnumMap<>(Institution.class);
    keys.forEach((institution, key) -> known.put(institution, key.publicKey()));
    return known;
  }

  LedgerChain chain() {
    return chain;
  }

  Submission submit(LedgerCommand command, Institution submitter) {
    if (failure != null) {
      return new Submission.NotWritten(failure);
    }
    Execution execution = chain.execute(command, submitter);
    return switch (execution.outcome()) {
      case RuleOutcome.Recorded ignored -> write(command, submitter, execution.writes());
      case RuleOutcome.AlreadyRecorded ignored -> new Submission.Done();
      case RuleOutcome.Refused refused -> new Submission.Refused(refused);
    };
  }

  private Submission write(LedgerCommand command, Institution submitter, List<StateWrite> writes) {
    LedgerTransaction transaction =
        LedgerTransaction.sign(chain.chain(), command, submitter, writes, key(submitter));
    List<LedgerTransaction> transactions = List.of(transaction);
    BlockHeader header = chain.next(transactions, clock.instant());
    LedgerBlock block = LedgerBlock.sign(header, new Transactions(transactions), keys);
    try {
      file.append(block);
    } catch (NotWrittenException e) {
      return new Submission.NotWritten("the disk took no block: " + e.getMessage());
    } catch (IOException e) {
      failure = "the ledger must be opened anew after: " + e.getMessage();
      return new Submission.Unknown(failure);
    }
    chain.append(block);
    return new Submission.Done();
  }

  EmbeddedLedgerProof prove(AnchoredCheckpoint anchor) throws IOException {
    String key = anchor.record().ledgerKey();
    LedgerBlock block = file.read(anchor.block());
    StateWrite read =
        block.transactions().stream()
            .flatMap(transaction -> transaction.writes().stream())
            .filter(write -> write.key().equals(key))
            .findFirst()
            .orElseThrow();
    Map<Institution, Ed25519SecretKey> endorsers = new EnumMap<>(Institution.class);
    endorsers.put(Institution.LABOUR_BUREAU, key(Institution.LABOUR_BUREAU));
    endorsers.put(Institution.COURT, key(Institution.COURT));
    StateReceipt receipt =
        StateReceipt.sign(chain.chain(), read, anchor.block(), anchor.transaction(), endorsers);
    return chain.prove(anchor, block, receipt);
  }

  private Ed25519SecretKey key(Institution institution) {
    return Objects.requireNonNull(keys.get(institution), "all four have keys");
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      file.close();
    }
  }

  /** Rebuilds the chain from the blocks of the file. */
  private static final class Recovery implements BlockFile.Replay {
    private @Nullable LedgerChain chain;

    @Override
    public void block(LedgerBlock block) throws IOException {
      if (chain == null) {
        chain =
            LedgerChain.begin(block)
                .orElseThrow(() -> new LedgerDamagedException("the first block is no genesis"));
        return;
      }
      Optional<ChainFault> fault = chain.linkFault(block);
      if (fault.isPresent()) {
        throw new LedgerDamagedException(
            "block %d does not follow from the one before (%s); nothing was changed, run fsck"
                .formatted(chain.last().number() + 1, fault.get()));
      }
      chain.append(block);
    }

    LedgerChain rebuilt() throws LedgerDamagedException {
      LedgerChain whole = chain;
      if (whole == null) {
        throw new LedgerDamagedException(
            "the blocks are gone but the genesis hash is there; restore them from a backup");
      }
      return whole;
    }
  }
}
