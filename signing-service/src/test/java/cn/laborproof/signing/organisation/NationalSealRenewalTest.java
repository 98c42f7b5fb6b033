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
import cn.laborproof.signing.organisation.ElectronicSeals.SealInUse;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The SM2 certificate of an organisation's seal is followed by another before it ends. */
@JourneyTest
final class NationalSealRenewalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private KeyVault vault;
  @Autowired private CertificateAuthority authority;
  @Autowired private Organisations organisations;
  @Autowired private OrganisationRows rows;
  @Autowired private SealRows seals;
  @Autowired private ElectronicSealRows electronicRows;
  @Autowired private ElectronicSeals electronic;
  @Autowired private EvidenceJournal journal;
  @Autowired private SealExaminer examiner;
  @Autowired private Installation installation;
  @Autowired private Tenancy tenancy;

  @Test
  void a_seal_signs_under_a_new_certificate_and_gets_a_new_electronic_seal_when_the_old_ends() {
    tenancy.as(
        new Actor.Platform(DemoCity.MANUFACTURER),
        () -> {
          await()
              .pollInSameThread()
              .atMost(PATIENCE)
              .ignoreExceptions()
              .until(() -> !tenancy.inTransaction(electronicRows::numbers).isEmpty());
          electronic.use(true);
          try {
            renewed();
          } finally {
            electronic.use(false);
          }
          return true;
        });
  }

  private void renewed() {
    SealInUse before = electronic.inUse().orElseThrow();
    KeyHandle key = organisations.nationalSealKey();
    assertThat(before.key()).isEqualTo(key);
    X509Certificate certificate = before.owner().getFirst();
    Instant end = certificate.getNotAfter().toInstant();
    Organisation mine = organisations.mine();
    var head = tenancy.inTransaction(seals::lock).orElseThrow().head();

    assertThat(keysAt(end.minus(Duration.ofDays(90)), authority).ofSeal(mine, head))
        .as("long before")
        .isEqualTo(key);
    for (String time : List.of("first", "second")) {
      assertThat(keysAt(end.minus(Duration.ofDays(10)), away()).ofSeal(mine, head))
          .as("the authority is away, the certificate holds: asked the %s time", time)
          .isEqualTo(key);
    }
    assertThatThrownBy(() -> keysAt(end.plus(Duration.ofDays(1)), away()).ofSeal(mine, head))
        .hasMessageContaining("away");

    SealInUse after = sealsAt(end.minus(Duration.ofDays(10))).inUse().orElseThrow();

    assertThat(after.key()).isNotEqualTo(key);
    assertThat(after.owner().getFirst().getPublicKey()).isNotEqualTo(certificate.getPublicKey());
    assertThat(after.owner().getFirst().getSubjectX500Principal())
        .isEqualTo(certificate.getSubjectX500Principal());
    assertThat(after.seal().encoded()).isNotEqualTo(before.seal().encoded());
    // From now on it is the one that is used, wherever it is asked for.
    assertThat(organisations.nationalSealKey()).isEqualTo(after.key());
    assertThat(electronic.inUse().map(SealInUse::key)).contains(after.key());
    assertThat(electronic.of(head.number())).isEqualTo(after.seal().encoded());
    assertThat(vault.chain(key)).as("what it signed is still revoked with it").isNotEmpty();
    assertThat(electronic.certificates(head)).contains(certificate, after.owner().getFirst());
  }

  private ElectronicSeals sealsAt(Instant at) {
    return new ElectronicSeals(
        electronicRows,
        rows,
        tenancy,
        journal,
        vault,
        keysAt(at, authority),
        examiner,
        Clock.systemUTC(),
        installation,
        true);
  }

  private NationalKeys keysAt(Instant at, CertificateAuthority asked) {
    return new NationalKeys(vault, asked, Clock.fixed(at, ZoneOffset.UTC));
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
