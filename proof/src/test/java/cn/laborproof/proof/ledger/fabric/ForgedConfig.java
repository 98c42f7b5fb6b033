package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.ledger.Institution;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/** What a forged configuration says; everything may be changed, then made into an envelope. */
final class ForgedConfig {
  String channel = "labour";
  long sequence;
  Instant time = ForgedNetwork.DAY;
  final Map<Institution, ForgedCa> roots = new LinkedHashMap<>();
  final Map<Institution, ForgedCa> intermediates = new LinkedHashMap<>();
  final Map<Institution, X509CRL> revocations = new LinkedHashMap<>();
  final Map<Institution, ForgedCa> roleGivers = new LinkedHashMap<>();
  boolean rolesAreTold = true;
  final List<ForgedIdentity> consenters = new ArrayList<>();
  final List<Institution> applications = new ArrayList<>();

  ForgedConfig() {}

  /** A copy with the next sequence. */
  ForgedConfig next(Instant at) {
    ForgedConfig next = new ForgedConfig();
    next.channel = channel;
    next.sequence = sequence + 1;
    next.time = at;
    next.roots.putAll(roots);
    next.intermediates.putAll(intermediates);
    next.revocations.putAll(revocations);
    next.roleGivers.putAll(roleGivers);
    next.rolesAreTold = rolesAreTold;
    next.consenters.addAll(consenters);
    next.applications.addAll(applications);
    return next;
  }

  Envelope envelope(boolean genesis) {
    Timestamp at = Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
    ChannelHeader header =
        ChannelHeader.newBuilder()
            .setType(HeaderType.CONFIG_VALUE)
            .setVersion(1)
            .setChannelId(channel)
            .setTimestamp(at)
            .build();
    ByteString signed = ByteString.copyFromUtf8("nonce");
    Payload payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(header.toByteString())
                    .setSignatureHeader(
                        SignatureHeader.newBuilder().setNonce(signed).build().toByteString()))
            .setData(
                ConfigEnvelope.newBuilder()
                    .setConfig(
                        Config.newBuilder().setSequence(sequence).setChannelGroup(channelGroup()))
                    .build()
                    .toByteString())
            .build();
    Envelope.Builder envelope = Envelope.newBuilder().setPayload(payload.toByteString());
    return (genesis ? envelope : envelope.setSignature(signed)).build();
  }

  private ConfigGroup channelGroup() {
    ConfigGroup.Builder orderer = ConfigGroup.newBuilder();
    Orderers.Builder mapping = Orderers.newBuilder();
    for (int i = 0; i < consenters.size(); i++) {
      mapping.addConsenterMapping(
          Consenter.newBuilder()
              .setId(i + 1)
              .setHost("127.0.0.1")
              .setPort(7050 + 100 * i)
              .setMspId(consenters.get(i).mspId())
              .setIdentity(consenters.get(i).pem()));
    }
    orderer.putValues("Orderers", value(mapping.build().toByteString()));
    roots.keySet().forEach(member -> orderer.putGroups(member.id(), organisation(member)));
    ConfigGroup.Builder application = ConfigGroup.newBuilder();
    applications.forEach(member -> application.putGroups(member.id(), organisation(member)));
    return ConfigGroup.newBuilder()
        .putGroups("Orderer", orderer.build())
        .putGroups("Application", application.build())
        .build();
  }

  private ConfigGroup organisation(Institution member) {
    ForgedCa root = roots.get(member);
    FabricMSPConfig.Builder msp =
        FabricMSPConfig.newBuilder()
            .setName(root.mspId)
            .addRootCerts(ForgedIdentity.pem(root.certificate))
            .setFabricNodeOus(units(member));
    if (intermediates.containsKey(member)) {
      msp.addIntermediateCerts(ForgedIdentity.pem(intermediates.get(member).certificate));
    }
    if (revocations.containsKey(member)) {
      msp.addRevocationList(ForgedIdentity.pem(revocations.get(member)));
    }
    ByteString config =
        MSPConfig.newBuilder().setConfig(msp.build().toByteString()).build().toByteString();
    return ConfigGroup.newBuilder().putValues("MSP", value(config)).build();
  }

  private FabricNodeOUs units(Institution member) {
    return FabricNodeOUs.newBuilder()
        .setEnable(rolesAreTold)
        .setClientOuIdentifier(unit(member, "client"))
        .setPeerOuIdentifier(unit(member, "peer"))
        .setAdminOuIdentifier(unit(member, "admin"))
        .setOrdererOuIdentifier(unit(member, "orderer"))
        .build();
  }

  private FabricOUIdentifier.Builder unit(Institution member, String name) {
    FabricOUIdentifier.Builder unit =
        FabricOUIdentifier.newBuilder().setOrganizationalUnitIdentifier(name);
    return roleGivers.containsKey(member)
        ? unit.setCertificate(ForgedIdentity.pem(roleGivers.get(member).certificate))
        : unit;
  }

  private static ConfigValue value(ByteString bytes) {
    return ConfigValue.newBuilder().setValue(bytes).setModPolicy("Admins").build();
  }
}
