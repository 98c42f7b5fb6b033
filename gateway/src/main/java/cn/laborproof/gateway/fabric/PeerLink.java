package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.RuleOutcome;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;

/**
 * One peer: every question is bounded in time and ends in an answer, a refusal by the chaincode, or
 * "away". Remembers how it last went.
 */
final class PeerLink implements AutoCloseable {

  private static final Duration ENDORSING = Duration.ofSeconds(15);
  private static final Duration SUBMITTING = Duration.ofSeconds(10);
  private static final Duration READING = Duration.ofSeconds(10);

  /** Peers refuse more frequent pings (core.yaml, peer.keepalive.minInterval: 60 s). */
  private static final Duration PING = Duration.ofMinutes(2);

  private static final int MAX_MESSAGE = 64 * 1024 * 1024;

  private final FabricConnection.Peer peer;
  private final FabricConnection connection;
  private final Signatory signatory;
  private final ManagedChannel channel;
  private final Gateway gateway;
  private final Network network;
  private final Clock clock;
  private volatile FabricHealth.Peer health;

  private PeerLink(
      FabricConnection.Peer peer,
      FabricConnection connection,
      Signatory signatory,
      ManagedChannel channel,
      Clock clock) {
    this.peer = peer;
    this.connection = connection;
    this.signatory = signatory;
    this.channel = channel;
    this.clock = clock;
    this.gateway =
        Gateway.newInstance()
            .identity(signatory.identity())
            .signer(signatory.signer())
            .hash(Hash.SHA256)
            .connection(channel)
            .evaluateOptions(o -> o.withDeadlineAfter(READING.toMillis(), TimeUnit.MILLISECONDS))
            .endorseOptions(o -> o.withDeadlineAfter(ENDORSING.toMillis(), TimeUnit.MILLISECONDS))
            .submitOptions(o -> o.withDeadlineAfter(SUBMITTING.toMillis(), TimeUnit.MILLISECONDS))
            .connect();
    this.network = gateway.getNetwork(connection.channel());
    this.health = FabricHealth.Peer.unasked(peer, clock.instant());
  }

  /** Opens the link; the connection itself is made at the first question. */
  static PeerLink open(
      FabricConnection.Peer peer, FabricConnection connection, Signatory signatory, Clock clock)
      throws IOException {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(peer.host(), peer.port())
            .sslContext(GrpcSslContexts.forClient().trustManager(peer.tlsRoot().toFile()).build())
            .keepAliveTime(PING.toSeconds(), TimeUnit.SECONDS)
            .maxInboundMessageSize(MAX_MESSAGE);
    peer.serverName().ifPresent(builder::overrideAuthority);
    return new PeerLink(peer, connection, signatory, builder.build(), clock);
  }

  Institution institution() {
    return peer.institution();
  }

  FabricHealth.Peer health() {
    return health;
  }

  /** Runs a function of our chaincode on this peer alone; nothing is written. */
  byte[] evaluate(String function, String... arguments)
      throws PeerAwayException, ChaincodeRefusedException {
    return ask(() ->
        contractCall(function, arguments)
            // Otherwise its gateway would ask a neighbour when its own chaincode is down.
            .setEndorsingOrganizations(FabricConnection.mspId(peer.institution()))
            .build()
            .evaluate());
  }

  /** Has a function endorsed by as many peers as the policy asks for. */
  Transaction endorse(String function, String... arguments)
      throws PeerAwayException, ChaincodeRefusedException {
    return ask(() -> contractCall(function, arguments).build().endorse());
  }

  /** Has a function endorsed by one peer of each of these institutions. */
  PreparedTransaction endorseBy(List<Institution> institutions, String function, String argument)
      throws PeerAwayException, ChaincodeRefusedException {
    String[] organisations =
        institutions.stream().map(FabricConnection::mspId).toArray(String[]::new);
    return ask(() ->
        PreparedTransaction.parseFrom(
            contractCall(function, argument)
                .setEndorsingOrganizations(organisations)
                .build()
                .endorse()
                .getBytes()));
  }

  private Proposal.Builder contractCall(String function, String... arguments) {
    return network
        .getContract(connection.chaincode())
        .newProposal(function)
        .addArguments(arguments);
  }

  /**
   * Hands a signed transaction to the orderers. Away means: it may have reached them or not (the
   * peer's gateway answers "unavailable" also for what some orderer has ordered already).
   */
  void submit(PendingTransaction pending) throws PeerAwayException {
    wakeIfAway();
    try {
      gateway.newTransaction(pending.prepared()).submitAsync();
      health = health.answered(clock.instant());
    } catch (SubmitException e) {
      String why = String.join("; ", texts(e));
      if (e.getDetails().isEmpty()) {
        throw away(why, e);
      }
      // It is the orderers that failed: the peer tells what each of them said.
      throw new PeerAwayException(peer.address() + ": " + why, e);
    }
  }

  /**
   * What became of a transaction; waits for its block.
   *
   * @return nothing when it was not committed within the time
   */
  Optional<Status> status(String transaction, Duration patience) throws PeerAwayException {
    byte[] request =
        CommitStatusRequest.newBuilder()
            .setChannelId(connection.channel())
            .setTransactionId(transaction)
            .setIdentity(ByteString.copyFrom(signatory.creator()))
            .build()
            .toByteArray();
    byte[] unsigned =
        SignedCommitStatusRequest.newBuilder()
            .setRequest(ByteString.copyFrom(request))
            .build()
            .toByteArray();
    wakeIfAway();
    try {
      Status status =
          gateway
              .newCommit(unsigned)
              .getStatus(o -> o.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS));
      health = health.answered(clock.instant());
      return Optional.of(status);
    } catch (CommitStatusException e) {
      if (e.getStatus().getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED) {
        return Optional.empty();
      }
      throw away(String.join("; ", texts(e)), e);
    }
  }

  /** The block of that number, whole. */
  Block block(long number) throws PeerAwayException {
    return Blocks.parse(
        system("GetBlockByNumber", connection.channel(), Long.toString(number)), peer.address());
  }

  /** How many blocks the peer has. */
  long height() throws PeerAwayException {
    try {
      return BlockchainInfo.parseFrom(system("GetChainInfo", connection.channel())).getHeight();
    } catch (InvalidProtocolBufferException e) {
      throw new PeerAwayException(peer.address() + " gave no chain info", e);
    }
  }

  private byte[] system(String function, String... arguments) throws PeerAwayException {
    return answered(() -> network.getContract("qscc").evaluateTransaction(function, arguments));
  }

  /** Blocks from a number on, as they come; the caller closes it. */
  CloseableIterator<Block> blocks(long from) {
    return network.newBlockEventsRequest().startBlock(from).build().getEvents();
  }

  private <T> T answered(Question<T> question) throws PeerAwayException {
    try {
      return ask(question);
    } catch (ChaincodeRefusedException e) {
      throw new PeerAwayException("unexpected refusal: " + e.getMessage(), e);
    }
  }

  private <T> T ask(Question<T> question) throws PeerAwayException, ChaincodeRefusedException {
    wakeIfAway();
    try {
      T answer = question.put();
      health = health.answered(clock.instant());
      return answer;
    } catch (GatewayException e) {
      Optional<RuleOutcome.Refused> refusal = Refusals.in(texts(e));
      if (refusal.isPresent()) {
        health = health.answered(clock.instant());
        throw new ChaincodeRefusedException(refusal.get());
      }
      throw away(String.join("; ", texts(e)), e);
    } catch (GatewayRuntimeException | InvalidProtocolBufferException e) {
      throw away(String.valueOf(e.getMessage()), e);
    }
  }

  /** gRPC would wait up to two minutes before it tries a server again that was down. */
  private void wakeIfAway() {
    if (!health.answering()) {
      channel.resetConnectBackoff();
    }
  }

  /** Notes that the peer did not answer as it should. */
  PeerAwayException away(String why, Exception cause) {
    health = health.fault(why, clock.instant());
    return new PeerAwayException(peer.address() + ": " + why, cause);
  }

  private static List<String> texts(GatewayException e) {
    List<String> texts = new ArrayList<>();
    texts.add(String.valueOf(e.getMessage()));
    e.getDetails().stream().map(ErrorDetail::getMessage).forEach(texts::add);
    return texts;
  }

  @Override
  public void close() {
    gateway.close();
    channel.shutdownNow();
  }

  /** One question to the peer. */
  @FunctionalInterface
  private interface Question<T> {
    T put() throws GatewayException, InvalidProtocolBufferException;
  }
}
