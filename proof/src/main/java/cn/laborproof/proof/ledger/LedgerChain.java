package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.ledger.AnchorIndex.AnchorPlace;
import cn.laborproof.proof.ledger.LedgerBlock.Beginning;
import cn.laborproof.proof.ledger.LedgerBlock.Transactions;
import cn.laborproof.proof.log.Merkle;
import cn.laborproof.proof.log.MerkleFrontier;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain of an embedded ledger in memory: its state, its index, and what the next block must
 * say. Reads no file and signs nothing. Not thread-safe.
 */
public final class LedgerChain {

  private final Genesis genesis;
  private final Digest chain;
  private final Instant begun;
  private final MapState state = new MapState();
  private final AnchorIndex anchors = new AnchorIndex();
  private final MerkleFrontier history = new MerkleFrontier();
  private final List<Digest> headers = new ArrayList<>();
  private BlockHeader last;

  private LedgerChain(Genesis genesis, BlockHeader header) {
    this.genesis = genesis;
    this.chain = header.hash();
    this.begun = header.time();
    this.last = header;
    extendHistory(header);
  }

  /**
   * Begins with block 0.
   *
   * @return the chain, or nothing if the block is no genesis or its header does not follow from it
   */
  public static Optional<LedgerChain> begin(LedgerBlock block) {
    if (block.content() instanceof Beginning(Genesis genesis)
        && genesis.header(block.header().time()).equals(block.header())) {
      return Optional.of(new LedgerChain(genesis, block.header()));
    }
    return Optional.empty();
  }

  /** What the chain began with. */
  public Genesis genesis() {
    return genesis;
  }

  /** The genesis hash. */
  public Digest chain() {
    return chain;
  }

  /** What a verifier keeps of this ledger once it has decided to trust it. */
  public EmbeddedLedgerTrust trust() {
    return genesis.trust(begun);
  }

  /** Header of the newest block. */
  public BlockHeader last() {
    return last;
  }

  /** The rules over the present state, for reading. */
  public EvidenceLogRules rules() {
    return new EvidenceLogRules(genesis.channel(), state);
  }

  /** Runs a command against the present state without changing it. */
  public Execution execute(LedgerCommand command, Institution submitter) {
    StateOverlay overlay = new StateOverlay(state);
    RuleOutcome outcome =
        new EvidenceLogRules(genesis.channel(), overlay).apply(command, submitter);
    return new Execution(outcome, overlay.writes());
  }

  /** The header the next block must have. */
  public BlockHeader next(List<LedgerTransaction> transactions, Instant time) {
    return new BlockHeader(
        genesis.channel(),
        last.number() + 1,
        last.hash(),
        history.root(),
        dataRoot(transactions),
        transactions.size(),
        time.isBefore(last.time()) ? last.time() : time);
  }

  /** Why the block cannot follow here; says nothing about signatures and rules. */
  public Optional<ChainFault> linkFault(LedgerBlock block) {
    BlockHeader header = block.header();
    if (!(block.content() instanceof Transactions(List<LedgerTransaction> transactions))) {
      return Optional.of(ChainFault.CHAIN_GENESIS);
    }
    BlockHeader due = next(transactions, header.time());
    if (!due.channel().equals(header.channel()) || due.number() != header.number()) {
      return Optional.of(ChainFault.CHAIN_NUMBER);
    }
    if (!due.previous().equals(header.previous())) {
      return Optional.of(ChainFault.CHAIN_PREVIOUS);
    }
    if (!due.history().equals(header.history())) {
      return Optional.of(ChainFault.CHAIN_HISTORY);
    }
    if (!due.data().equals(header.data()) || due.transactions() != header.transactions()) {
      return Optional.of(ChainFault.CHAIN_DATA);
    }
    return due.equals(header) ? Optional.empty() : Optional.of(ChainFault.CHAIN_TIME);
  }

  /**
   * Takes the block as the newest: its writes become the state.
   *
   * @throws IllegalArgumentException if {@link #linkFault} finds one
   */
  public void append(LedgerBlock block) {
    Optional<ChainFault> fault = linkFault(block);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(
          "block " + block.header().number() + " cannot follow: " + fault.get());
    }
    block.transactions().stream()
        .flatMap(transaction -> transaction.writes().stream())
        .forEach(write -> state.put(write.key(), write.value()));
    anchors.add(block, chain);
    last = block.header();
    extendHistory(last);
  }

  private void extendHistory(BlockHeader header) {
    Digest leaf = Merkle.leafHash(header.hash().bytes());
    history.append(leaf);
    headers.add(leaf);
  }

  static Digest dataRoot(List<LedgerTransaction> transactions) {
    return Merkle.root(transactions.stream().map(LedgerTransaction::leafHash).toList());
  }

  LedgerState state() {
    return state;
  }

  /** The largest anchored checkpoint of a log. */
  public Optional<AnchoredCheckpoint> latest(String origin) {
    return anchors.latest(origin).map(AnchorPlace::anchor);
  }

  /** The anchored checkpoint of exactly that size. */
  public Optional<AnchoredCheckpoint> anchorOf(String origin, long size) {
    return anchors.at(origin, size).map(AnchorPlace::anchor);
  }

  /** The smallest anchored checkpoint of at least so many entries. */
  public Optional<AnchoredCheckpoint> firstCovering(String origin, long entries) {
    return anchors.firstCovering(origin, entries).map(AnchorPlace::anchor);
  }

  /** The smallest anchored and receipted checkpoint of at least so many entries. */
  public Optional<AnchoredCheckpoint> firstReceiptedCovering(String origin, long entries) {
    return anchors.firstReceiptedCovering(origin, entries).map(AnchorPlace::anchor);
  }

  /** Business anchors without a receipt, in the order of the ledger. */
  public List<AnchoredCheckpoint> awaitingReceipt(int limit) {
    return anchors.awaiting(limit);
  }

  /** The receipt linked to the checkpoint of that size. */
  public Optional<CourtReceipt> receiptOf(String origin, long size) {
    return rules().receiptOf(origin, size);
  }

  /**
   * Puts a proof together.
   *
   * @param block the block that holds the anchor, as it was appended
   * @param receipt endorsed by institutions
   */
  public EmbeddedLedgerProof prove(
      AnchoredCheckpoint anchor, LedgerBlock block, StateReceipt receipt) {
    CheckpointRecord record = anchor.record();
    int index = anchors.at(record.origin(), record.size()).orElseThrow().index();
    List<Digest> leaves = block.transactions().stream().map(LedgerTransaction::leafHash).toList();
    return new EmbeddedLedgerProof(
        genesis,
        begun,
        block.header(),
        block.signatures(),
        MerklePath.of(headers.subList(0, Math.toIntExact(anchor.block())), 0),
        block.transactions().get(index),
        index,
        MerklePath.of(leaves, index),
        receipt);
  }

  /**
   * What came of running a command.
   *
   * @param outcome of the rules
   * @param writes empty unless something was recorded
   */
  public record Execution(RuleOutcome outcome, List<StateWrite> writes) {
    public Execution {
      writes = List.copyOf(writes);
    }
  }
}
