package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits commands so that none is written twice and none is forgotten.
 *
 * <p>The transaction is on disk, signed, before the orderers hear of it. What they answer decides
 * nothing: a BFT orderer says "unavailable" also for what another one has ordered already, and
 * keeps in its pool what it could not order yet. Only the commit status by transaction id decides,
 * asked of one peer after the other; until there is one, the very same signed transaction is
 * submitted again. A transaction that was ordered but found invalid can never become valid.
 */
final class Submitter {

  private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);

  /** A block follows within a second; a view change of the orderers takes ten or more. */
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(4);

  private static final Duration ROUND_PAUSE = Duration.ofMillis(500);
  private static final int ATTEMPTS = 8;
  private static final int LANE_LOCKS = 64;

  private final PeerLinks peers;
  private final Signatory signatory;
  private final PendingTransactions pendings;
  private final Duration patience;
  private final List<ReentrantLock> lanes =
      Stream.generate(ReentrantLock::new).limit(LANE_LOCKS).toList();
  private final LongAdder submitted = new LongAdder();
  private final LongAdder resubmitted = new LongAdder();
  private final LongAdder committed = new LongAdder();
  private final LongAdder invalid = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /**
   * A submitter.
   *
   * @param patience how long a transaction is pursued before its fate is called unknown
   */
  Submitter(PeerLinks peers, Signatory signatory, PendingTransactions pendings, Duration patience) {
    this.peers = peers;
    this.signatory = signatory;
    this.pendings = pendings;
    this.patience = patience;
  }

  FabricHealth.Counts counts() {
    return new FabricHealth.Counts(
        submitted.sum(),
        resubmitted.sum(),
        committed.sum(),
        invalid.sum(),
        unknown.sum(),
        refused.sum());
  }

  /**
   * Submits a command and waits for its block.
   *
   * @param lane commands of one lane are submitted one after the other; while one is open the next
   *     is not made
   * @param key the state key the command writes
   */
  Settlement submit(String lane, String key, String function, String argument) {
    ReentrantLock lock = lanes.get(Math.floorMod(lane.hashCode(), LANE_LOCKS));
    lock.lock();
    try {
      Optional<PendingTransaction> open = pendings.of(lane);
      Optional<Settlement> before =
          open.isEmpty()
              ? Optional.empty()
              : settleEarlier(open.get(), open.get().is(key, digest(argument)));
      return before.isPresent() ? before.get() : submitNew(lane, key, function, argument);
    } catch (IOException e) {
      return new Settlement.NotSubmitted("the state directory fails: " + e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Settles what an earlier call or another run of the program left open; nothing when the way is
   * free.
   */
  private Optional<Settlement> settleEarlier(PendingTransaction open, boolean same)
      throws IOException {
    resubmitted.increment();
    Settlement settlement = pursue(open, new byte[0]);
    return switch (settlement) {
      case Settlement.NotSubmitted ignored -> Optional.empty();
      case Settlement.Unknown ignored when !same ->
          Optional.of(new Settlement.NotSubmitted("still open: " + open.key()));
      case Settlement.Committed ignored when !same ->
          Optional.of(new Settlement.NotSubmitted("only now settled: " + open.key()));
      default -> Optional.of(settlement);
    };
  }

  private Settlement submitNew(String lane, String key, String function, String argument)
      throws IOException {
    Settlement last = new Settlement.NotSubmitted("never tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Transaction endorsed;
      try {
        endorsed = peers.first(peer -> peer.endorse(function, argument));
      } catch (ChaincodeRefusedException e) {
        refused.increment();
        return new Settlement.Refused(e.why());
      } catch (PeerAwayException e) {
        return new Settlement.NotSubmitted(String.valueOf(e.getMessage()));
      }
      byte[] result = endorsed.getResult();
      if (alreadyRecorded(result)) {
        return new Settlement.Already(result);
      }
      var pending =
          new PendingTransaction(
              lane, key, digest(argument), endorsed.getTransactionId(), signatory.sign(endorsed));
      pendings.keep(pending);
      submitted.increment();
      last = pursue(pending, result);
      if (!(last instanceof Settlement.NotSubmitted)) {
        return last;
      }
      LOG.info("{} is endorsed anew: {}", key, last);
    }
    return last;
  }

  /**
   * Submits the signed transaction to one peer after the other until its status is known, at most
   * as long as the patience lasts. {@link Settlement.NotSubmitted} means: found invalid, for ever.
   */
  private Settlement pursue(PendingTransaction pending, byte[] result) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    String why = "";
    int tries = 0;
    do {
      for (PeerLink peer : peers.inOrder()) {
        if (tries++ > 0) {
          resubmitted.increment();
        }
        try {
          why = handOver(peer, pending);
          Optional<Status> status = peer.status(pending.transaction(), COMMIT_PATIENCE);
          if (status.isPresent()) {
            return settled(pending, status.get(), result);
          }
        } catch (PeerAwayException e) {
          why = String.valueOf(e.getMessage());
        }
      }
    } while (System.nanoTime() < deadline && rest());
    unknown.increment();
    return new Settlement.Unknown(pending.key() + ": " + why);
  }

  /** Submits; what goes wrong is only noted, for it may have been ordered all the same. */
  private static String handOver(PeerLink peer, PendingTransaction pending) {
    try {
      peer.submit(pending);
      return "no block holds it yet";
    } catch (PeerAwayException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Lets peers and orderers come back; false when this thread shall end. */
  private static boolean rest() {
    try {
      Thread.sleep(ROUND_PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Settlement settled(PendingTransaction pending, Status status, byte[] result)
      throws IOException {
    if (status.getCode() == TxValidationCode.DUPLICATE_TXID) {
      // The second copy of one that is counted already; its own status follows when asked again.
      return new Settlement.Unknown(pending.key() + ": ordered twice, asking for the first");
    }
    pendings.settled(pending);
    if (status.isSuccessful()) {
      committed.increment();
      return new Settlement.Committed(status.getBlockNumber(), result);
    }
    invalid.increment();
    return new Settlement.NotSubmitted(
        "block " + status.getBlockNumber() + " holds it as invalid: " + status.getCode());
  }

  private static Digest digest(String argument) {
    return Digest.sha256(argument.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean alreadyRecorded(byte[] result) {
    try {
      return Json.parseObject(result).fields("result").string("outcome").equals("already-recorded");
    } catch (MalformedException e) {
      return false;
    }
  }
}
