package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a configuration block says: who orders blocks, and by which certificates institutions are
 * known.
 *
 * @param block number of the block it stands in
 * @param sequence 0 for the first, then one more for each change
 * @param channel for which channel
 * @param time in the word of the orderer that made the block's envelope
 * @param consenters by number
 * @param orderers institutions that order, by MSP id
 * @param applications institutions that transact, by MSP id
 */
record ChannelConfig(
    long block,
    long sequence,
    String channel,
    Instant time,
    Map<Long, Consenter> consenters,
    Map<String, Msp> orderers,
    Map<String, Msp> applications) {

  ChannelConfig {
    consenters = Map.copyOf(consenters);
    orderers = Map.copyOf(orderers);
    applications = Map.copyOf(applications);
  }

  /**
   * Reads a configuration block; judges nothing.
   *
   * @throws MalformedException if it is no configuration block of a BFT channel
   */
  static ChannelConfig of(FabricBlock block) {
    if (block.data().size() != 1) {
      throw new MalformedException(
          "fabric.config: %d envelopes (expected: 1)".formatted(block.data().size()));
    }
    Bytes only = block.data().getFirst();
    ProtoMessage payload =
        (block.number() == 0 ? FabricEnvelope.unsigned(only) : FabricEnvelope.signed(only)).open();
    ChannelHeader header = ChannelHeader.parse(payload.message(1).required(1));
    if (header.type() != ChannelHeader.CONFIG) {
      throw payload.fault("type " + header.type() + " (expected: a configuration)");
    }
    ProtoMessage config = payload.message(2).message(1);
    Map<String, ProtoMessage> groups = config.message(2).map(2);
    ProtoMessage orderer = group(groups, "Orderer");
    return new ChannelConfig(
        block.number(),
        config.number(1),
        header.channel(),
        header.time(),
        consenters(orderer),
        members(orderer),
        members(group(groups, "Application")));
  }

  private static ProtoMessage group(Map<String, ProtoMessage> groups, String name) {
    ProtoMessage group = groups.get(name);
    if (group == null) {
      throw new MalformedException("fabric.config: no group " + name);
    }
    return group;
  }

  /** Value of a group, inside its wrapping of version and policy. */
  private static Bytes value(ProtoMessage group, String name) {
    ProtoMessage value = group.map(3).get(name);
    if (value == null) {
      throw group.fault("no value " + name);
    }
    return value.bytes(2);
  }

  private static Map<Long, Consenter> consenters(ProtoMessage orderer) {
    Map<Long, Consenter> consenters = new HashMap<>();
    List<ProtoMessage> mapping =
        ProtoMessage.parse("orderers", value(orderer, "Orderers")).messages(1);
    for (ProtoMessage message : mapping) {
      Consenter consenter = Consenter.read(message);
      if (consenters.put(consenter.number(), consenter) != null) {
        throw message.fault("consenter " + consenter.number() + " stands twice");
      }
    }
    if (consenters.isEmpty()) {
      throw orderer.fault("no consenter");
    }
    return consenters;
  }

  private static Map<String, Msp> members(ProtoMessage section) {
    Map<String, Msp> members = new LinkedHashMap<>();
    for (ProtoMessage organisation : section.map(2).values()) {
      Msp msp = Msp.parse(value(organisation, "MSP"));
      if (members.put(msp.id(), msp) != null) {
        throw organisation.fault(msp.id() + " stands twice");
      }
    }
    return members;
  }

  /** Everybody who has a say, as orderer or as member. */
  Set<String> mspIds() {
    Set<String> ids = new TreeSet<>(orderers.keySet());
    ids.addAll(applications.keySet());
    return ids;
  }

  /**
   * How many consenters must sign a block so that two quorums always share an honest one. Orderers
   * refuse a configuration whose policy says anything else (smartbft/configverifier.go).
   */
  int quorum() {
    int all = consenters.size();
    int faulty = (all - 1) / 3;
    return Math.ceilDiv(all + faulty + 1, 2);
  }
}
