package cn.laborproof.proof.examine;

import static cn.laborproof.proof.examine.SampleVerification.assertNotPassed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.OneBlockLedger;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Sentence;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
    assertUnwitnessed(2, sample.wholePackage());
    assertUnwitnessed(2, sample.cosignedPackage(cosignature("first", SampleCase.CONCLUDED)));
  }

  @Test
  void one_witness_twice_is_not_two() throws Exception {
    assertUnwitnessed(
        2,
        sample.cosignedPackage(
            cosignature("first", SampleCase.CONCLUDED),
            cosignature("first", SampleCase.CONCLUDED.plusSeconds(60))));
  }

  @Test
  void a_cosignature_from_the_future_is_none() throws Exception {
    assertUnwitnessed(
        1, sample.cosignedPackage(cosignature("first", SampleCase.EXAMINED.plusSeconds(301))));
  }

  @Test
  void as_many_witnesses_as_asked_for_are_enough_and_others_are_ignored() throws Exception {
    byte[] zip =
        sample.cosignedPackage(
            cosignature("stranger", SampleCase.CONCLUDED),
            cosignature("first", SampleCase.CONCLUDED),
            cosignature("second", SampleCase.CONCLUDED));
    Verdict verdict = sample.verifier(trustingWitnesses(2)).verify("a", zip);
    assertThat(verdict.indication()).as("%s", verdict.open()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verification.verify(zip).indication()).isEqualTo(Indication.TOTAL_PASSED);
  }

  private static void assertUnwitnessed(int required, byte[] zip) throws Exception {
    Verdict verdict = sample.verifier(trustingWitnesses(required)).verify("a", zip);
    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertNotPassed(
        verdict, EvidenceCheck.CHECKPOINT, "unwitnessed", SubIndication.EVIDENCE_MISSING);
  }

  private static TrustBundle trustingWitnesses(int required) {
    List<NoteVerifier> keys =
        Stream.of("first", "second", "third")
            .map(UnfinishedRegistrationTest::witness)
            .map(Ed25519NoteSigner::verifier)
            .toList();
    return sample.trusting(new WitnessTrust(required, keys));
  }

  private static Ed25519NoteSigner witness(String name) {
    return Ed25519NoteSigner.ofSeed(name + ".example", SampleCase.seed(name)).asWitness();
  }

  private static NoteSignature cosignature(String name, Instant time) {
    return NoteSignature.cosign(sample.checkpoint.note().text(), witness(name), time);
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
