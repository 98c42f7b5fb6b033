package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Electronic seals that events name: each has to be there, and to be examined. */
class SealPartTest {
  private static final byte[] SEAL = SampleCase.ascii("a seal signature");

  @TempDir Path directory;
  private SampleCase sample;

  @BeforeEach
  void a_case_whose_events_name_a_seal_signature() throws Exception {
    sample =
        new SampleCase(
            directory,
            new SampleCase.Original(
                SampleCase.REFERENCE,
                SampleCase.HALF_SIGNED,
                SampleCase.CONTRACT,
                SampleCase.DRAFTED,
                Optional.of(SEAL)));
  }

  @Test
  void what_the_events_name_is_examined_over_the_document_as_it_was() throws Exception {
    CheckResult result = asked(sealed(), List.of(SealPartTest::good));
    assertThat(result.passed()).isTrue();
  }

  @Test
  void whoever_takes_the_seal_out_of_a_package_does_not_pass() throws Exception {
    CheckResult result = asked(sample.unanchored(SampleCase.CONTRACT), List.of(SealPartTest::good));
    assertThat(result.answer()).isEqualTo("missing");
    assertThat(result.reason()).contains(SubIndication.SIGNATURE_MISSING);
  }

  @Test
  void where_nobody_can_examine_it_it_does_not_pass() throws Exception {
    assertThat(asked(sealed(), List.of()).answer()).isEqualTo("no-examiner");
  }

  private PackageBuilder sealed() throws Exception {
    return sample.unanchored(SampleCase.CONTRACT).attachment("contract.pdf.employer.ses", SEAL);
  }

  private CheckResult asked(PackageBuilder builder, List<SealedExaminer> examiners)
      throws Exception {
    byte[] file =
        sample
            .anchoredTo(builder)
            .courtReceipt(sample.receipt)
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    EvidencePackage pack = EvidencePackage.open(file, PackageLimits.DEFAULT);
    PackageFacts facts = new FactsReader(pack, sample.trust).read(SampleCase.EXAMINED);
    var verdict = new RegisteredVerdict("p", file, sample.trust, SampleCase.EXAMINED);
    var document =
        pack.manifest().withRole(cn.laborproof.proof.pack.MemberRole.DOCUMENT).getFirst();
    new SealPart(examiners).examine(facts, document, verdict);
    return verdict.build().checks().stream()
        .filter(check -> check.code() == EvidenceCheck.SEAL)
        .findFirst()
        .orElseThrow();
  }

  private static DocumentExamination good(
      SealedExaminer.Sealed sealed,
      cn.laborproof.proof.trust.TrustBundle trust,
      java.time.Instant at) {
    assertThat(sealed.signature()).isEqualTo(SEAL);
    assertThat(sealed.document()).isEqualTo(SampleCase.CONTRACT);
    return new DocumentExamination(List.of(), List.of(), List.of(), List.of(), null, false);
  }
}
