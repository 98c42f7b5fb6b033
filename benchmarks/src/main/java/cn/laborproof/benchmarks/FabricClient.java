package cn.laborproof.benchmarks;

import cn.laborproof.gateway.fabric.FabricConnection;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Fabric's own client library and as little else as possible: what a program does that submits one
 * transaction per event. Its clients spread over all peers. Nothing is kept on disk before a
 * submission, so it is faster than a client that must never write twice.
 */
final class FabricClient implements AutoCloseable {
  /** A peer on a busy machine may lag by seconds; that is part of what a transaction costs. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final int COMMIT_SECONDS = 20;

  private final FabricConnection connection;
  private final ByteString creator;
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final List<Gateway> gateways = new ArrayList<>();

  private FabricClient(FabricConnection connection) throws IOException {
    this.connection = connection;
    try (var certificate = Files.newBufferedReader(connection.identity().certificate());
        var key = Files.newBufferedReader(connection.identity().key())) {
      Identity identity =
          new X509Identity(
              connection.identity().mspId(), Identities.readX509Certificate(certificate));
      Signer signer = Signers.newPrivateKeySigner(Identities.readPrivateKey(key));
      this.creator =
          SerializedIdentity.newBuilder()
              .setMspid(identity.getMspId())
              .setIdBytes(ByteString.copyFrom(identity.getCredentials()))
              .build()
              .toByteString();
      for (FabricConnection.Peer peer : connection.peers()) {
        open(peer, identity, signer);
      }
    } catch (CertificateException | InvalidKeyException e) {
      throw new IOException("the client's identity cannot be used", e);
    }
  }

  static FabricClient open(Path connectionProperties) throws IOException {
    return new FabricClient(FabricConnection.load(connectionProperties));
  }

  private void open(FabricConnection.Peer peer, Identity identity, Signer signer)
      throws IOException {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(peer.host(), peer.port())
            .sslContext(GrpcSslContexts.forClient().trustManager(peer.tlsRoot().toFile()).build())
            .build();
    channels.add(channel);
    gateways.add(
        Gateway.newInstance()
            .identity(identity)
            .signer(signer)
            .hash(Hash.SHA256)
            .connection(channel)
            .connect());
  }

  /**
   * Endorses, submits and waits for the block. A peer that lacks the newest block yet refuses what
   * builds on it, or its endorsement is found stale: then once more, after a moment.
   *
   * @param client each keeps to one peer, so that it mostly finds there what it wrote before
   */
  void submit(int client, String function, String argument)
      throws GatewayException, InterruptedException {
    Gateway gateway = gateways.get(client % gateways.size());
    long begun = System.nanoTime();
    while (true) {
      try {
        Transaction endorsed =
            gateway
                .getNetwork(connection.channel())
                .getContract(connection.chaincode())
                .newProposal(function)
                .addArguments(argument)
                .build()
                .endorse();
        TxValidationCode code = commit(gateway, endorsed).getCode();
        if (code == TxValidationCode.VALID) {
          return;
        }
        if (code != TxValidationCode.MVCC_READ_CONFLICT) {
          throw new IllegalStateException("committed as " + code);
        }
      } catch (EndorseException | CommitStatusException e) {
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw e;
        }
        Thread.sleep(MOMENT);
      }
    }
  }

  /**
   * A failed submission is unknown: another orderer may have ordered it already. Only the status
   * decides.
   */
  private Status commit(Gateway gateway, Transaction endorsed) throws CommitStatusException {
    Commit commit;
    try {
      commit = endorsed.submitAsync();
    } catch (SubmitException e) {
      commit = gateway.newCommit(statusRequest(endorsed.getTransactionId()));
    }
    return commit.getStatus(o -> o.withDeadlineAfter(COMMIT_SECONDS, TimeUnit.SECONDS));
  }

  private byte[] statusRequest(String transaction) {
    return SignedCommitStatusRequest.newBuilder()
        .setRequest(
            CommitStatusRequest.newBuilder()
                .setChannelId(connection.channel())
                .setTransactionId(transaction)
                .setIdentity(creator)
                .build()
                .toByteString())
        .build()
        .toByteArray();
  }

  @Override
  public void close() {
    gateways.forEach(Gateway::close);
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
