package cn.laborproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real contract with real timestamps, in a package that says it was registered before them. */
class BackdatedRegistrationTest {

  @Test
  void a_contract_stamped_a_day_after_its_registration_does_not_pass(@TempDir Path directory)
      throws Exception {
    Exhibits forged = new Exhibits(directory, Duration.ofDays(1));

    Verdict verdict =
        EvidenceVerifier.of(forged.trust, Clock.systemUTC())
            .verify("a.evidence.zip", forged.evidencePackage);

    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertThat(verdict.reason()).contains(SubIndication.TIMESTAMP_ORDER_FAILURE);
    assertThat(verdict.open())
        .as("%s", verdict.open())
        .singleElement()
        .satisfies(result -> assertThat(result.answer()).isEqualTo("stamped-after-registered"));
  }
}
