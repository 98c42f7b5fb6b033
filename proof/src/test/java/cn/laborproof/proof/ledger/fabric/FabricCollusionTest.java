package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtFault;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.note.Checkpoint;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What institutions can do together against a verifier who trusts the consortium as a whole. The
 * table in docs/threat-model.md names these tests, those that succeed included.
 */
class FabricCollusionTest {
  private final ForgedNetwork network = ForgedNetwork.begun();
  private final Checkpoint checkpoint = network.checkpoint(7);
  private final Judge judge = Judge.of(network, checkpoint);

  private FabricLedgerProof ordered(ForgedCall call, Institution... signers) {
    network.add(network.sealed(List.of(call.envelope()), network.lastConfig(), signers));
    return network.proof(checkpoint, 0);
  }

  private FabricLedgerProof received(FabricLedgerProof proof, Institution... endorsers) {
    ForgedCall call = network.reading(checkpoint, proof.block().number(), 0);
    call.endorsers.clear();
    for (Institution endorser : endorsers) {
      call.endorsers.add(network.peers.get(endorser));
    }
    return new FabricLedgerProof(proof.configBlocks(), proof.block(), 0, call.endorsed());
  }

  @ParameterizedTest
  @EnumSource
  void one_institution_alone_orders_nothing(Institution alone) {
    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, ordered(network.anchoring(checkpoint), alone));
  }

  @ParameterizedTest
  @EnumSource
  void one_institution_alone_changes_no_configuration(Institution alone) {
    network.reconfigure(next -> {}, alone);

    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, network.anchor(checkpoint));
  }

  @ParameterizedTest
  @EnumSource
  void one_institution_alone_endorses_nothing(Institution alone) {
    ForgedCall call = network.anchoring(checkpoint);
    call.endorsers.clear();
    call.endorsers.add(network.peers.get(alone));
    judge.refuses(
        LedgerFault.LEDGER_ENDORSEMENTS_TOO_FEW, ordered(call, LABOUR_BUREAU, COURT, NOTARY));

    judge.refuses(LedgerFault.LEDGER_RECEIPT_TOO_FEW, received(network.anchor(checkpoint), alone));
  }

  @ParameterizedTest
  @EnumSource(names = {"LABOUR_BUREAU", "COURT", "NOTARY"})
  void the_operator_and_one_institution_neither_order_nor_endorse(Institution other) {
    judge.refuses(
        LedgerFault.LEDGER_QUORUM_MISSED, ordered(network.anchoring(checkpoint), OPERATOR, other));
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_TOO_FEW, received(network.anchor(checkpoint), OPERATOR, other));
  }

  @Test
  void two_institutions_besides_the_operator_order_nothing_and_change_no_configuration() {
    judge.refuses(
        LedgerFault.LEDGER_QUORUM_MISSED, ordered(network.anchoring(checkpoint), COURT, NOTARY));

    network.reconfigure(next -> {}, COURT, NOTARY);
    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, network.anchor(checkpoint));
  }

  /**
   * Not stopped: the endorsement policy is two, orderers do not look at content, so the rules are
   * as strong as two institutions. It is on the chain for everybody to see.
   */
  @Test
  void two_institutions_besides_the_operator_can_endorse_what_the_rules_refuse() {
    Checkpoint fork = new Checkpoint(checkpoint.origin(), checkpoint.size(), Digest.sha256());
    judge.believes(network.anchor(checkpoint));
    network.add(
        network.sealed(
            List.of(network.anchoring(fork).envelope()), 0, LABOUR_BUREAU, COURT, NOTARY));
    FabricLedgerProof second = network.proof(fork, 0);

    Judge.of(network, fork).believes(second);
    assertThat(second.block().previousHash())
        .isEqualTo(FabricBlock.parse(network.chain.get(1).toByteArray()).hash());
  }

  /** Not stopped by this ledger: a court's receipt for the first block contradicts the second. */
  @Test
  void three_institutions_can_rewrite_the_ledger_but_not_a_court_receipt() {
    AnchoredCheckpoint first = judge.believes(network.anchor(checkpoint)).anchor();
    Ed25519SecretKey key = Ed25519SecretKey.of(new byte[32]);
    CourtGenesis court = new CourtGenesis("court", key.publicKey(), "test", ForgedNetwork.DAY);
    CourtReceipt receipt =
        CourtReceipt.issue(
            court,
            court.block(),
            EvidenceNumber.of("TEST", 1),
            first.deposit(),
            ForgedNetwork.DAY,
            key);

    network.chain.removeLast();
    Checkpoint rewritten = new Checkpoint(checkpoint.origin(), checkpoint.size(), Digest.sha256());
    AnchoredCheckpoint second =
        Judge.of(network, rewritten).believes(network.anchor(rewritten)).anchor();

    assertThat(second.block()).isEqualTo(first.block());
    CourtVerifier verifier = new CourtVerifier(court.trust());
    assertThat(verifier.faultOf(receipt, first.deposit())).isEmpty();
    assertThat(verifier.faultOf(receipt, second.deposit()))
        .contains(CourtFault.COURT_OTHER_DEPOSIT);
  }

  /** They may appoint whom they like, but not without the fourth institution's name. */
  @Test
  void three_institutions_cannot_expel_the_fourth_unnoticed() {
    network.reconfigure(
        next -> {
          next.roots.remove(NOTARY);
          next.applications.remove(NOTARY);
          next.consenters.remove(2);
        },
        LABOUR_BUREAU,
        COURT,
        OPERATOR);

    judge.refuses(LedgerFault.LEDGER_OTHER_INSTITUTIONS, network.anchor(checkpoint));
  }

  /**
   * Not stopped by this ledger: the time is its submitter's word. Court and timestamps bound it.
   */
  @Test
  void the_operator_can_claim_another_time_within_its_certificates() {
    ForgedCall early = network.anchoring(checkpoint);
    early.time = Instant.parse("2026-01-01T00:00:00Z");
    FabricLedgerProof proof = ordered(early, LABOUR_BUREAU, COURT, NOTARY);
    assertThat(judge.believes(proof).anchor().time()).isEqualTo(early.time);

    ForgedCall tooEarly = network.anchoring(checkpoint);
    tooEarly.time = Instant.parse("2024-12-31T23:59:59Z");
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_TIME, ordered(tooEarly, LABOUR_BUREAU, COURT, NOTARY));
  }

  /**
   * An orderer cannot hide that another configuration is in force, nor can who builds the proof.
   */
  @Test
  void the_operator_cannot_show_an_old_configuration() {
    network.reconfigure(next -> {}, LABOUR_BUREAU, COURT, NOTARY);
    FabricLedgerProof proof = network.anchor(checkpoint);

    judge.refuses(
        LedgerFault.LEDGER_CONFIG_NOT_IN_FORCE,
        new FabricLedgerProof(
            proof.configBlocks().subList(0, 1), proof.block(), 0, proof.receipt()));
  }

  @Test
  void a_block_of_the_courts_own_channel_proves_nothing_here() {
    ForgedNetwork court = ForgedNetwork.begun();
    Block foreign = court.sealed(List.of(court.anchoring(checkpoint).envelope()), 0, COURT);
    court.add(foreign);

    judge.refuses(LedgerFault.LEDGER_OTHER_GENESIS, court.proof(checkpoint, 0));
  }
}
