package cn.laborproof.proof.examine;

import static cn.laborproof.proof.examine.SampleVerification.assertNotPassed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.OneBlockLedger;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Sentence;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is not there yet, or not examined, leaves the verdict open and says what would settle it.
 */
class UnfinishedRegistrationTest {
  private static SampleVerification verification;
  private static SampleCase sample;

  @BeforeAll
  static void makeSample(@TempDir Path dir) throws Exception {
    verification = new SampleVerification(dir);
    sample = verification.sample;
  }

  @Test
  void a_package_without_anchor_is_pending() throws Exception {
    byte[] zip =
        sample.unanchored(SampleCase.CONTRACT).build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    Verdict verdict = verification.verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(verdict, EvidenceCheck.LEDGER, "pending", SubIndication.ANCHOR_PENDING);
    assertThat(verdict.sentences()).extracting(Sentence::key).contains("verdict.anchor-pending");
  }

  @Test
  void a_package_without_the_receipt_the_bundle_asks_for_is_pending() throws Exception {
    byte[] zip =
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    Verdict verdict = verification.verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(verdict, EvidenceCheck.COURT, "pending", SubIndication.ANCHOR_PENDING);
  }

  @Test
  void events_after_the_anchor_are_pending() throws Exception {
    Verdict verdict = verification.verify(packageAnchoredBefore());
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(verdict, EvidenceCheck.ANCHOR, "not-covered", SubIndication.ANCHOR_PENDING);
  }

  @Test
  void a_missing_consistency_proof_leaves_it_open() throws Exception {
    byte[] zip =
        sample
            .unanchored(SampleCase.CONTRACT)
            .ledgerProof(sample.ledgerProof)
            .courtReceipt(sample.receipt)
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    assertNotPassed(
        verification.verify(zip),
        EvidenceCheck.ANCHOR,
        "proof-missing",
        SubIndication.EVIDENCE_MISSING);
  }

  @Test
  void missing_witnesses_leave_it_open() throws Exception {
    Ed25519NoteSigner witness =
        Ed25519NoteSigner.ofSeed("witness.example", SampleCase.seed("witness")).asWitness();
    WitnessTrust witnesses = new WitnessTrust(1, List.of(witness.verifier()));
    Verdict verdict =
        sample
            .verifier(verification.trusting(sample.trust.logs(), witnesses))
            .verify("a", sample.wholePackage());
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(
        verdict, EvidenceCheck.CHECKPOINT, "unwitnessed", SubIndication.EVIDENCE_MISSING);
  }

  private static byte[] packageAnchoredBefore() throws Exception {
    Checkpoint early = new Checkpoint(SampleCase.ORIGIN, 8, sample.reader.rootAt(8));
    Ed25519SecretKey logKey = Ed25519SecretKey.of(SampleCase.seed("log"));
    OneBlockLedger ledger = new OneBlockLedger(SampleCase.DRAFTED);
    return sample
        .unanchored(SampleCase.CONTRACT)
        .consistency(sample.reader.consistency(8, sample.checkpoint.checkpoint().size()))
        .ledgerProof(ledger.anchor(early, logKey, SampleCase.ANCHORED))
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }
}
