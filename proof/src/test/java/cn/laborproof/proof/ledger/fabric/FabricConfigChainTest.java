package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.ledger.fabric.ForgedNetwork.ForgedSigner;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Test;

class FabricConfigChainTest {
  private static final Institution[] THREE = {LABOUR_BUREAU, COURT, NOTARY};

  private final ForgedNetwork network = ForgedNetwork.begun();
  private final Checkpoint checkpoint = network.checkpoint(7);
  private final Judge judge = Judge.of(network, checkpoint);

  private FabricLedgerProof without(FabricLedgerProof proof, int configBlock) {
    List<FabricBlock> fewer = new ArrayList<>(proof.configBlocks());
    fewer.remove(configBlock);
    return new FabricLedgerProof(fewer, proof.block(), proof.transactionIndex(), proof.receipt());
  }

  @Test
  void another_genesis_is_another_ledger() {
    FabricLedgerTrust trust = network.trust();
    FabricLedgerTrust other =
        new FabricLedgerTrust(
            trust.channel(),
            trust.chaincode(),
            Digest.sha256(),
            trust.institutions(),
            3,
            "Operator",
            2,
            false);

    new Judge(other, checkpoint)
        .refuses(LedgerFault.LEDGER_OTHER_GENESIS, network.anchor(checkpoint));
  }

  @Test
  void a_network_of_the_same_names_is_another_ledger() {
    ForgedNetwork twin = ForgedNetwork.begun();

    judge.refuses(LedgerFault.LEDGER_OTHER_GENESIS, twin.anchor(checkpoint));
  }

  @Test
  void a_chain_that_begins_in_the_middle_is_refused() {
    network.reconfigure(next -> {}, THREE);

    judge.refuses(LedgerFault.LEDGER_OTHER_GENESIS, without(network.anchor(checkpoint), 0));
  }

  @Test
  void a_channel_of_another_name_is_refused() {
    FabricLedgerTrust trust = network.trust();
    FabricLedgerTrust other =
        new FabricLedgerTrust(
            "court",
            trust.chaincode(),
            trust.genesis(),
            trust.institutions(),
            3,
            "Operator",
            2,
            false);

    new Judge(other, checkpoint)
        .refuses(LedgerFault.LEDGER_OTHER_CHANNEL, network.anchor(checkpoint));
  }

  @Test
  void other_institutions_than_the_trusted_ones_are_refused() {
    FabricLedgerTrust trust = network.trust();
    FabricLedgerTrust three =
        new FabricLedgerTrust(
            trust.channel(),
            trust.chaincode(),
            trust.genesis(),
            trust.institutions().subList(1, 4),
            3,
            "Operator",
            2,
            false);

    new Judge(three, checkpoint)
        .refuses(LedgerFault.LEDGER_OTHER_INSTITUTIONS, network.anchor(checkpoint));
  }

  @Test
  void configurations_signed_by_the_orderers_before_them_are_followed() {
    network.anchor(network.checkpoint(1));
    network.reconfigure(next -> {}, COURT, NOTARY, OPERATOR);
    network.anchor(network.checkpoint(2));
    network.reconfigure(next -> {}, THREE);
    network.reconfigure(next -> {}, THREE);

    FabricLedgerProof proof = network.anchor(checkpoint);

    assertThat(proof.configBlocks())
        .extracting(FabricBlock::number)
        .containsExactly(0L, 2L, 4L, 5L);
    judge.believes(proof);
  }

  @Test
  void a_rotated_orderer_certificate_takes_over_from_its_configuration_on() {
    ForgedIdentity before = network.orderers.get(COURT);
    ForgedIdentity fresh = network.config.roots.get(COURT).issue("orderer2", "orderer");
    network.reconfigure(next -> next.consenters.set(1, fresh), THREE);
    network.orderers.put(COURT, fresh);
    judge.believes(network.anchor(checkpoint));

    network.orderers.put(COURT, before);
    judge.refuses(LedgerFault.LEDGER_BLOCK_SIGNATURE, network.anchor(checkpoint));
  }

  @Test
  void a_rotated_root_takes_orderers_peers_and_clients_with_it() {
    ForgedCa fresh = ForgedCa.root("CourtMSP");
    ForgedIdentity orderer = network.orderers.get(COURT);
    ForgedIdentity peer = network.peers.get(COURT);
    network.join(COURT, fresh);
    network.config.roots.put(COURT, fresh);
    ForgedIdentity freshOrderer = network.orderers.put(COURT, orderer);
    network.reconfigure(next -> next.consenters.set(1, freshOrderer), THREE);
    network.orderers.put(COURT, freshOrderer);
    judge.believes(network.anchor(checkpoint));

    network.peers.put(COURT, peer);
    judge.refuses(LedgerFault.LEDGER_CERTIFICATE_PATH, network.anchor(checkpoint));
  }

  @Test
  void a_configuration_signed_by_too_few_is_refused() {
    network.reconfigure(next -> {}, LABOUR_BUREAU, COURT);

    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, network.anchor(checkpoint));
  }

  @Test
  void a_configuration_signed_by_the_orderers_it_appoints_is_refused() {
    ForgedNetwork taken = ForgedNetwork.begun();
    List<ForgedSigner> appointed =
        List.of(
            new ForgedSigner(1, taken.orderers.get(LABOUR_BUREAU)),
            new ForgedSigner(2, taken.orderers.get(COURT)),
            new ForgedSigner(3, taken.orderers.get(NOTARY)));
    ForgedConfig next = network.config.next(ForgedNetwork.DAY);
    next.roots.putAll(taken.config.roots);
    next.consenters.clear();
    next.consenters.addAll(taken.config.consenters);
    network.add(network.sealed(List.of(next.envelope(false)), 1, appointed));
    network.orderers.putAll(taken.orderers);
    network.peers.putAll(taken.peers);
    network.clients.putAll(taken.clients);

    judge.refuses(LedgerFault.LEDGER_BLOCK_SIGNATURE, network.anchor(checkpoint));
  }

  @Test
  void a_configuration_that_expels_an_institution_is_another_consortium() {
    network.reconfigure(
        next -> {
          next.roots.remove(COURT);
          next.applications.remove(COURT);
          next.consenters.remove(1);
        },
        LABOUR_BUREAU,
        NOTARY,
        OPERATOR);

    judge.refuses(LedgerFault.LEDGER_OTHER_INSTITUTIONS, network.anchor(checkpoint));
  }

  @Test
  void a_configuration_left_out_between_others_is_missed() {
    network.reconfigure(next -> {}, THREE);
    network.reconfigure(next -> {}, THREE);

    judge.refuses(LedgerFault.LEDGER_CONFIG_CHAIN, without(network.anchor(checkpoint), 1));
  }

  @Test
  void the_newest_configuration_cannot_be_hidden() {
    network.reconfigure(next -> {}, THREE);

    judge.refuses(LedgerFault.LEDGER_CONFIG_NOT_IN_FORCE, without(network.anchor(checkpoint), 1));
  }

  @Test
  void a_block_ordered_before_a_configuration_is_judged_by_the_one_it_names() {
    FabricLedgerProof early = network.anchor(checkpoint);
    network.reconfigure(next -> {}, THREE);
    FabricLedgerProof later =
        new FabricLedgerProof(network.configBlocks, early.block(), 0, early.receipt());
    judge.believes(later);

    network.add(network.sealed(List.of(network.anchoring(checkpoint).envelope()), 0, THREE));
    judge.refuses(LedgerFault.LEDGER_CONFIG_NOT_IN_FORCE, network.proof(checkpoint, 0));
  }

  @Test
  void a_receipt_made_after_a_rotation_is_judged_by_the_configuration_given_with_it() {
    FabricLedgerProof early = network.anchor(checkpoint);
    ForgedCa fresh = ForgedCa.root("CourtMSP");
    ForgedIdentity orderer = network.orderers.get(COURT);
    network.join(COURT, fresh);
    ForgedIdentity freshOrderer = network.orderers.put(COURT, orderer);
    network.reconfigure(next -> next.consenters.set(1, freshOrderer), THREE);
    EndorsedProposal receipt = network.reading(checkpoint, 1, 0).endorsed();

    judge.believes(new FabricLedgerProof(network.configBlocks, early.block(), 0, receipt));
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_PATH,
        new FabricLedgerProof(early.configBlocks(), early.block(), 0, receipt));
  }

  @Test
  void an_ordinary_block_is_no_configuration() {
    network.anchor(network.checkpoint(1));
    FabricLedgerProof proof = network.anchor(checkpoint);
    List<FabricBlock> blocks =
        List.of(
            proof.configBlocks().getFirst(), FabricBlock.parse(network.chain.get(1).toByteArray()));

    judge.refuses(
        LedgerFault.LEDGER_UNREADABLE,
        new FabricLedgerProof(blocks, proof.block(), 0, proof.receipt()));
  }

  @Test
  void a_configuration_of_another_channel_is_refused() {
    network.reconfigure(next -> next.channel = "court", THREE);

    judge.refuses(LedgerFault.LEDGER_OTHER_CHANNEL, network.anchor(checkpoint));
  }

  @Test
  void a_block_that_claims_to_configure_under_another_number_is_refused() {
    Envelope envelope = network.config.next(ForgedNetwork.DAY).envelope(false);
    network.configBlocks.add(
        FabricBlock.parse(network.sealed(List.of(envelope), 0, THREE).toByteArray()));
    network.chain.add(network.sealed(List.of(envelope), 0, THREE));

    judge.refuses(LedgerFault.LEDGER_CONFIG_CHAIN, network.anchor(checkpoint));
  }

  @Test
  void an_institution_with_two_orderers_counts_once() {
    ForgedIdentity second = network.config.roots.get(OPERATOR).issue("orderer2", "orderer");
    network.reconfigure(next -> next.consenters.add(second), THREE);
    List<ForgedSigner> two =
        new ArrayList<>(
            List.of(
                new ForgedSigner(4, network.orderers.get(OPERATOR)),
                new ForgedSigner(5, second),
                new ForgedSigner(1, network.orderers.get(LABOUR_BUREAU))));
    network.add(network.sealed(List.of(network.anchoring(checkpoint).envelope()), 1, two));
    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, network.proof(checkpoint, 0));

    two.add(new ForgedSigner(2, network.orderers.get(COURT)));
    network.add(network.sealed(List.of(network.anchoring(checkpoint).envelope()), 1, two));
    judge.believes(network.proof(checkpoint, 0));
  }

  /** Five consenters tolerate one liar only if four of them sign. */
  @Test
  void more_orderers_need_a_larger_quorum_of_orderers() {
    ForgedIdentity second = network.config.roots.get(OPERATOR).issue("orderer2", "orderer");
    network.reconfigure(next -> next.consenters.add(second), THREE);

    judge.refuses(LedgerFault.LEDGER_QUORUM_MISSED, network.anchor(checkpoint));
  }

  @Test
  void an_intermediate_authority_of_the_configuration_is_followed() {
    ForgedCa below = network.config.roots.get(NOTARY).intermediate();
    ForgedIdentity orderer = below.issue("orderer", "orderer");
    network.reconfigure(
        next -> {
          next.intermediates.put(NOTARY, below);
          next.consenters.set(2, orderer);
        },
        THREE);
    network.orderers.put(NOTARY, orderer);
    judge.believes(network.anchor(checkpoint));

    network.reconfigure(next -> next.intermediates.clear(), LABOUR_BUREAU, COURT, OPERATOR);
    judge.refuses(LedgerFault.LEDGER_CERTIFICATE_PATH, network.anchor(checkpoint));
  }

  @Test
  void a_certificate_withdrawn_by_its_configuration_is_refused() {
    network.reconfigure(
        next ->
            next.revocations.put(
                NOTARY,
                next.roots.get(NOTARY).revoking(network.orderers.get(NOTARY).certificate())),
        THREE);

    judge.refuses(LedgerFault.LEDGER_CERTIFICATE_REVOKED, network.anchor(checkpoint));
  }

  @Test
  void a_list_of_withdrawn_certificates_by_somebody_else_withdraws_nothing() {
    ForgedCa impostor = ForgedCa.root("NotaryMSP");
    network.reconfigure(
        next ->
            next.revocations.put(
                NOTARY, impostor.revoking(network.orderers.get(NOTARY).certificate())),
        THREE);

    judge.believes(network.anchor(checkpoint));
  }

  /** Fabric's own orderers turn such a certificate away, as one of ours found out. */
  @Test
  void a_role_given_by_another_authority_than_the_named_one_is_refused() {
    ForgedCa root = network.config.roots.get(NOTARY);
    network.reconfigure(next -> next.roleGivers.put(NOTARY, root), THREE);
    judge.believes(network.anchor(checkpoint));

    ForgedCa below = root.intermediate();
    ForgedIdentity orderer = below.issue("orderer", "orderer");
    network.reconfigure(
        next -> {
          next.intermediates.put(NOTARY, below);
          next.consenters.set(2, orderer);
        },
        THREE);
    network.orderers.put(NOTARY, orderer);
    judge.refuses(LedgerFault.LEDGER_CERTIFICATE_ROLE, network.anchor(checkpoint));
  }

  @Test
  void where_roles_are_not_told_apart_nobody_has_one() {
    network.reconfigure(next -> next.rolesAreTold = false, THREE);

    judge.refuses(LedgerFault.LEDGER_CERTIFICATE_ROLE, network.anchor(checkpoint));
  }
}
