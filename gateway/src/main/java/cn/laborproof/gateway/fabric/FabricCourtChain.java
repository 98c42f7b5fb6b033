package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.CourtAnswer;
import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.CourtContradiction;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtFault;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKeys;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.ledger.CourtChannelRules;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A court that keeps its chain as a channel of Hyperledger Fabric. A deposit is a transaction; the
 * receipt follows when the court's desk has seen its block and signed.
 */
public final class FabricCourtChain implements CourtChain, Closeable {

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final String LANE = "deposit";
  private static final Duration SUBMITTING = Duration.ofSeconds(8);
  private static final Duration LOOK = Duration.ofMillis(150);
  private static final Duration COME_BACK = Duration.ofSeconds(2);

  private final ChannelClient client;
  private final CourtTrust trust;
  private final CourtVerifier verifier;
  private final Duration patience;

  private FabricCourtChain(ChannelClient client, CourtTrust trust, Duration patience) {
    this.client = client;
    this.trust = trust;
    this.verifier = new CourtVerifier(trust);
    this.patience = patience;
  }

  /**
   * Opens the way to the court's channel. Its peer need not be there yet.
   *
   * @param connectionProperties file of {@link FabricConnection#load}
   * @param stateDirectory for the owner alone; made if absent; used by one process at a time
   * @param trust decided before, never taken from the court's answers
   * @param patience how long to wait for the desk's signature after the deposit stands
   * @throws IOException if a file cannot be read
   */
  public static FabricCourtChain open(
      Path connectionProperties,
      Path stateDirectory,
      CourtTrust trust,
      Duration patience,
      Clock clock)
      throws IOException {
    ChannelClient client =
        ChannelClient.open(connectionProperties, stateDirectory, SUBMITTING, clock);
    if (!client.connection().genesis().equals(trust.chain())) {
      client.close();
      throw new IOException(
          connectionProperties + " leads to another chain than that of the trusted court");
    }
    return new FabricCourtChain(client, trust, patience);
  }

  /**
   * Asks a court who it is. Whether to believe the answer is the caller's decision, taken once and
   * kept; the demo takes what the demo court says.
   *
   * @param stateDirectory as in {@link #open}
   * @throws IOException if there is no usable answer
   */
  public static CourtTrust introduce(Path connectionProperties, Path stateDirectory, Clock clock)
      throws IOException {
    try (ChannelClient client =
        ChannelClient.open(connectionProperties, stateDirectory, SUBMITTING, clock)) {
      Optional<CourtKeys> keys = client.read(state -> new CourtChannelRules(state).keys());
      var said =
          keys.map(CourtKeys::inForce)
              .orElseThrow(() -> new IOException("no court has opened this chain yet"));
      if (!said.chain().equals(client.connection().genesis())) {
        throw new IOException("the court names another chain than the one it speaks on");
      }
      return new CourtTrust(said.court(), said.chain(), List.of(said.key()));
    } catch (PeerAwayException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** How the way to the court stands. */
  public FabricHealth health() {
    List<FabricHealth.Peer> peers = client.peers().health();
    return new FabricHealth(
        client.connection().channel(),
        peers,
        -1,
        peers.stream().anyMatch(FabricHealth.Peer::answering),
        Optional.empty(),
        client.submitter().counts());
  }

  @Override
  public CourtTrust trust() {
    return trust;
  }

  @Override
  public CourtAnswer<CourtReceipt> deposit(Deposit deposit) {
    String json = ascii(deposit.toJson().canonicalBytes());
    CourtAnswer<CourtReceipt> standing = receiptOf(deposit, json);
    if (!(standing instanceof CourtAnswer.Deferred)) {
      return standing;
    }
    String key = "deposit/%s/%s/%d".formatted(deposit.chain(), deposit.origin(), deposit.size());
    return switch (client.submitter().submit(LANE, key, "deposit", json)) {
      case Settlement.Committed ignored -> awaitReceipt(deposit, json);
      case Settlement.Already ignored -> awaitReceipt(deposit, json);
      case Settlement.Refused(RuleOutcome.Refused why) ->
          new CourtAnswer.Refused<>(CONFLICT, why.reason().name());
      case Settlement.NotSubmitted(String why) -> new CourtAnswer.Unreachable<>(why);
      case Settlement.Unknown(String why) -> new CourtAnswer.Unreachable<>(why);
    };
  }

  private CourtAnswer<CourtReceipt> awaitReceipt(Deposit deposit, String json) {
    long deadline = System.nanoTime() + patience.toNanos();
    CourtAnswer<CourtReceipt> answer = receiptOf(deposit, json);
    while (answer instanceof CourtAnswer.Deferred && System.nanoTime() < deadline) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return answer;
      }
      answer = receiptOf(deposit, json);
    }
    return answer;
  }

  /** The receipt attached to a deposit; deferred while there is none. */
  private CourtAnswer<CourtReceipt> receiptOf(Deposit deposit, String json) {
    return ask(
        "receipt-of",
        json,
        CourtReceipt::parse,
        receipt -> verifier.faultOf(receipt, deposit),
        new CourtAnswer.Deferred<>(COME_BACK));
  }

  @Override
  public CourtAnswer<CourtReceipt> receipt(EvidenceNumber number) {
    return ask(
        "receipt",
        number.text(),
        CourtReceipt::parse,
        receipt ->
            verifier
                .faultOf(receipt, receipt.deposit())
                .or(() ->
                    receipt.evidenceNumber().equals(number)
                        ? Optional.empty()
                        : Optional.of(CourtFault.COURT_OTHER_DEPOSIT)),
        new CourtAnswer.Refused<>(NOT_FOUND, "unknown-number"));
  }

  @Override
  public CourtAnswer<CourtHead> head() {
    return ask(
        "read", "head", CourtHead::parse, verifier::faultOf, new CourtAnswer.Deferred<>(COME_BACK));
  }

  private <T> CourtAnswer<T> ask(
      String function,
      String argument,
      Function<byte[], T> parse,
      Function<T, Optional<CourtFault>> examine,
      CourtAnswer<T> nothing) {
    byte[] answer;
    try {
      answer = client.peers().first(peer -> peer.evaluate(function, argument));
    } catch (PeerAwayException e) {
      return new CourtAnswer.Unreachable<>(String.valueOf(e.getMessage()));
    } catch (ChaincodeRefusedException e) {
      return new CourtAnswer.Refused<>(CONFLICT, e.why().reason().name());
    }
    return answer.length == 0 ? nothing : examined(answer, parse, examine);
  }

  private static <T> CourtAnswer<T> examined(
      byte[] answer, Function<byte[], T> parse, Function<T, Optional<CourtFault>> examine) {
    T value;
    try {
      value = parse.apply(answer);
    } catch (MalformedException | IllegalArgumentException e) {
      return new CourtAnswer.Untrustworthy<>(CourtContradiction.COURT_MALFORMED.name(), answer);
    }
    return examine
        .apply(value)
        .<CourtAnswer<T>>map(fault -> new CourtAnswer.Untrustworthy<>(fault.name(), answer))
        .orElseGet(() -> new CourtAnswer.Given<>(value));
  }

  private static String ascii(byte[] json) {
    return new String(json, StandardCharsets.US_ASCII);
  }

  /** Leaves what is under way to the next start. */
  @Override
  public void close() throws IOException {
    client.close();
  }
}
