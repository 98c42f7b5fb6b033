package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;

/** The sample case, and what the verifier says to files made from it. */
final class SampleVerification {
  final SampleCase sample;

  SampleVerification(Path directory) throws Exception {
    sample = new SampleCase(directory);
  }

  Verdict verify(byte[] file) throws UnreadableFileException {
    return sample.verifier().verify("file", file);
  }

  /** Adds all that a whole package has beside its events and documents. */
  byte[] whole(PackageBuilder builder) throws Exception {
    return sample
        .anchoredTo(builder)
        .courtReceipt(sample.receipt)
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }

  /** The bundle of the sample, with other logs and witnesses. */
  TrustBundle trusting(List<LogTrust> logs, WitnessTrust witnesses) {
    TrustBundle trust = sample.trust;
    return new TrustBundle(
        trust.name(),
        trust.version(),
        trust.created(),
        trust.demo(),
        trust.roots(),
        logs,
        witnesses,
        trust.ledger(),
        trust.courts(),
        trust.courtReceiptRequired(),
        trust.packageKeys(),
        trust.algorithms(),
        trust.demoPolicies());
  }

  static void assertNotPassed(
      Verdict verdict, EvidenceCheck code, String answer, SubIndication reason) {
    assertThat(verdict.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.open())
        .filteredOn(result -> result.code() == code)
        .as("%s", verdict.open())
        .isNotEmpty()
        .allSatisfy(result -> {
          assertThat(result.answer()).isEqualTo(answer);
          assertThat(result.reason()).contains(reason);
        });
  }
}
