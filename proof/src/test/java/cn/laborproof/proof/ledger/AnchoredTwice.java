package cn.laborproof.proof.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.note.Checkpoint;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A log anchored twice, and its good second proof to be bent. */
abstract class AnchoredTwice {

  final TestLedger ledger = TestLedger.withLog();
  final LedgerVerifier verifier = new LedgerVerifier(ledger.chain.trust());
  EmbeddedLedgerProof good;
  Checkpoint expected;

  @BeforeEach
  void anchorTwice() {
    ledger.anchor(3);
    ledger.anchor(4);
    good = ledger.proof(7);
    expected = ledger.log.record(7).checkpoint();
  }

  LedgerVerification verify(LedgerProof proof) {
    return verifier.verify(proof, expected);
  }

  void assertRefused(LedgerFault fault, LedgerProof proof) {
    LedgerVerification verification = verify(LedgerProof.parse(proof.bytes()));
    assertThat(verification).isInstanceOf(Refused.class);
    assertThat(((Refused) verification).fault()).isEqualTo(fault);
  }

  EmbeddedLedgerProof with(BlockHeader header, List<InstitutionSignature> signatures) {
    return new EmbeddedLedgerProof(
        good.genesis(),
        good.genesisTime(),
        header,
        signatures,
        good.genesisPath(),
        good.transaction(),
        good.transactionIndex(),
        good.transactionPath(),
        good.receipt());
  }

  EmbeddedLedgerProof with(List<InstitutionSignature> signatures) {
    return with(good.header(), signatures);
  }

  EmbeddedLedgerProof with(StateReceipt receipt) {
    return new EmbeddedLedgerProof(
        good.genesis(),
        good.genesisTime(),
        good.header(),
        good.signatures(),
        good.genesisPath(),
        good.transaction(),
        good.transactionIndex(),
        good.transactionPath(),
        receipt);
  }

  List<InstitutionSignature> signatures(Institution... institutions) {
    return LedgerBlock.sign(
            good.header(),
            new LedgerBlock.Transactions(List.of(good.transaction())),
            ledger.keysOf(institutions))
        .signatures();
  }

  AnchoredCheckpoint anchor() {
    return ledger.chain.anchorOf(TestLedger.ORIGIN, 7).orElseThrow();
  }
}
