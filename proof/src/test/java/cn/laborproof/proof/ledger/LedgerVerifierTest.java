package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.NOTARY;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.trust.EmbeddedLedgerTrust;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import cn.laborproof.proof.trust.InstitutionMsp;
import cn.laborproof.proof.trust.LedgerTrust;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerVerifierTest extends AnchoredTwice {

  @Test
  void a_whole_proof_names_who_signed_and_that_it_is_a_demo() {
    Proven proven = (Proven) verify(LedgerProof.parse(good.bytes()));

    assertThat(proven.anchor()).isEqualTo(anchor());
    assertThat(proven.signers()).containsExactlyInAnyOrder(Institution.values());
    assertThat(proven.endorsers()).containsExactlyInAnyOrder(LABOUR_BUREAU, COURT);
    assertThat(proven.demo()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 30, 65})
  void every_anchor_of_a_long_chain_is_proven(int anchors) {
    TestLedger chain = TestLedger.withLog();
    IntStream.rangeClosed(1, anchors).forEach(i -> chain.anchor(1));
    LedgerVerifier its = new LedgerVerifier(chain.chain.trust());
    for (int size = 1; size <= anchors; size++) {
      assertThat(its.verify(chain.proof(size), chain.log.record(size).checkpoint()))
          .isInstanceOf(Proven.class);
    }
  }

  @Test
  void an_anchor_among_other_transactions_of_its_block_is_proven() {
    TestLedger chain = TestLedger.withLog();
    chain.log.grow(5, "e");
    LedgerCommand one = new SubmitCheckpoint(chain.log.record(2), List.of());
    LedgerCommand two = new SubmitCheckpoint(chain.log.record(5), chain.log.consistency(2, 5));
    chain.block(List.of(one, two), OPERATOR);
    LedgerVerifier its = new LedgerVerifier(chain.chain.trust());

    for (int size : new int[] {2, 5}) {
      assertThat(its.verify(chain.proof(size), chain.log.record(size).checkpoint()))
          .isInstanceOf(Proven.class);
    }
  }

  @Test
  void another_genesis_is_another_ledger() {
    EmbeddedLedgerProof proof =
        new EmbeddedLedgerProof(
            good.genesis(),
            good.genesisTime().plusMillis(1),
            good.header(),
            good.signatures(),
            good.genesisPath(),
            good.transaction(),
            good.transactionIndex(),
            good.transactionPath(),
            good.receipt());

    assertRefused(LedgerFault.LEDGER_OTHER_GENESIS, proof);
  }

  @Test
  void a_verifier_that_trusts_other_keys_refuses_even_the_pinned_genesis() {
    EmbeddedLedgerTrust trust = ledger.chain.trust();
    LedgerTrust fewer =
        new EmbeddedLedgerTrust(
            trust.channel(),
            trust.genesis(),
            trust.institutions().subList(0, 3),
            trust.quorum(),
            trust.operator(),
            trust.receiptQuorum(),
            true);

    assertThat(((Refused) new LedgerVerifier(fewer).verify(good, expected)).fault())
        .isEqualTo(LedgerFault.LEDGER_OTHER_INSTITUTIONS);
  }

  @Test
  void a_verifier_of_another_kind_or_channel_refuses() {
    EmbeddedLedgerTrust trust = ledger.chain.trust();
    FabricLedgerTrust fabric =
        new FabricLedgerTrust(
            trust.channel(),
            "evidence-log",
            trust.genesis(),
            List.of(new InstitutionMsp("Court", "CourtMSP"), new InstitutionMsp("Operator", "Op")),
            1,
            "Operator",
            1,
            true);
    assertThat(((Refused) new LedgerVerifier(fabric).verify(good, expected)).fault())
        .isEqualTo(LedgerFault.LEDGER_OTHER_KIND);
    assertThat(
            ((Refused) new LedgerVerifier(trusted(trust, "other", 3)).verify(good, expected))
                .fault())
        .isEqualTo(LedgerFault.LEDGER_OTHER_CHANNEL);
  }

  private static LedgerTrust trusted(EmbeddedLedgerTrust trust, String channel, int quorum) {
    return new EmbeddedLedgerTrust(
        channel,
        trust.genesis(),
        trust.institutions(),
        quorum,
        trust.operator(),
        trust.receiptQuorum(),
        true);
  }

  @Test
  void a_block_without_a_path_from_the_genesis_is_not_on_the_chain() {
    List<Digest> path = new ArrayList<>(good.genesisPath());
    path.removeLast();
    EmbeddedLedgerProof proof =
        new EmbeddedLedgerProof(
            good.genesis(),
            good.genesisTime(),
            good.header(),
            good.signatures(),
            path,
            good.transaction(),
            good.transactionIndex(),
            good.transactionPath(),
            good.receipt());

    assertRefused(LedgerFault.LEDGER_NOT_ON_CHAIN, proof);
  }

  @Test
  void fewer_institutions_than_the_quorum_are_refused() {
    assertRefused(LedgerFault.LEDGER_QUORUM_MISSED, with(signatures(LABOUR_BUREAU, COURT)));
    assertRefused(LedgerFault.LEDGER_QUORUM_MISSED, with(List.of()));
    assertThat(verify(with(signatures(LABOUR_BUREAU, COURT, NOTARY)))).isInstanceOf(Proven.class);
  }

  @Test
  void a_verifier_may_ask_for_more_than_the_genesis_does() {
    LedgerTrust all = trusted(ledger.chain.trust(), "labour", 4);

    assertThat(
            ((Refused)
                    new LedgerVerifier(all)
                        .verify(with(signatures(LABOUR_BUREAU, COURT, NOTARY)), expected))
                .fault())
        .isEqualTo(LedgerFault.LEDGER_QUORUM_MISSED);
  }

  @Test
  void one_institution_twice_is_refused_and_not_counted_as_two() {
    List<InstitutionSignature> twice = new ArrayList<>(signatures(LABOUR_BUREAU, COURT));
    twice.add(twice.getFirst());

    assertRefused(LedgerFault.LEDGER_SIGNED_TWICE, with(twice));
  }

  @Test
  void a_false_signature_beside_a_full_quorum_is_refused() {
    List<InstitutionSignature> one = new ArrayList<>(signatures(LABOUR_BUREAU, COURT, NOTARY));
    one.add(new InstitutionSignature(OPERATOR, one.getFirst().signature()));

    assertRefused(LedgerFault.LEDGER_BLOCK_SIGNATURE, with(one));
  }

  @Test
  void signatures_of_another_block_do_not_carry_over() {
    assertRefused(LedgerFault.LEDGER_BLOCK_SIGNATURE, with(ledger.proof(3).signatures()));
  }

  @Test
  void a_transaction_of_another_block_is_refused() {
    EmbeddedLedgerProof earlier = ledger.proof(3);
    EmbeddedLedgerProof proof =
        new EmbeddedLedgerProof(
            good.genesis(),
            good.genesisTime(),
            good.header(),
            good.signatures(),
            good.genesisPath(),
            earlier.transaction(),
            earlier.transactionIndex(),
            earlier.transactionPath(),
            earlier.receipt());

    assertRefused(LedgerFault.LEDGER_TRANSACTION_NOT_IN_BLOCK, proof);
  }

  @Test
  void a_true_proof_of_another_checkpoint_is_refused() {
    assertRefused(LedgerFault.LEDGER_OTHER_CHECKPOINT, ledger.proof(3));
  }

  @Test
  void a_transaction_its_submitter_did_not_sign_is_refused() {
    LedgerTransaction real = good.transaction();
    assertRefused(
        LedgerFault.LEDGER_SUBMITTER_SIGNATURE,
        sealedAsNext(
            new LedgerTransaction(real.command(), NOTARY, real.signature(), real.writes())));
  }

  @Test
  void a_transaction_that_wrote_something_else_is_refused() {
    assertRefused(
        LedgerFault.LEDGER_WRITE_DIFFERS,
        sealedAsNext(ledger.signed(good.transaction().command(), OPERATOR, List.of())));
  }

  /** A proof around a transaction that institutions sealed although the rules would not have it. */
  private EmbeddedLedgerProof sealedAsNext(LedgerTransaction transaction) {
    LedgerBlock block = ledger.sealed(List.of(transaction));
    EmbeddedLedgerProof next = nextOf(block);
    return new EmbeddedLedgerProof(
        good.genesis(),
        good.genesisTime(),
        block.header(),
        block.signatures(),
        next.genesisPath(),
        transaction,
        0,
        List.of(),
        good.receipt());
  }

  private EmbeddedLedgerProof nextOf(LedgerBlock due) {
    TestLedger longer = TestLedger.withLog();
    longer.anchor(3);
    longer.anchor(4);
    longer.anchor(1);
    EmbeddedLedgerProof proof = longer.proof(8);
    assertThat(proof.header().history()).isEqualTo(due.header().history());
    return proof;
  }

  @Test
  void an_approval_passed_off_as_an_anchor_is_not_even_read() {
    LedgerTransaction approval = ledger.blocks.get(1).transactions().getFirst();
    assertThat(approval.command()).isInstanceOf(ApproveKey.class);
    String json = new String(good.bytes(), StandardCharsets.UTF_8);
    String forged =
        json.replace(
            new String(good.transaction().toJson().canonicalBytes(), StandardCharsets.UTF_8),
            new String(approval.toJson().canonicalBytes(), StandardCharsets.UTF_8));

    assertThatThrownBy(() -> LedgerProof.parse(forged.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class);
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(1);
  }

  /** Every byte of the proof, one bit of it drawn. */
  @ParameterizedTest
  @MethodSource("runs")
  void a_flipped_bit_in_any_byte_is_refused(Seeded any) {
    byte[] bytes = good.bytes();
    Set<String> outcomes = new TreeSet<>();
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << any.number(0, 7));
      outcomes.add(outcome(flipped, i));
    }
    assertThat(outcomes).contains("unreadable", "LEDGER_OTHER_GENESIS", "LEDGER_BLOCK_SIGNATURE");
  }

  private String outcome(byte[] bytes, int index) {
    try {
      LedgerVerification verification = verify(LedgerProof.parse(bytes));
      assertThat(verification).as("bit flipped in byte " + index).isInstanceOf(Refused.class);
      return ((Refused) verification).fault().name();
    } catch (MalformedException e) {
      return "unreadable";
    }
  }

  @Test
  void a_proof_stays_small() {
    TestLedger chain = TestLedger.withLog();
    IntStream.rangeClosed(1, 100).forEach(i -> chain.anchor(10));

    assertThat(chain.proof(1000).bytes()).hasSizeLessThan(8 * 1024);
    assertThat(chain.proof(1000).genesisPath()).hasSizeLessThanOrEqualTo(7);
  }
}
