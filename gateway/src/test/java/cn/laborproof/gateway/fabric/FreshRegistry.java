package cn.laborproof.gateway.fabric;

import cn.laborproof.testkit.ConsortiumNetwork;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Files;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.protos.peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeSource;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;

/**
 * The court's own channel has one registry, one court and one count of deposits. A test that plays
 * the court needs its own: another definition on the same channel with the same package, so that
 * the same process serves it over a state that is empty.
 */
final class FreshRegistry {

  private static final String VERSION = "1";

  private FreshRegistry() {}

  /** Puts a new definition in force, as the court's administrator, and gives its name. */
  static String define(long number) throws Exception {
    String name = "registry-%d-%d".formatted(ProcessHandle.current().pid(), number);
    FabricConnection connection =
        FabricConnection.load(ConsortiumNetwork.connection("court-administrator"));
    Signatory administrator = Signatory.load(connection.identity());
    FabricConnection.Peer peer = connection.peers().getFirst();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(peer.host(), peer.port())
            .sslContext(GrpcSslContexts.forClient().trustManager(peer.tlsRoot().toFile()).build())
            .build();
    try (Gateway gateway =
        Gateway.newInstance()
            .identity(administrator.identity())
            .signer(administrator.signer())
            .hash(Hash.SHA256)
            .connection(channel)
            .connect()) {
      Contract lifecycle = gateway.getNetwork(connection.channel()).getContract("_lifecycle");
      submit(lifecycle, "ApproveChaincodeDefinitionForMyOrg", approval(name).toByteArray());
      submit(lifecycle, "CommitChaincodeDefinition", definition(name).toByteArray());
    } finally {
      channel.shutdownNow();
    }
    return name;
  }

  private static ApproveChaincodeDefinitionForMyOrgArgs approval(String name) throws Exception {
    String packageId =
        Files.readString(
                ConsortiumNetwork.directory().resolve("chaincode").resolve("court-registry.id"))
            .strip();
    return ApproveChaincodeDefinitionForMyOrgArgs.newBuilder()
        .setName(name)
        .setVersion(VERSION)
        .setSequence(1)
        .setSource(
            ChaincodeSource.newBuilder()
                .setLocalPackage(ChaincodeSource.Local.newBuilder().setPackageId(packageId)))
        .build();
  }

  private static CommitChaincodeDefinitionArgs definition(String name) {
    return CommitChaincodeDefinitionArgs.newBuilder()
        .setName(name)
        .setVersion(VERSION)
        .setSequence(1)
        .build();
  }

  private static void submit(Contract lifecycle, String function, byte[] argument)
      throws GatewayException, CommitException {
    lifecycle
        .newProposal(function)
        .addArguments(argument)
        .setEndorsingOrganizations("CourtMSP")
        .build()
        .endorse()
        .submit();
  }
}
