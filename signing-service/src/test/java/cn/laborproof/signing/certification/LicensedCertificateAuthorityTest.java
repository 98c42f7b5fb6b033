package cn.laborproof.signing.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.laborproof.signing.certification.CertificateAuthority.Holder;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority behind mutual TLS keeps the contract too, and may take its time. */
final class LicensedCertificateAuthorityTest extends CertificateAuthorityContract {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final byte[] NOTHING = {};

  @TempDir private Path directory;
  private final List<Duration> waits = new ArrayList<>();
  private LicensedAuthority server;

  @BeforeEach
  void start() throws Exception {
    server = new LicensedAuthority();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  CertificateAuthority authority() throws Exception {
    return authority(server.pki.issue(LeafKind.GOOD, "the platform"), server.pki);
  }

  private CertificateAuthority authority(TestIdentity own, TestPki believed) throws Exception {
    Path store = directory.resolve("own.p12");
    try (OutputStream out = Files.newOutputStream(store)) {
      LicensedAuthority.store(own).store(out, new char[] {'-'});
    }
    Path password = Files.writeString(directory.resolve("password"), "-\n");
    Path roots =
        Files.writeString(
            directory.resolve("roots.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(believed.rootCertificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    return new EstCertificateAuthority(
        EstTls.client(
            Optional.of(new EstTls.ClientKey(store, password)), Optional.of(roots), TIMEOUT),
        server.est(),
        Optional.empty(),
        Optional.empty(),
        TIMEOUT,
        new Patience(Duration.ofSeconds(20), InstantSource.fixed(NOW), waits::add),
        Map.of());
  }

  private CertificationFailed failure(CertificateAuthority authority) throws Exception {
    byte[] request = request(key());
    return catchThrowableOfType(
        CertificationFailed.class, () -> authority.enrol(Holder.WORKER, request));
  }

  @Test
  void a_stranger_or_somebody_without_a_certificate_is_not_let_in() throws Exception {
    TestIdentity stranger = TestPki.at(Instant.now()).issue(LeafKind.GOOD, "the platform");
    assertThat(failure(authority(stranger, server.pki)).isRefused()).isFalse();
    assertThat(server.asked).hasValue(0);
  }

  @Test
  void an_authority_of_another_root_is_not_talked_to() throws Exception {
    TestIdentity own = server.pki.issue(LeafKind.GOOD, "the platform");
    CertificationFailed failed = failure(authority(own, TestPki.at(Instant.now())));
    assertThat(failed)
        .hasMessageContaining("cannot be reached")
        .hasCauseInstanceOf(SSLException.class);
    assertThat(failed.isRefused()).isFalse();
    assertThat(server.asked).hasValue(0);
  }

  @Test
  void not_yet_is_asked_again_when_it_says() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plusSeconds(8).atOffset(ZoneOffset.UTC));
    server.first(202, "3", NOTHING).first(202, date, NOTHING).first(503, "0", NOTHING);

    assertThat(authority().enrol(Holder.WORKER, request(key()))).hasSize(3);
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(1));
  }

  @Test
  void longer_than_our_patience_is_given_up_without_being_a_no() throws Exception {
    server.first(202, "15", NOTHING).first(202, "6", NOTHING);

    CertificationFailed failed = failure(authority());
    assertThat(failed).hasMessageContaining("asked again in 6 s");
    assertThat(failed.isRefused()).isFalse();
    assertThat(waits).containsExactly(Duration.ofSeconds(15));
  }

  @Test
  void not_yet_without_a_time_is_a_failure_and_no_no() throws Exception {
    for (String nothing : List.of("", "soon", "-1", "99999999999")) {
      server.first(202, nothing, NOTHING);
      CertificationFailed failed = failure(authority());
      assertThat(failed).hasMessage("EST answered 202");
      assertThat(failed.isRefused()).isFalse();
    }
    assertThat(waits).isEmpty();
  }

  @Test
  void what_is_too_large_or_no_certificate_is_not_taken() throws Exception {
    server.first(200, "", new byte[300 * 1024]).first(200, "", "AAAA".getBytes("US-ASCII"));
    assertThat(failure(authority())).hasMessageContaining("cannot be reached or read");
    assertThat(failure(authority())).hasMessageContaining("no certificates");
  }

  @Test
  void a_certificate_of_another_key_is_not_taken() throws Exception {
    byte[] other = request(key());
    server.certifying(other);
    assertThat(failure(authority())).hasMessageContaining("another key");
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    server.first(302, "", NOTHING);
    assertThat(failure(authority())).hasMessage("EST answered 302");
    assertThat(server.asked).hasValue(1);
  }

  @Test
  void files_that_cannot_be_used_are_named() {
    Path none = directory.resolve("none");
    assertThatThrownBy(() -> EstTls.client(Optional.empty(), Optional.of(none), TIMEOUT))
        .hasMessageContaining("laborproof.certification.roots");
    assertThatThrownBy(() ->
            EstTls.client(Optional.of(new EstTls.ClientKey(none, none)), Optional.empty(), TIMEOUT))
        .hasMessageContaining("laborproof.certification.key-store");
  }
}
