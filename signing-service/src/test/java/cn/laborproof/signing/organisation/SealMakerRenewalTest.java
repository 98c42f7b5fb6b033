package cn.laborproof.signing.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.sign.SigningException;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The maker of seals is followed by another before its certificate ends. */
@JourneyTest
final class SealMakerRenewalTest {
  @Autowired private KeyVault vault;
  @Autowired private CertificateAuthority authority;
  @Autowired private NationalKeys keys;
  @Autowired private SealExaminer examiner;

  @Test
  void a_maker_is_renewed_under_a_new_handle_and_its_seals_keep_their_chain() {
    NationalKeys.Maker before = keys.maker();
    assertThat(keys.maker().key()).isEqualTo(before.key());
    X509Certificate certificate = before.chain().getFirst();
    Instant soon = certificate.getNotAfter().toInstant().minus(Duration.ofDays(10));

    NationalKeys.Maker after =
        new NationalKeys(vault, authority, Clock.fixed(soon, ZoneOffset.UTC)).maker();

    assertThat(after.key()).isNotEqualTo(before.key());
    assertThat(after.chain().getFirst().getPublicKey()).isNotEqualTo(certificate.getPublicKey());
    assertThat(keys.maker().key()).isEqualTo(after.key());
    assertThat(keys.makerChain(certificate)).isEqualTo(before.chain());
    assertThat(keys.makerChain(after.chain().getFirst())).isEqualTo(after.chain());
  }

  @Test
  void what_is_no_seal_is_not_kept() {
    assertThatThrownBy(() -> examiner.requireGood(new byte[] {1}, keys.maker().chain()))
        .isInstanceOf(SigningException.CertificateRefused.class);
  }
}
