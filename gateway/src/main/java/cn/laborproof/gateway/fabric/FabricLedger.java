package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.gateway.Ledger;
import cn.laborproof.gateway.LedgerUnavailableException;
import cn.laborproof.gateway.LinkOutcome;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.LedgerCommand;
import cn.laborproof.proof.ledger.LedgerCommand.LinkReceipt;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.trust.LedgerTrust;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labour channel of a Hyperledger Fabric network.
 *
 * <p>Everything it keeps lies in its state directory and can be lost except the pending
 * transactions: those are what makes a restart settle what was under way. What it answers to reads
 * comes from block events; what it hands out as proof was verified first.
 */
public final class FabricLedger implements Ledger, Closeable {

  private static final String APPLY = "apply";

  /** How long one submission is pursued; the caller asks again. */
  private static final Duration SUBMITTING = Duration.ofSeconds(20);

  /** A block that is committed at one peer is delivered by any within moments. */
  private static final Duration INDEXING = Duration.ofSeconds(10);

  private static final Duration CATCHING_UP = Duration.ofSeconds(10);

  /**
   * A peer that has just missed a block refuses what builds on it; when the refusal does not stand,
   * the command is submitted again.
   */
  private static final int ATTEMPTS = 3;

  private static final String DOUBTED = "one peer refuses, others do not";

  private final ChannelClient client;
  private final FabricConnection connection;
  private final PeerLinks peers;
  private final Submitter submitter;
  private final RefusalHearing hearing;
  private final LedgerIndex index;
  private final BlockFeed feed;
  private final ProofGathering proofs;
  private final SigningKeys keys;
  private final long opened = System.nanoTime();

  private FabricLedger(ChannelClient client, LedgerIndex index, Path configBlocks)
      throws IOException {
    this.client = client;
    this.connection = client.connection();
    this.peers = client.peers();
    this.submitter = client.submitter();
    this.hearing = new RefusalHearing(peers, connection.receiptQuorum());
    this.index = index;
    this.keys = new SigningKeys(peers, connection);
    this.proofs =
        new ProofGathering(
            peers, index, new LedgerVerifier(connection.trust()), connection, configBlocks);
    this.feed = BlockFeed.start(connection.channel(), peers, index);
  }

  /**
   * Opens the way to the channel. Peers need not be there yet.
   *
   * @param connectionProperties file of {@link FabricConnection#load}
   * @param stateDirectory for the owner alone; made if absent; used by one process at a time
   * @param origins the logs that are anchored from here; others on the channel are read past
   * @param clock for health only; a ledger's times are those of its transactions
   * @throws IOException if a file cannot be read, or the directory belongs to another channel
   */
  public static FabricLedger open(
      Path connectionProperties, Path stateDirectory, Set<String> origins, Clock clock)
      throws IOException {
    ChannelClient client =
        ChannelClient.open(connectionProperties, stateDirectory, SUBMITTING, clock);
    try {
      LedgerIndex index =
          LedgerIndex.open(
              stateDirectory.resolve("index"), client.connection(), new TreeSet<>(origins));
      return new FabricLedger(client, index, stateDirectory.resolve("config-blocks"));
    } catch (IOException | RuntimeException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public LedgerTrust trust() {
    return connection.trust();
  }

  /** How the way to the ledger stands. */
  public FabricHealth health() {
    return new FabricHealth(
        connection.channel(),
        peers.health(),
        index.next() - 1,
        feed.following(),
        feed.fault(),
        submitter.counts());
  }

  @Override
  public AnchorOutcome anchor(AnchorRequest request) {
    try {
      Optional<CheckpointRecord> record = keys.recordOf(request);
      if (record.isEmpty()) {
        return new AnchorOutcome.Refused(
            RuleOutcome.refuse(
                Refusal.UNKNOWN_KEY,
                "no key registered for " + request.checkpoint().checkpoint().origin() + " signed"));
      }
      return anchor(record.get(), new SubmitCheckpoint(record.get(), request.consistency()));
    } catch (PeerAwayException e) {
      return new AnchorOutcome.NotSubmitted(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new AnchorOutcome.Unknown("the index fails: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AnchorOutcome.Unknown("interrupted");
    }
  }

  private AnchorOutcome anchor(CheckpointRecord record, SubmitCheckpoint command)
      throws IOException, InterruptedException {
    Optional<AnchoredCheckpoint> standing = ofSize(record.origin(), record.size());
    if (standing.isPresent() && standing.get().record().equals(record)) {
      return new AnchorOutcome.Anchored(standing.get());
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<AnchorOutcome> outcome = submit(record, command);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new AnchorOutcome.NotSubmitted(DOUBTED);
  }

  /** Nothing when a peer refused and the others, heard afterwards, did not. */
  private Optional<AnchorOutcome> submit(CheckpointRecord record, SubmitCheckpoint command)
      throws IOException, InterruptedException {
    String lane = "anchor/" + record.origin();
    return switch (submitter.submit(lane, record.ledgerKey(), APPLY, text(command))) {
      case Settlement.Committed(long block, byte[] ignored) -> {
        awaitBlock(block);
        yield Optional.of(standing(record));
      }
      case Settlement.Already ignored -> {
        awaitHeight();
        yield Optional.of(standing(record));
      }
      case Settlement.Refused ignored -> refused(record.origin(), command);
      case Settlement.NotSubmitted(String why) -> Optional.of(new AnchorOutcome.NotSubmitted(why));
      case Settlement.Unknown(String why) -> Optional.of(new AnchorOutcome.Unknown(why));
    };
  }

  private AnchorOutcome standing(CheckpointRecord record) throws IOException {
    return ofSize(record.origin(), record.size())
        .<AnchorOutcome>map(AnchorOutcome.Anchored::new)
        .orElseGet(() ->
            new AnchorOutcome.Unknown(
                record.ledgerKey() + " is recorded, but its block has not arrived here yet"));
  }

  /**
   * A refusal is final when enough institutions say it, and when the head that stands against the
   * checkpoint was known here: otherwise the ledger has moved on since the request was made, or a
   * peer has not got the newest block yet.
   */
  private Optional<AnchorOutcome> refused(String origin, LedgerCommand command)
      throws IOException, InterruptedException {
    awaitHeight();
    long known = index.latest(origin).map(anchor -> anchor.record().size()).orElse(0L);
    Optional<RuleOutcome.Refused> why =
        hearing.hear(APPLY, text(command), refusal -> headAgainst(refusal, known) < known);
    return why.map(refusal ->
        headAgainst(refusal, known) > known
            ? new AnchorOutcome.NotSubmitted("the ledger has moved on: " + refusal.detail())
            : new AnchorOutcome.Refused(refusal));
  }

  /**
   * Size of the recorded head that a refusal is grounded on; the one known here when it is grounded
   * on something else. A peer that knows nothing of the log has seen none of its heads.
   */
  private static long headAgainst(RuleOutcome.Refused refusal, long known) {
    return switch (refusal.reason()) {
      case INCONSISTENT, ROLLBACK ->
          refusal.standing().isEmpty()
              ? 0
              : refusal.standing().getFirst().fields("standing").integer("size");
      case UNKNOWN_LOG -> 0;
      default -> known;
    };
  }

  @Override
  public Optional<AnchoredCheckpoint> latest(String origin) {
    return known(() -> index.latest(origin));
  }

  @Override
  public Optional<AnchoredCheckpoint> firstCovering(String origin, long entries) {
    return known(() -> index.firstCovering(origin, entries));
  }

  @Override
  public Optional<AnchoredCheckpoint> firstReceiptedCovering(String origin, long entries) {
    return known(() -> index.firstReceiptedCovering(origin, entries));
  }

  @Override
  public Optional<LedgerProof> proofOf(String origin, long size) {
    return known(() -> index.ofSize(origin, size))
        .map(placed -> proofs.of(placed.anchor(), placed.index()));
  }

  @Override
  public List<AnchoredCheckpoint> awaitingReceipt(int limit) {
    return known(() -> index.awaiting(limit));
  }

  @Override
  public LinkOutcome linkReceipt(CourtReceipt receipt) {
    Deposit deposit = receipt.deposit();
    String origin = deposit.origin();
    try {
      Optional<Deposit> standing = ofSize(origin, deposit.size()).map(AnchoredCheckpoint::deposit);
      if (!standing.equals(Optional.of(deposit))) {
        return new LinkOutcome.Refused(
            RuleOutcome.refuse(
                Refusal.UNKNOWN_CHECKPOINT,
                "the receipt names a block that is not on this ledger"));
      }
      if (index.receiptOf(origin, deposit.size()).equals(Optional.of(receipt))) {
        return new LinkOutcome.Linked();
      }
      return link(new LinkReceipt(receipt), "receipt/" + origin + "/" + deposit.size());
    } catch (IOException e) {
      return new LinkOutcome.Unknown("the index fails: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new LinkOutcome.Unknown("interrupted");
    }
  }

  private LinkOutcome link(LinkReceipt command, String key) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<LinkOutcome> outcome = submit(command, key);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new LinkOutcome.NotSubmitted(DOUBTED);
  }

  private Optional<LinkOutcome> submit(LinkReceipt command, String key)
      throws InterruptedException {
    return switch (submitter.submit(key, key, APPLY, text(command))) {
      case Settlement.Committed(long block, byte[] ignored) -> {
        awaitBlock(block);
        yield Optional.of(new LinkOutcome.Linked());
      }
      case Settlement.Already ignored -> {
        awaitHeight();
        yield Optional.of(new LinkOutcome.Linked());
      }
      case Settlement.Refused ignored -> {
        awaitHeight();
        yield hearing.hear(APPLY, text(command), refusal -> false).map(LinkOutcome.Refused::new);
      }
      case Settlement.NotSubmitted(String why) -> Optional.of(new LinkOutcome.NotSubmitted(why));
      case Settlement.Unknown(String why) -> Optional.of(new LinkOutcome.Unknown(why));
    };
  }

  @Override
  public Optional<CourtReceipt> receiptOf(String origin, long size) {
    return known(() -> index.receiptOf(origin, size));
  }

  private Optional<AnchoredCheckpoint> ofSize(String origin, long size) throws IOException {
    return index.ofSize(origin, size).map(LogIndex.Placed::anchor);
  }

  /** Lets the feed bring what a peer has committed; when it stays silent, by another peer. */
  private void awaitBlock(long block) throws InterruptedException {
    if (!index.await(block, INDEXING)) {
      feed.turnToAnother();
      index.await(block, INDEXING);
    }
  }

  private void awaitHeight() throws InterruptedException {
    long height = 0;
    for (PeerLink peer : peers.inOrder()) {
      try {
        height = Math.max(height, peer.height());
      } catch (PeerAwayException e) {
        // the others know
      }
    }
    awaitBlock(height - 1);
  }

  /**
   * Answers from the index. Right after opening it first gets the chance to catch up; later what is
   * here is what is known, however long the peers have been away.
   */
  private <T> T known(Reading<T> reading) {
    try {
      feed.awaitCaughtUp(opened + CATCHING_UP.toNanos());
      if (index.next() == 0) {
        throw new LedgerUnavailableException(
            "no peer of channel " + connection.channel() + " has answered yet");
      }
      return reading.read();
    } catch (IOException e) {
      throw new LedgerUnavailableException("the index fails: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailableException("interrupted", e);
    }
  }

  private static String text(LedgerCommand command) {
    return new String(command.toJson().canonicalBytes(), StandardCharsets.US_ASCII);
  }

  /** Leaves what is under way to the next start. */
  @Override
  public void close() throws IOException {
    feed.close();
    client.close();
    index.close();
  }

  /** A look into the index. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }
}
