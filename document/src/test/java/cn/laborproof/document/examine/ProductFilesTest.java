package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.DemoMark;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.VerdictRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What production signs, against demo authorities, passes. */
class ProductFilesTest {
  @TempDir static Path directory;
  private static SigningDesk desk;

  @BeforeAll
  static void open() throws IOException {
    desk = new SigningDesk(directory);
  }

  @AfterAll
  static void close() throws IOException {
    desk.close();
  }

  @Test
  void a_contract_of_two_parties_passes_and_is_marked_as_demo() {
    DocumentExamination examination = passed(desk.finished(Samples.contract()));
    assertThat(examination.signers())
        .extracting(Signer::role, Signer::name, Signer::level, Signer::indication)
        .containsExactly(
            tuple("worker", "张三", "B-LTA", Indication.TOTAL_PASSED),
            tuple("employer", Samples.EMPLOYER, "B-LTA", Indication.TOTAL_PASSED));
    assertThat(examination.times())
        .extracting(StatedTime::what)
        .containsExactly("signature-timestamp", "signature-timestamp", "archive-timestamp");
    assertThat(examination.reference()).contains(Samples.REFERENCE);
    assertThat(examination.demo()).isTrue();
  }

  @Test
  void an_agreement_of_four_parties_passes() {
    assertThat(passed(desk.finished(Samples.mediation())).signers()).hasSize(4);
  }

  @Test
  void a_document_renewed_to_its_last_field_passes() {
    byte[] archived = desk.finished(Samples.contract());
    for (int i = 2; i <= 12; i++) {
      archived = desk.signer().archive(archived, List.of());
    }
    passed(archived);
  }

  private static DocumentExamination passed(byte[] pdf) {
    TrustBundle trust =
        TestTrust.of(desk.root(), desk.timestampRoot(), List.of(DemoMark.CERTIFICATE_POLICY));
    DocumentExamination examination =
        new PdfExaminer().examine("file.pdf", pdf, trust, Instant.now().plusSeconds(60));
    assertThat(examination.checks()).filteredOn(check -> !check.passed()).isEmpty();
    assertThat(VerdictRule.decide(examination.required(), examination.checks()).indication())
        .isEqualTo(Indication.TOTAL_PASSED);
    return examination;
  }
}
