package cn.laborproof.signing.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyVault;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The certificate documents are sealed under is followed by another before it ends. */
@JourneyTest
final class SealRenewalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort private int port;
  @Autowired private KeyVault vault;
  @Autowired private CertificateAuthority authority;
  @Autowired private Organisations organisations;
  @Autowired private SealRows seals;
  @Autowired private SealKeys keys;
  @Autowired private EvidenceJournal journal;
  @Autowired private EvidenceTrail trail;
  @Autowired private Installation installation;
  @Autowired private Tenancy tenancy;

  @Test
  void a_seal_is_put_on_under_a_new_certificate_when_the_old_one_ends() throws Exception {
    X509Certificate certificate =
        tenancy.as(new Actor.Platform(DemoCity.MANUFACTURER), this::renewed);

    var desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 5));
    ApiClient hr = desk.login("hr.jiangnan");
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    desk.sealAndWait(desk.login("seal.jiangnan"), contract);
    String pdf =
        new String(
            hr.get("/api/v1/contracts/" + contract + "/document").body(),
            StandardCharsets.ISO_8859_1);
    assertThat(pdf.toLowerCase(Locale.ROOT))
        .contains(HexFormat.of().formatHex(certificate.getEncoded()));
  }

  private X509Certificate renewed() {
    await()
        .pollInSameThread()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> organisations.isSealReady());
    Organisation mine = organisations.mine();
    SealHead head = tenancy.inTransaction(seals::lock).orElseThrow().head();
    KeyHandle key = organisations.seal().key();
    X509Certificate certificate = vault.chain(key).getFirst();
    Instant end = certificate.getNotAfter().toInstant();
    List<String> before = certificateEvents();

    assertThat(keysAt(end.minus(Duration.ofDays(90)), authority).current(mine, head))
        .as("long before")
        .isEqualTo(key);
    assertThat(certificateEvents()).isEqualTo(before);
    for (String time : List.of("first", "second")) {
      assertThat(keysAt(end.minus(Duration.ofDays(10)), away()).current(mine, head))
          .as("the authority is away, the certificate holds: asked the %s time", time)
          .isEqualTo(key);
    }
    assertThatThrownBy(() -> keysAt(end.plus(Duration.ofDays(1)), away()).current(mine, head))
        .hasMessageContaining("away");
    assertThat(organisations.seal().key()).as("meanwhile").isEqualTo(key);

    KeyHandle next = keysAt(end.minus(Duration.ofDays(10)), authority).current(mine, head);

    X509Certificate followed = vault.chain(next).getFirst();
    assertThat(next).isNotEqualTo(key);
    assertThat(followed.getPublicKey()).isNotEqualTo(certificate.getPublicKey());
    assertThat(followed.getSubjectX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
    assertThat(certificateEvents().subList(before.size(), before.size() + 8))
        .containsExactly(
            "seal-certificate.intended", "seal-certificate.failed",
            "seal-certificate.intended", "seal-certificate.failed",
            "seal-certificate.intended", "seal-certificate.failed",
            "seal-certificate.intended", "seal-certificate.done");
    // From now on it is the one that is used, wherever it is asked for, and stays so.
    assertThat(organisations.seal().key()).isEqualTo(next);
    assertThat(organisations.seal(SignatureSuite.INTERNATIONAL).key()).isEqualTo(next);
    assertThat(keys.certificates(head))
        .as("what both sealed is revoked with the seal")
        .containsSubsequence(certificate, followed);
    return followed;
  }

  private List<String> certificateEvents() {
    return tenancy.inTransaction(() ->
        trail.events(Organisations.stream(DemoCity.MANUFACTURER)).stream()
            .map(event -> event.kind())
            .filter(kind -> kind.startsWith("seal-certificate."))
            .toList());
  }

  private SealKeys keysAt(Instant at, CertificateAuthority asked) {
    return new SealKeys(vault, asked, journal, Clock.fixed(at, ZoneOffset.UTC));
  }

  private static CertificateAuthority away() {
    return new CertificateAuthority() {
      @Override
      public List<X509Certificate> enrol(Holder holder, byte[] request) {
        throw new IllegalStateException("away");
      }

      @Override
      public boolean revoke(X509Certificate certificate) {
        return false;
      }
    };
  }
}
