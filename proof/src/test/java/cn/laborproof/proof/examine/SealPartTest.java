package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Electronic seals that events name: each has to be there, and to be examined. */
class SealPartTest {
  private static final byte[] SEAL = SampleCase.ascii("a seal signature");

  private static final Signer EMPLOYER = signer("employer", "某某有限公司", "某某有限公司");

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
                Map.of("contract.pdf.employer.ses", SEAL)));
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

  @Test
  void a_good_seal_of_another_organisation_is_not_that_of_the_documents_signer() throws Exception {
    CheckResult name = asked(sealed(), List.of(owner("别家有限公司", "某某有限公司")));
    assertThat(name.answer()).isEqualTo("other-signer");
    assertThat(name.indication()).isEqualTo(Indication.TOTAL_FAILED);
    CheckResult organisation = asked(sealed(), List.of(owner("某某有限公司", "别家有限公司")));
    assertThat(organisation.answer()).isEqualTo("other-signer");
    assertThat(asked(sealed(), List.of(owner("某某有限公司", null))).answer()).isEqualTo("other-signer");
  }

  @Test
  void a_seal_of_nobody_that_can_be_named_does_not_pass() throws Exception {
    SealedExaminer nobody = (sealed, trust, at) -> examination(List.of());
    assertThat(asked(sealed(), List.of(SealPartTest::good, nobody)).answer())
        .isEqualTo("unknown-signer");
  }

  @Test
  void a_seal_for_a_role_in_which_nobody_or_several_signed_does_not_pass() throws Exception {
    Signer worker = signer("worker", "张三", null);
    CheckResult result = asked(sealed(), List.of(SealPartTest::good), List.of(worker));
    assertThat(result.answer()).isEqualTo("unknown-role");
    assertThat(result.passed()).isFalse();
    assertThat(asked(sealed(), List.of(SealPartTest::good), List.of(EMPLOYER, EMPLOYER)).answer())
        .isEqualTo("unknown-role");
  }

  @Test
  void a_seal_over_a_file_that_was_sealed_again_is_not_asked_for() throws Exception {
    assertThat(askedAfterAnother("not the same file".getBytes(StandardCharsets.US_ASCII), true))
        .as("left out of the package or not, it is about nothing that counts")
        .isEmpty();
    assertThat(askedAfterAnother("not the same file".getBytes(StandardCharsets.US_ASCII), false))
        .isEmpty();
    assertThat(askedAfterAnother(SampleCase.HALF_SIGNED, false))
        .as("the document begins with what was sealed")
        .hasSize(1)
        .allMatch(check -> check.answer().equals("missing"));
  }

  @Test
  void whoever_changes_the_document_does_not_get_rid_of_the_seal_that_is_missing()
      throws Exception {
    byte[] other = "not the same file".getBytes(StandardCharsets.US_ASCII);
    List<CheckResult> asked =
        checks(sample.unanchored(other), List.of(SealPartTest::good), List.of(EMPLOYER));
    assertThat(asked).hasSize(1).allMatch(check -> check.answer().equals("missing"));
  }

  private List<CheckResult> askedAfterAnother(byte[] earlier, boolean kept) throws Exception {
    sample =
        new SampleCase(
            directory.resolve("early-" + earlier.length + kept),
            new SampleCase.Original(
                SampleCase.REFERENCE,
                earlier,
                SampleCase.CONTRACT,
                SampleCase.DRAFTED,
                Map.of("contract.pdf.employer.ses", SEAL),
                true));
    return checks(
        kept ? sealed() : sample.unanchored(SampleCase.CONTRACT),
        List.of(SealPartTest::good),
        List.of(EMPLOYER));
  }

  private PackageBuilder sealed() throws Exception {
    return sample.unanchored(SampleCase.CONTRACT).attachment("contract.pdf.employer.ses", SEAL);
  }

  private CheckResult asked(PackageBuilder builder, List<SealedExaminer> examiners)
      throws Exception {
    return asked(builder, examiners, List.of(signer("worker", "张三", null), EMPLOYER));
  }

  private CheckResult asked(
      PackageBuilder builder, List<SealedExaminer> examiners, List<Signer> signers)
      throws Exception {
    return checks(builder, examiners, signers).getFirst();
  }

  private List<CheckResult> checks(
      PackageBuilder builder, List<SealedExaminer> examiners, List<Signer> signers)
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
    new SealPart(examiners).examine(new BesideDocument(facts, document), signers, verdict);
    return verdict.build().checks().stream()
        .filter(check -> check.code() == EvidenceCheck.SEAL)
        .toList();
  }

  private static DocumentExamination good(
      SealedExaminer.Sealed sealed,
      cn.laborproof.proof.trust.TrustBundle trust,
      java.time.Instant at) {
    assertThat(sealed.signature()).isEqualTo(SEAL);
    assertThat(sealed.document()).isEqualTo(SampleCase.CONTRACT);
    return examination(List.of(signer("", "某某有限公司", "某某有限公司")));
  }

  private static SealedExaminer owner(String name, @Nullable String organisation) {
    return (sealed, trust, at) -> examination(List.of(signer("", name, organisation)));
  }

  private static DocumentExamination examination(List<Signer> signers) {
    return new DocumentExamination(List.of(), List.of(), signers, List.of(), null, false);
  }

  private static Signer signer(String role, String name, @Nullable String organisation) {
    return new Signer(
        role,
        role,
        name,
        organisation,
        "CN=CA",
        "1",
        Digest.sha256(),
        "B-LTA",
        null,
        null,
        Indication.TOTAL_PASSED,
        null);
  }
}
