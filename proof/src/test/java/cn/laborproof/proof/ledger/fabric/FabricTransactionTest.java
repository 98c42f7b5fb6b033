package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.note.Checkpoint;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.junit.jupiter.api.Test;

class FabricTransactionTest {
  private final ForgedNetwork network = ForgedNetwork.begun();
  private final Checkpoint checkpoint = network.checkpoint(7);
  private final Judge judge = Judge.of(network, checkpoint);

  private FabricLedgerProof ordered(Envelope... envelopes) {
    network.add(network.sealed(List.of(envelopes), 0, LABOUR_BUREAU, COURT, NOTARY));
    return network.proof(checkpoint, envelopes.length - 1);
  }

  private FabricLedgerProof ordered(Consumer<ForgedCall> change) {
    ForgedCall call = network.anchoring(checkpoint);
    change.accept(call);
    return ordered(call.envelope());
  }

  @Test
  void an_anchor_among_other_transactions_of_its_block_is_proven() {
    judge.believes(
        ordered(
            network.anchoring(network.checkpoint(2)).envelope(),
            network.anchoring(network.checkpoint(5)).envelope(),
            network.anchoring(checkpoint).envelope()));
  }

  @Test
  void a_true_proof_of_another_checkpoint_is_refused() {
    judge.refuses(LedgerFault.LEDGER_OTHER_CHECKPOINT, network.anchor(network.checkpoint(3)));
  }

  @Test
  void a_transaction_its_submitter_did_not_sign_is_refused() {
    Envelope envelope = network.anchoring(checkpoint).envelope();
    ForgedIdentity other = network.clients.get(COURT);

    judge.refuses(
        LedgerFault.LEDGER_SUBMITTER_SIGNATURE,
        ordered(envelope.toBuilder().setSignature(other.sign(envelope.getPayload())).build()));
  }

  @Test
  void the_other_spelling_of_a_true_signature_is_refused() {
    Envelope envelope = network.anchoring(checkpoint).envelope();
    ForgedIdentity submitter = network.clients.get(OPERATOR);

    judge.refuses(
        LedgerFault.LEDGER_SUBMITTER_SIGNATURE,
        ordered(
            envelope.toBuilder().setSignature(submitter.signHigh(envelope.getPayload())).build()));
  }

  @Test
  void a_submitter_from_outside_or_in_another_role_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_UNKNOWN_SIGNER,
        ordered(call -> call.submitter = ForgedCa.root("AnyMSP").issue("client", "client")));
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_PATH,
        ordered(call -> call.submitter = ForgedCa.root("OperatorMSP").issue("client", "client")));
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_ROLE,
        ordered(call -> call.submitter = network.peers.get(OPERATOR)));
  }

  @Test
  void a_certificate_of_another_institution_does_not_pass_for_ones_own() {
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_PATH,
        ordered(call -> call.submitter = network.clients.get(OPERATOR).claiming("CourtMSP")));
  }

  @Test
  void a_transaction_id_that_does_not_follow_from_its_submitter_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_TRANSACTION_ID,
        ordered(call -> call.transaction = Digest.sha256().hex()));
  }

  @Test
  void a_transaction_for_another_channel_is_refused() {
    judge.refuses(LedgerFault.LEDGER_OTHER_CHANNEL, ordered(call -> call.channel = "court"));
    judge.refuses(
        LedgerFault.LEDGER_OTHER_CHANNEL,
        ordered(call -> call.type = HeaderType.CONFIG_UPDATE_VALUE));
  }

  @Test
  void another_chaincode_is_refused() {
    judge.refuses(LedgerFault.LEDGER_OTHER_CHAINCODE, ordered(call -> call.chaincode = "my-log"));
    judge.refuses(LedgerFault.LEDGER_OTHER_CHAINCODE, ordered(call -> call.answering = "my-log"));
  }

  @Test
  void an_answer_to_another_proposal_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_PROPOSAL_DIFFERS,
        ordered(call -> call.proposalHash = ByteString.copyFrom(Digest.sha256().bytes())));
  }

  @Test
  void fewer_endorsers_than_two_besides_the_operator_are_refused() {
    judge.refuses(
        LedgerFault.LEDGER_ENDORSEMENTS_TOO_FEW, ordered(call -> call.endorsers.removeLast()));
    judge.refuses(
        LedgerFault.LEDGER_ENDORSEMENTS_TOO_FEW,
        ordered(call -> call.endorsers.set(0, network.peers.get(OPERATOR))));
    judge.refuses(LedgerFault.LEDGER_ENDORSEMENTS_TOO_FEW, ordered(call -> call.endorsers.clear()));
  }

  @Test
  void two_peers_of_one_institution_count_once() {
    ForgedIdentity second = network.config.roots.get(COURT).issue("peer2", "peer");

    judge.refuses(
        LedgerFault.LEDGER_ENDORSEMENTS_TOO_FEW, ordered(call -> call.endorsers.set(0, second)));
    judge.believes(ordered(call -> call.endorsers.add(second)));
  }

  @Test
  void one_peer_twice_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_ENDORSED_TWICE,
        ordered(call -> call.endorsers.add(call.endorsers.getFirst())));
  }

  @Test
  void an_endorser_that_is_no_peer_or_from_outside_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_ROLE,
        ordered(call -> call.endorsers.set(0, network.clients.get(LABOUR_BUREAU))));
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_ROLE,
        ordered(call ->
            call.endorsers.set(
                0, network.config.roots.get(NOTARY).issue("both", "peer", "client"))));
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_PATH,
        ordered(call -> call.endorsers.set(0, ForgedCa.root("NotaryMSP").issue("p", "peer"))));
    judge.refuses(
        LedgerFault.LEDGER_UNKNOWN_SIGNER,
        ordered(call -> call.endorsers.set(0, ForgedCa.root("AnyMSP").issue("p", "peer"))));
  }

  @Test
  void a_false_endorsement_beside_enough_true_ones_is_refused() {
    ForgedIdentity notary = network.peers.get(NOTARY);
    ForgedIdentity stolenName =
        new ForgedIdentity("NotaryMSP", notary.certificate(), network.peers.get(COURT).key());

    judge.refuses(
        LedgerFault.LEDGER_ENDORSEMENT_SIGNATURE, ordered(call -> call.endorsers.add(stolenName)));
  }

  @Test
  void a_transaction_that_wrote_something_else_is_refused() {
    String key = network.record(checkpoint).ledgerKey();
    ByteString other = ForgedNetwork.value(network.record(network.checkpoint(8)));

    judge.refuses(LedgerFault.LEDGER_WRITE_DIFFERS, ordered(call -> call.writes.clear()));
    judge.refuses(LedgerFault.LEDGER_WRITE_DIFFERS, ordered(call -> call.writes.put(key, other)));
  }

  @Test
  void a_call_of_another_function_is_not_even_read() {
    assertThatThrownBy(() ->
            ordered(call ->
                call.arguments =
                    List.of(ByteString.copyFromUtf8("read"), call.arguments.getLast())))
        .isInstanceOf(MalformedException.class);
  }
}
