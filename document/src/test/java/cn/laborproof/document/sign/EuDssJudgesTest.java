package cn.laborproof.document.sign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.freeze.FreezeRequest;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards every upgrade of BouncyCastle too: from 1.85 on DSS 6.4 finds no signature at all. */
@Tag("judge")
class EuDssJudgesTest {
  @TempDir static Path directory;
  private static SigningDesk desk;
  private static EuDss dss;

  @BeforeAll
  static void open() throws IOException {
    desk = new SigningDesk(directory);
    dss = new EuDss(List.of(desk.root(), desk.timestampRoot()));
  }

  @AfterAll
  static void close() throws IOException {
    desk.close();
  }

  @Test
  void both_signatures_of_a_contract_pass_at_level_lta_without_a_warning() {
    requireAllPassed(Samples.contract());
  }

  @Test
  void all_four_signatures_of_a_mediation_agreement_pass_at_level_lta_without_a_warning() {
    requireAllPassed(Samples.mediation());
  }

  private static void requireAllPassed(FreezeRequest request) {
    assertThat(dss.judge(desk.finished(request)))
        .isEqualTo(request.profile().slots().stream().map(EuDssJudgesTest::passed).toList());
  }

  private static EuDss.Judgement passed(SignatureSlot slot) {
    return new EuDss.Judgement(
        slot.field(),
        Indication.TOTAL_PASSED,
        SignatureLevel.PAdES_BASELINE_LTA,
        List.of(),
        List.of());
  }
}
