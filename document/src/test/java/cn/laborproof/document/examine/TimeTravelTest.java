package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.SubIndication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTravelTest {
  private static final GenuineFiles FILES = new GenuineFiles();
  private static final byte[] CONTRACT = FILES.contract();

  @Test
  void signers_certificates_may_end_while_the_archive_timestamp_holds() {
    Examined.of(CONTRACT, FILES.trust(), GenuineFiles.NOW.plus(Duration.ofDays(300))).mustPass();
  }

  @Test
  void after_the_end_of_the_last_timestamps_certificate_nobody_can_tell() {
    Examined examined =
        Examined.of(CONTRACT, FILES.trust(), GenuineFiles.NOW.plus(Duration.ofDays(400)))
            .mustNotPass();
    assertThat(examined.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
    assertThat(examined.reason()).contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
  }

  @Test
  void a_time_in_the_verifiers_future_is_contradicted() {
    Examined examined =
        Examined.of(CONTRACT, FILES.trust(), GenuineFiles.NOW.minus(Duration.ofDays(2)));
    assertThat(examined.answers(DocumentCode.TIME_ORDER)).containsExactly("contradicts");
  }

  @Test
  void an_algorithm_that_has_ended_without_an_earlier_proof_is_no_longer_believed() {
    Examined examined =
        Examined.of(
            CONTRACT,
            until(GenuineFiles.NOW.plus(Duration.ofDays(100))),
            GenuineFiles.NOW.plus(Duration.ofDays(200)));
    assertThat(examined.mustNotPass().reason())
        .contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
  }

  @Test
  void an_algorithm_that_nobody_lists_is_not_believed() {
    TrustBundle trust =
        TestTrust.of(FILES.notary().signerRoot(), FILES.notary().timeRoot(), List.of(), List.of());
    Examined examined =
        Examined.of(CONTRACT, trust, GenuineFiles.NOW.plusSeconds(3600)).mustNotPass();
    assertThat(examined.reason()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
  }

  @Test
  void a_half_signed_contract_says_who_is_missing() {
    byte[] half = FILES.notary().sign(FILES.frozenContract(), "Sig_Worker", FILES.worker());
    Examined examined =
        Examined.of(half, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600)).mustNotPass();
    assertThat(examined.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
    assertThat(examined.reason()).contains(SubIndication.SIGNATURE_MISSING);
  }

  private static TrustBundle until(Instant end) {
    return TestTrust.of(
        FILES.notary().signerRoot(),
        FILES.notary().timeRoot(),
        List.of(),
        List.of(
            new AlgorithmEnd("SHA-256", end),
            new AlgorithmEnd("ECDSA-P-256", Instant.parse("2036-01-01T00:00:00Z"))));
  }
}
