package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.note.Checkpoint;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FabricReceiptTest {
  private final ForgedNetwork network = ForgedNetwork.begun();
  private final Checkpoint checkpoint = network.checkpoint(7);
  private final Judge judge = Judge.of(network, checkpoint);
  private final FabricLedgerProof good = network.anchor(checkpoint);
  private final String key = network.record(checkpoint).ledgerKey();

  private FabricLedgerProof received(Consumer<ForgedCall> change) {
    ForgedCall call = network.reading(checkpoint, 1, 0);
    change.accept(call);
    return received(call.endorsed());
  }

  private FabricLedgerProof received(EndorsedProposal receipt) {
    return new FabricLedgerProof(
        good.configBlocks(), good.block(), good.transactionIndex(), receipt);
  }

  @Test
  void a_receipt_by_two_institutions_besides_the_operator_is_believed() {
    assertThat(judge.believes(good).endorsers()).containsExactlyInAnyOrder(COURT, NOTARY);
    judge.believes(received(call -> call.endorsers.set(0, network.peers.get(LABOUR_BUREAU))));
    judge.believes(received(call -> call.endorsers.add(network.peers.get(LABOUR_BUREAU))));
  }

  @Test
  void the_operators_endorsement_does_not_count() {
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_TOO_FEW,
        received(call -> call.endorsers.set(0, network.peers.get(OPERATOR))));
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_TOO_FEW, received(call -> call.endorsers.removeFirst()));
  }

  @Test
  void one_institution_or_one_peer_twice_is_refused() {
    ForgedIdentity second = network.config.roots.get(COURT).issue("peer2", "peer");

    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_TOO_FEW, received(call -> call.endorsers.set(1, second)));
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_SIGNED_TWICE,
        received(call -> call.endorsers.set(1, call.endorsers.getFirst())));
  }

  @Test
  void a_receipt_for_another_key_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_KEY,
        received(network.reading(network.checkpoint(8), 1, 0).endorsed()));
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_KEY,
        received(call ->
            call.arguments = List.of(ByteString.copyFromUtf8("apply"), call.arguments.get(1))));
  }

  /** The call names the right key, what was read is another one. */
  @Test
  void a_read_of_another_key_under_the_right_question_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION,
        received(call -> {
          call.reads.clear();
          call.reads.put(key + "0", ForgedCall.version(1, 0));
        }));
  }

  @Test
  void a_receipt_for_another_value_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_VALUE,
        received(
            call -> call.payload = ForgedNetwork.value(network.record(network.checkpoint(8)))));
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_VALUE, received(call -> call.payload = ByteString.EMPTY));
    judge.refuses(LedgerFault.LEDGER_RECEIPT_OTHER_VALUE, received(call -> call.status = 500));
  }

  @Test
  void a_receipt_of_another_version_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION,
        received(call -> call.reads.put(key, ForgedCall.version(2, 0))));
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION,
        received(call -> call.reads.put(key, ForgedCall.version(1, 1))));
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION, received(call -> call.reads.clear()));
  }

  /**
   * Two submissions of one checkpoint are ordered in one block; the second is invalid, since the
   * first changed what it had read. Its signatures are as good as the first's.
   */
  @Test
  void a_transaction_that_was_ordered_but_invalid_is_refused() {
    ForgedCall first = network.anchoring(checkpoint);
    ForgedCall second = network.anchoring(checkpoint);
    second.time = second.time.plusSeconds(1);
    network.add(
        network.sealed(
            List.of(first.envelope(), second.envelope()), 0, LABOUR_BUREAU, COURT, NOTARY));
    EndorsedProposal receipt = network.reading(checkpoint, 2, 0).endorsed();

    judge.believes(network.proof(0, receipt));
    judge.refuses(LedgerFault.LEDGER_RECEIPT_OTHER_TRANSACTION, network.proof(1, receipt));
  }

  @Test
  void a_receipt_from_another_channel_or_chaincode_is_refused() {
    judge.refuses(LedgerFault.LEDGER_OTHER_CHANNEL, received(call -> call.channel = "court"));
    judge.refuses(LedgerFault.LEDGER_OTHER_CHAINCODE, received(call -> call.chaincode = "my-log"));
    judge.refuses(LedgerFault.LEDGER_OTHER_CHAINCODE, received(call -> call.answering = "my-log"));
  }

  @Test
  void an_answer_to_another_question_is_refused() {
    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_PROPOSAL_DIFFERS,
        received(call -> call.proposalHash = ByteString.copyFrom(Digest.sha256().bytes())));
  }

  @Test
  void endorsements_do_not_carry_over_to_another_answer() {
    EndorsedProposal real = good.receipt();
    EndorsedProposal other = network.reading(checkpoint, 1, 1).endorsed();

    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_SIGNATURE,
        received(
            new EndorsedProposal(
                real.channelHeader(),
                real.signatureHeader(),
                real.proposal(),
                real.response(),
                other.endorsements())));
  }

  @Test
  void a_peer_that_was_not_yet_or_no_longer_valid_is_refused() {
    ForgedIdentity expired =
        network
            .config
            .roots
            .get(COURT)
            .issue(
                "peer",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                "secp256r1",
                "peer");

    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_TIME, received(call -> call.endorsers.set(0, expired)));
    judge.refuses(
        LedgerFault.LEDGER_CERTIFICATE_TIME,
        received(call -> call.time = Instant.parse("2024-01-01T00:00:00Z")));
  }

  @Test
  void a_key_on_another_curve_is_refused() {
    ForgedIdentity other =
        network
            .config
            .roots
            .get(COURT)
            .issue(
                "peer",
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2035-01-01T00:00:00Z"),
                "secp384r1",
                "peer");

    judge.refuses(
        LedgerFault.LEDGER_RECEIPT_SIGNATURE, received(call -> call.endorsers.set(0, other)));
  }
}
