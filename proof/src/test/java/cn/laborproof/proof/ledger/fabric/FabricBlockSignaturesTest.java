package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.fabric.ForgedNetwork.ForgedSigner;
import cn.laborproof.proof.note.Checkpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Test;

class FabricBlockSignaturesTest {
  private final ForgedNetwork network = ForgedNetwork.begun();
  private final Checkpoint checkpoint = network.checkpoint(7);
  private final Judge judge = Judge.of(network, checkpoint);

  private FabricLedgerProof signedBy(Institution... signers) {
    return signedBy(network.sealed(List.of(network.anchoring(checkpoint).envelope()), 0, signers));
  }

  private FabricLedgerProof signedBy(Block block) {
    network.add(block);
    return network.proof(checkpoint, 0);
  }

  private FabricLedgerProof signedBy(List<ForgedSigner> signers) {
    return signedBy(network.sealed(List.of(network.anchoring(checkpoint).envelope()), 0, signers));
  }

  private List<ForgedSigner> three() {
    return new ArrayList<>(
        List.of(
            new ForgedSigner(1, network.orderers.get(LABOUR_BUREAU)),
            new ForgedSigner(2, network.orderers.get(COURT)),
            new ForgedSigner(3, network.orderers.get(NOTARY))));
  }

  @Test
  void a_whole_proof_names_where_the_anchor_stands_and_who_stands_for_it() {
    FabricLedgerProof proof = network.anchor(checkpoint);

    Proven proven = judge.believes(proof);

    assertThat(proven.anchor().record().checkpoint()).isEqualTo(checkpoint);
    assertThat(proven.anchor().channel()).isEqualTo("labour");
    assertThat(proven.anchor().chain()).isEqualTo(network.trust().genesis());
    assertThat(proven.anchor().block()).isEqualTo(1);
    assertThat(proven.anchor().blockHash()).isEqualTo(proof.block().hash());
    assertThat(proven.anchor().time()).isEqualTo(Instant.parse("2026-11-21T08:00:01.123Z"));
    assertThat(proven.signers()).containsExactlyInAnyOrder(LABOUR_BUREAU, COURT, NOTARY);
    assertThat(proven.endorsers()).containsExactlyInAnyOrder(COURT, NOTARY);
    assertThat(proven.demo()).isFalse();
  }

  @Test
  void the_block_says_the_hash_that_the_next_one_names() {
    network.anchor(checkpoint);
    network.anchor(network.checkpoint(8));

    assertThat(network.chain.get(2).getHeader().getPreviousHash().toByteArray())
        .isEqualTo(FabricBlock.parse(network.chain.get(1).toByteArray()).hash().bytes());
  }

  @Test
  void fewer_institutions_than_the_quorum_are_refused() {
    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, signedBy(LABOUR_BUREAU, COURT));
    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, signedBy(new Institution[0]));
  }

  @Test
  void any_three_of_four_are_enough() {
    judge.believes(signedBy(COURT, NOTARY, OPERATOR));
    judge.believes(signedBy(LABOUR_BUREAU, COURT, NOTARY, OPERATOR));
  }

  @Test
  void a_verifier_may_ask_for_more_than_the_channel_does() {
    new Judge(network.trust(4, 2), checkpoint)
        .refuses(LedgerFault.LEDGER_QUORUM_MISSED, signedBy(LABOUR_BUREAU, COURT, NOTARY));
  }

  @Test
  void one_consenter_twice_is_refused() {
    List<ForgedSigner> signers = three();
    signers.set(2, signers.getFirst());

    judge.refuses(LedgerFault.LEDGER_SIGNED_TWICE, signedBy(signers));
  }

  @Test
  void a_false_signature_beside_a_full_quorum_is_refused() {
    List<ForgedSigner> signers = three();
    signers.add(new ForgedSigner(4, network.orderers.get(COURT)));

    judge.refuses(LedgerFault.LEDGER_BLOCK_SIGNATURE, signedBy(signers));
  }

  @Test
  void somebody_who_is_no_consenter_is_refused() {
    List<ForgedSigner> signers = three();
    signers.add(new ForgedSigner(5, network.orderers.get(OPERATOR)));

    judge.refuses(LedgerFault.LEDGER_UNKNOWN_SIGNER, signedBy(signers));
  }

  @Test
  void whoever_makes_a_proof_drops_signatures_that_do_not_hold_are_strange_or_doubled() {
    List<ForgedSigner> signers = three();
    signers.add(0, new ForgedSigner(4, network.orderers.get(COURT)));
    signers.add(1, new ForgedSigner(5, network.orderers.get(OPERATOR)));
    signers.add(new ForgedSigner(1, network.orderers.get(LABOUR_BUREAU)));
    FabricLedgerProof proof = signedBy(signers);

    FabricLedgerProof clean = JunkSignatures.dropped(proof, network.trust());

    assertThat(clean.block().signatures()).hasSize(3);
    assertThat(clean.block().hash()).isEqualTo(proof.block().hash());
    assertThat(judge.believes(clean).signers())
        .containsExactlyInAnyOrder(LABOUR_BUREAU, COURT, NOTARY);
  }

  @Test
  void junk_under_a_configuration_is_dropped_too() {
    network.reconfigure(next -> {}, LABOUR_BUREAU, COURT, NOTARY);
    FabricLedgerProof good = network.anchor(checkpoint);
    FabricBlock config = good.configBlocks().getLast();
    List<ConsenterSignature> doubled = new ArrayList<>(config.signatures());
    doubled.add(doubled.getFirst());
    FabricBlock junk =
        new FabricBlock(
            config.number(), config.previousHash(), config.data(), config.metadata(), doubled);
    FabricLedgerProof proof =
        new FabricLedgerProof(
            List.of(good.configBlocks().getFirst(), junk), good.block(), 0, good.receipt());
    judge.refuses(LedgerFault.LEDGER_SIGNED_TWICE, proof);

    assertThat(JunkSignatures.dropped(proof, network.trust())).isEqualTo(good);
  }

  @Test
  void dropping_junk_makes_no_quorum() {
    List<ForgedSigner> signers = three();
    signers.set(2, new ForgedSigner(3, network.orderers.get(COURT)));

    judge.refuses(
        LedgerFault.LEDGER_QUORUM_MISSED,
        JunkSignatures.dropped(signedBy(signers), network.trust()));
  }

  @Test
  void a_root_of_the_same_name_with_another_key_makes_nobody_a_consenter() {
    ForgedIdentity foreign = ForgedCa.root("NotaryMSP").issue("orderer", "orderer");
    List<ForgedSigner> signers = three();
    signers.set(2, new ForgedSigner(3, foreign));

    judge.refuses(LedgerFault.LEDGER_BLOCK_SIGNATURE, signedBy(signers));
  }

  @Test
  void an_expired_orderer_is_refused() {
    network.reconfigure(
        next -> {
          ForgedIdentity old =
              network
                  .config
                  .roots
                  .get(NOTARY)
                  .issue("o", year(2020), year(2026), "secp256r1", "orderer");
          next.consenters.set(2, old);
          network.orderers.put(NOTARY, old);
        },
        LABOUR_BUREAU,
        COURT,
        OPERATOR);

    judge.refuses(LedgerFault.LEDGER_CERTIFICATE_TIME, network.anchor(checkpoint));
  }

  private static Instant year(int year) {
    return Instant.parse(year + "-01-01T00:00:00Z");
  }

  @Test
  void data_with_another_transaction_is_not_what_was_signed() {
    network.add(blockOf(network.anchoring(checkpoint).envelope()));
    ForgedCall other = network.anchoring(checkpoint);
    other.time = other.time.plusSeconds(60);
    FabricLedgerProof good = network.proof(checkpoint, 0);
    FabricBlock swapped = withData(good.block(), List.of(Bytes.of(other.envelope().toByteArray())));

    judge.refuses(
        LedgerFault.LEDGER_BLOCK_SIGNATURE,
        new FabricLedgerProof(good.configBlocks(), swapped, 0, good.receipt()));
  }

  private Block blockOf(Envelope... envelopes) {
    return network.sealed(List.of(envelopes), 0, LABOUR_BUREAU, COURT, NOTARY);
  }

  /** A block's data hash is over its envelopes without borders. */
  @Test
  void another_cut_of_the_same_data_is_refused() {
    network.add(
        blockOf(
            network.anchoring(network.checkpoint(3)).envelope(),
            network.anchoring(checkpoint).envelope()));
    FabricLedgerProof good = network.proof(checkpoint, 1);
    judge.believes(good);
    Bytes first = good.block().data().getFirst();
    Bytes second = good.block().data().getLast();
    List<List<Bytes>> cuts =
        List.of(
            List.of(first, second, Bytes.NONE),
            List.of(Bytes.NONE, first, second),
            List.of(
                first.slice(0, 10), Bytes.concat(List.of(first.slice(10, first.size()), second))));
    for (List<Bytes> cut : cuts) {
      FabricBlock other = withData(good.block(), cut);
      assertThat(other.hash()).isEqualTo(good.block().hash());
      for (int index = 0; index < cut.size(); index++) {
        refusesAnyPlace(good, other, index);
      }
    }
  }

  private void refusesAnyPlace(FabricLedgerProof good, FabricBlock block, int index) {
    FabricLedgerProof forged;
    try {
      forged = new FabricLedgerProof(good.configBlocks(), block, index, good.receipt());
    } catch (MalformedException e) {
      return;
    }
    judge.refuses(LedgerFault.LEDGER_UNREADABLE, forged);
  }

  private static FabricBlock withData(FabricBlock block, List<Bytes> data) {
    return new FabricBlock(
        block.number(), block.previousHash(), data, block.metadata(), block.signatures());
  }

  @Test
  void two_envelopes_passed_off_as_one_are_refused() {
    Envelope wanted = network.anchoring(checkpoint).envelope();
    network.add(blockOf(network.anchoring(network.checkpoint(3)).envelope(), wanted));
    FabricLedgerProof good = network.proof(checkpoint, 1);
    FabricBlock one = withData(good.block(), List.of(Bytes.concat(good.block().data())));

    // Other readers of the wire format take the last payload and see the wanted transaction.
    assertThat(one.hash()).isEqualTo(good.block().hash());
    assertThatThrownBy(() -> new FabricLedgerProof(good.configBlocks(), one, 0, good.receipt()))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void a_block_whose_header_names_other_data_is_not_taken() {
    Block block = blockOf(network.anchoring(checkpoint).envelope());
    Block other = block.toBuilder().setData(BlockData.getDefaultInstance()).build();

    assertThatThrownBy(() -> FabricBlock.parse(other.toByteArray()))
        .isInstanceOf(MalformedException.class);
  }

  /** Validation flags and commit hash are written by whoever holds the block. */
  @Test
  void what_nobody_signs_is_not_in_a_proof() {
    Block block = blockOf(network.anchoring(checkpoint).envelope());
    Block other =
        block.toBuilder()
            .setMetadata(BlockMetadata.newBuilder().addMetadata(block.getMetadata().getMetadata(0)))
            .build();

    assertThat(FabricBlock.parse(other.toByteArray()))
        .isEqualTo(FabricBlock.parse(block.toByteArray()));
  }
}
