package cn.laborproof.proof.examine;

import static cn.laborproof.proof.examine.SampleVerification.assertNotPassed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.InclusionProof;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.testkit.Seeded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who holds a package can do to it, and the part that the refusal names. */
class ForgedPackageTest {
  private static SampleVerification verification;
  private static SampleCase sample;

  @BeforeAll
  static void makeSample(@TempDir Path dir) throws Exception {
    verification = new SampleVerification(dir);
    sample = verification.sample;
  }

  @Test
  void a_package_signed_by_a_stranger_is_not_believed() throws Exception {
    Ed25519NoteSigner stranger =
        Ed25519NoteSigner.ofSeed("stranger.example", SampleCase.seed("stranger"));
    byte[] zip =
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .courtReceipt(sample.receipt)
            .build(stranger, SampleCase.EXAMINED);
    assertNotPassed(
        verification.verify(zip), EvidenceCheck.MANIFEST, "unknown-key", SubIndication.NOT_TRUSTED);
  }

  @Test
  void a_package_signed_in_the_operators_name_with_another_key_fails() throws Exception {
    Ed25519NoteSigner forger =
        Ed25519NoteSigner.ofSeed(SampleCase.OPERATOR.verifier().name(), SampleCase.seed("forger"));
    byte[] zip =
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .courtReceipt(sample.receipt)
            .build(forger, SampleCase.EXAMINED);
    Verdict verdict = verification.verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(
        verdict, EvidenceCheck.MANIFEST, "false-signature", SubIndication.SIG_CRYPTO_FAILURE);
  }

  @Test
  void a_changed_event_is_not_in_the_log_and_breaks_the_chain() throws Exception {
    EvidenceEvent second = sample.events.get(1);
    EvidenceEvent changed =
        new EvidenceEvent(
            second.stream(),
            second.seq(),
            "contract.worker-refused",
            second.time(),
            second.actor(),
            second.prev(),
            second.subjects(),
            second.facts(),
            second.fields());
    Verdict verdict = verification.verify(withSecondEvent(changed, sample.indexes.get(1)));
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(verdict, EvidenceCheck.STREAM, "broken-link", SubIndication.STREAM_BROKEN);
    assertNotPassed(
        verdict, EvidenceCheck.INCLUSION, "not-in-log", SubIndication.LOG_PROOF_FAILURE);
  }

  @Test
  void a_proof_for_another_place_fails() throws Exception {
    Verdict verdict =
        verification.verify(withSecondEvent(sample.events.get(1), sample.indexes.get(1) + 1));
    assertNotPassed(
        verdict, EvidenceCheck.INCLUSION, "not-in-log", SubIndication.LOG_PROOF_FAILURE);
  }

  @Test
  void an_opening_with_another_value_fails() throws Exception {
    FieldOpening lie = new FieldOpening(sample.name.name(), sample.name.salt(), "李四");
    assertNotPassed(
        verification.verify(withOpening(lie)),
        EvidenceCheck.OPENINGS,
        "differs",
        SubIndication.HASH_FAILURE);
    FieldOpening unknown = new FieldOpening("worker.wage", sample.name.salt(), "1");
    assertNotPassed(
        verification.verify(withOpening(unknown)),
        EvidenceCheck.OPENINGS,
        "no-such-field",
        SubIndication.HASH_FAILURE);
  }

  @Test
  void a_checkpoint_of_a_log_nobody_trusts_is_not_believed() throws Exception {
    Verdict verdict =
        sample
            .verifier(verification.trusting(List.of(), WitnessTrust.none()))
            .verify("a", sample.wholePackage());
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(verdict, EvidenceCheck.CHECKPOINT, "unknown-log", SubIndication.NOT_TRUSTED);
  }

  @Test
  void a_checkpoint_without_the_named_logs_signature_fails() throws Exception {
    Ed25519NoteSigner other = Ed25519NoteSigner.ofSeed(SampleCase.ORIGIN, SampleCase.seed("other"));
    LogTrust log = new LogTrust(SampleCase.ORIGIN, List.of(other.verifier()), true);
    Verdict verdict =
        sample
            .verifier(verification.trusting(List.of(log), WitnessTrust.none()))
            .verify("a", sample.wholePackage());
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(
        verdict, EvidenceCheck.CHECKPOINT, "false-signature", SubIndication.SIG_CRYPTO_FAILURE);
  }

  @Test
  void a_fork_between_package_and_anchor_fails_and_is_named() throws Exception {
    ConsistencyProof genuine =
        sample.reader.consistency(
            sample.checkpoint.checkpoint().size(), sample.anchored.checkpoint().size());
    List<Digest> path = new ArrayList<>(genuine.path());
    path.set(0, Digest.sha256());
    ConsistencyProof forged = new ConsistencyProof(genuine.firstSize(), genuine.secondSize(), path);
    byte[] zip =
        sample
            .unanchored(SampleCase.CONTRACT)
            .consistency(forged)
            .ledgerProof(sample.ledgerProof)
            .courtReceipt(sample.receipt)
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    Verdict verdict = verification.verify(zip);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    assertNotPassed(verdict, EvidenceCheck.ANCHOR, "fork", SubIndication.LOG_FORK);
  }

  @Test
  void no_single_flipped_bit_leaves_a_package_passing() throws Exception {
    byte[] whole = sample.wholePackage();
    EvidenceVerifier verifier = sample.verifier();
    // Every byte, one bit each, the bit drawn anew in every run.
    Seeded any = Seeded.runs(1).findFirst().orElseThrow();
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << any.number(0, 7));
      try {
        Verdict verdict = verifier.verify("flipped", flipped);
        assertThat(verdict.indication())
            .as("byte %s, %s", at, any)
            .isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.open()).as("byte %s names its part", at).isNotEmpty();
      } catch (UnreadableFileException e) {
        assertThat(at).as("only the first bytes say what a file is").isLessThan(4);
      }
    }
  }

  @Test
  void no_package_cut_anywhere_passes() throws Exception {
    byte[] whole = sample.wholePackage();
    for (int length = 4; length < whole.length; length += 7) {
      Verdict verdict = verification.verify(Arrays.copyOf(whole, length));
      assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_FAILED);
    }
  }

  private static byte[] withSecondEvent(EvidenceEvent second, long index) throws Exception {
    long size = sample.checkpoint.checkpoint().size();
    PackageBuilder builder = new PackageBuilder(SampleCase.STREAM, sample.checkpoint, true);
    for (int i = 0; i < sample.events.size(); i++) {
      EvidenceEvent event = i == 1 ? second : sample.events.get(i);
      InclusionProof proof = sample.reader.inclusion(i == 1 ? index : sample.indexes.get(i), size);
      builder.event(event, sample.salts.get(i), proof, List.of());
    }
    return verification.whole(builder.document("contract.pdf", SampleCase.CONTRACT));
  }

  private static byte[] withOpening(FieldOpening opening) throws Exception {
    long size = sample.checkpoint.checkpoint().size();
    PackageBuilder builder = new PackageBuilder(SampleCase.STREAM, sample.checkpoint, true);
    for (int i = 0; i < sample.events.size(); i++) {
      builder.event(
          sample.events.get(i),
          sample.salts.get(i),
          sample.reader.inclusion(sample.indexes.get(i), size),
          i == 0 ? List.of(opening) : List.of());
    }
    return verification.whole(builder.document("contract.pdf", SampleCase.CONTRACT));
  }
}
