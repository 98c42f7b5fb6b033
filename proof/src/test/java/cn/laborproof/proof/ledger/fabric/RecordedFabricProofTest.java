package cn.laborproof.proof.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import cn.laborproof.proof.trust.InstitutionMsp;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;

/**
 * A proof recorded from a real network of four orderers and three peers, after two real changes of
 * configuration: the size of blocks, then the certificate of the court's orderer, which signed the
 * block with the new one. All keys were thrown away.
 */
class RecordedFabricProofTest {
  private static final Digest GENESIS =
      Digest.ofHex("6e50f19b4e109eb009208b26be27ee295bce44fae8b7660f7ac94c0c329f7453");

  private final FabricLedgerProof recorded = recorded();
  private final Checkpoint checkpoint = recorded.checkpoint().checkpoint();
  private final Judge judge = new Judge(trust(GENESIS), checkpoint);

  private static FabricLedgerProof recorded() {
    try (InputStream in = new GZIPInputStream(open("recorded-proof.json.gz"))) {
      return (FabricLedgerProof) LedgerProof.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        RecordedFabricProofTest.class.getResourceAsStream("/fabric/" + name));
  }

  private static FabricLedgerTrust trust(Digest genesis) {
    return new FabricLedgerTrust(
        "labour",
        "evidence-log",
        genesis,
        Arrays.stream(Institution.values())
            .map(member -> new InstitutionMsp(member.id(), member.id() + "MSP"))
            .toList(),
        3,
        "Operator",
        2,
        true);
  }

  private FabricLedgerProof without(int configBlock) {
    List<FabricBlock> fewer = new ArrayList<>(recorded.configBlocks());
    fewer.remove(configBlock);
    return new FabricLedgerProof(
        fewer, recorded.block(), recorded.transactionIndex(), recorded.receipt());
  }

  @Test
  void none_of_its_signatures_is_dropped_as_junk() {
    assertThat(JunkSignatures.dropped(recorded, trust(GENESIS))).isEqualTo(recorded);
  }

  @Test
  void it_is_believed() {
    Proven proven = judge.believes(recorded);

    assertThat(proven.anchor().block()).isEqualTo(13);
    assertThat(proven.signers())
        .containsExactlyInAnyOrder(
            Institution.LABOUR_BUREAU, Institution.COURT, Institution.OPERATOR);
    assertThat(proven.endorsers()).containsExactlyInAnyOrder(Institution.COURT, Institution.NOTARY);
    assertThat(proven.demo()).isTrue();
    assertThat(recorded.configBlocks()).extracting(FabricBlock::number).containsExactly(0L, 3L, 4L);
  }

  /** Which of the signatures stands first differs from node to node. */
  @Test
  void its_block_is_what_another_node_hands_out() throws IOException {
    try (InputStream in = open("recorded.block")) {
      FabricBlock handed = FabricBlock.parse(in.readAllBytes());
      assertThat(handed.hash()).isEqualTo(recorded.block().hash());
      assertThat(handed.metadata()).isEqualTo(recorded.block().metadata());
      assertThat(handed.signatures())
          .containsExactlyInAnyOrderElementsOf(recorded.block().signatures());
      judge.believes(new FabricLedgerProof(recorded.configBlocks(), handed, 0, recorded.receipt()));
    }
  }

  @Test
  void neither_change_of_configuration_can_be_left_out() {
    judge.refuses(LedgerFault.LEDGER_CONFIG_NOT_IN_FORCE, without(2));
    judge.refuses(LedgerFault.LEDGER_CONFIG_CHAIN, without(1));
    judge.refuses(LedgerFault.LEDGER_OTHER_GENESIS, without(0));
    new Judge(trust(Digest.sha256()), checkpoint)
        .refuses(LedgerFault.LEDGER_OTHER_GENESIS, recorded);
  }

  /** The same messages, read by us and by Fabric's own classes. */
  @Test
  void its_configurations_read_the_same_with_fabrics_messages() throws IOException {
    for (FabricBlock block : recorded.configBlocks()) {
      ChannelConfig ours = ChannelConfig.of(block);
      Payload payload =
          Payload.parseFrom(Envelope.parseFrom(block.data().getFirst().toArray()).getPayload());
      ConfigEnvelope theirs = ConfigEnvelope.parseFrom(payload.getData());
      ConfigGroup channel = theirs.getConfig().getChannelGroup();
      ConfigGroup orderer = channel.getGroupsOrThrow("Orderer");
      List<Consenter> mapping =
          Orderers.parseFrom(orderer.getValuesOrThrow("Orderers").getValue())
              .getConsenterMappingList();

      assertThat(ours.sequence()).isEqualTo(theirs.getConfig().getSequence());
      assertThat(ours.consenters()).hasSameSizeAs(mapping);
      for (Consenter consenter : mapping) {
        assertThat(ours.consenters().get((long) consenter.getId()))
            .isEqualTo(
                new cn.laborproof.proof.ledger.fabric.Consenter(
                    consenter.getId(),
                    consenter.getMspId(),
                    Bytes.of(consenter.getIdentity().toByteArray())));
      }
      assertThat(ours.orderers().keySet()).isEqualTo(mspIds(orderer));
      assertThat(ours.applications().keySet())
          .isEqualTo(mspIds(channel.getGroupsOrThrow("Application")));
      assertThat(ours.quorum()).isEqualTo(3);
    }
  }

  private static Set<String> mspIds(ConfigGroup section) {
    return section.getGroupsMap().keySet().stream()
        .map(name -> name + "MSP")
        .collect(Collectors.toSet());
  }
}
