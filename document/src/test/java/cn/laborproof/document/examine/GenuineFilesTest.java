package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.Forge;
import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.VerdictRule;
import org.junit.jupiter.api.Test;

class GenuineFilesTest {
  private static final GenuineFiles FILES = new GenuineFiles();

  @Test
  void a_contract_of_two_parties_passes() {
    assertPassed(FILES.contract());
  }

  @Test
  void an_agreement_of_four_parties_passes() {
    assertPassed(FILES.agreement());
  }

  @Test
  void a_file_written_anew_before_signing_passes() {
    assertPassed(FILES.finished(new Forge(FILES.frozenContract()).asFirstSave()));
  }

  private static void assertPassed(byte[] pdf) {
    DocumentExamination examination =
        new PdfExaminer()
            .examine("file.pdf", pdf, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600));
    assertThat(examination.checks()).filteredOn(check -> !check.passed()).isEmpty();
    assertThat(VerdictRule.decide(examination.required(), examination.checks()).indication())
        .isEqualTo(Indication.TOTAL_PASSED);
  }
}
