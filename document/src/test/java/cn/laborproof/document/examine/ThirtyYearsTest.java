package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.SubIndication;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty years of one contract, on the authorities' clocks and the verifier's: certificates of
 * workers, employers, authorities and timestamps end, and SHA-256 with them.
 */
class ThirtyYearsTest {
  private static final Instant SIGNED = Instant.parse("2026-11-22T06:00:00Z");
  private static final Instant SHA_256_ENDS = year(12);

  /** Months before the timestamp's certificate ends. */
  private static final Duration AHEAD = Duration.ofDays(180);

  @TempDir static Path directory;
  private static int port;
  private static byte[] contract;
  private static byte[] halfSigned;
  private static TrustBundle trust;

  @BeforeAll
  static void sign() throws Exception {
    try (SigningDesk desk = desk(0)) {
      contract = desk.finished(Samples.contract());
      var slot = Samples.contract().profile().slots().getFirst();
      halfSigned =
          desk.signer()
              .sign(new DocumentFreezer().freeze(Samples.contract()), desk.requestFor(slot))
              .pdf();
      trust =
          TestTrust.of(
              desk.root(),
              desk.timestampRoot(),
              List.of(),
              List.of(
                  new AlgorithmEnd("SHA-256", SHA_256_ENDS),
                  new AlgorithmEnd("SHA-512", year(50)),
                  new AlgorithmEnd("ECDSA-P-256", year(50))));
    }
  }

  @Test
  void a_contract_renewed_when_it_is_due_passes_in_every_year() throws Exception {
    byte[] kept = contract;
    int renewed = 0;
    for (int year = 0; year <= 30; year++) {
      Instant now = year(year).plusSeconds(60);
      if (life(kept, now).end().minus(AHEAD).isBefore(now)) {
        try (SigningDesk desk = desk(year)) {
          kept = desk.signer().archive(kept, List.of());
          renewed++;
        }
      }
      Examined.of(kept, trust, now.plusSeconds(60)).mustPass();
    }
    assertThat(renewed).isEqualTo(3);
    assertThat(life(kept, year(30)).freeFields()).isEqualTo(8);
    assertThat(kept).startsWith(contract);
  }

  @Test
  void the_end_of_sha_256_finds_every_signature_under_a_timestamp_that_does_not_use_it() {
    TrustBundle soon =
        TestTrust.of(
            trust.roots().get(0).certificate(),
            trust.roots().get(1).certificate(),
            List.of(),
            List.of(
                new AlgorithmEnd("SHA-256", year(2)),
                new AlgorithmEnd("SHA-512", year(50)),
                new AlgorithmEnd("ECDSA-P-256", year(50))));

    Examined.of(contract, soon, year(3)).mustPass();
    assertThat(ArchiveLife.of(contract, soon, year(1)).orElseThrow().end()).isAfter(year(8));
  }

  @Test
  void without_renewal_nobody_can_tell_when_the_timestamps_certificate_has_ended() {
    Examined.of(contract, trust, year(8)).mustPass();
    assertThat(Examined.of(contract, trust, year(10)).mustNotPass().reason())
        .contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
  }

  @Test
  void a_timestamp_over_sha_256_counts_no_longer_than_sha_256() {
    Examined examined = Examined.of(halfSigned, trust, SHA_256_ENDS);

    assertThat(examined.open())
        .anySatisfy(check -> {
          assertThat(check.subject()).isEqualTo("Sig_Worker/timestamp");
          assertThat(check.code()).isEqualTo(DocumentCode.SIGNATURE_ALGORITHM);
          assertThat(check.facts()).containsEntry("algorithm", "SHA-256");
        });
    assertThat(ArchiveLife.of(halfSigned, trust, SIGNED)).isEmpty();
  }

  private static ArchiveLife life(byte[] pdf, Instant at) {
    return ArchiveLife.of(pdf, trust, at).orElseThrow();
  }

  private static SigningDesk desk(int year) throws Exception {
    SigningDesk desk =
        new SigningDesk(directory, port, Clock.fixed(year(year).plusSeconds(60), ZoneOffset.UTC));
    port = desk.authorities().uri().getPort();
    return desk;
  }

  private static Instant year(int year) {
    return SIGNED.plus(Duration.ofDays(365L * year));
  }
}
