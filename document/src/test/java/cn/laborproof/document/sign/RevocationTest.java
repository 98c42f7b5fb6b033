package cn.laborproof.document.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir static Path directory;
  private static SigningDesk desk;

  private final TestPki pki = TestPki.at(NOW);
  private final TestIdentity leaf = pki.issue(LeafKind.GOOD, "张三");
  private final X509Certificate issuer = pki.issuingAuthority().certificate();

  @BeforeAll
  static void open() throws IOException {
    desk = new SigningDesk(directory);
  }

  @AfterAll
  static void close() throws IOException {
    desk.close();
  }

  @Test
  void a_revoked_certificate_signs_nothing() throws IOException {
    SignatureSlot slot = Samples.contract("王五").profile().slots().getFirst();
    SignatureRequest request = desk.requestFor(slot);
    desk.authorities().revoke(request.chain().getFirst().getSerialNumber(), 1);
    byte[] frozen = new DocumentFreezer().freeze(Samples.contract("王五"));
    assertThatThrownBy(() -> desk.signer().sign(frozen, request))
        .isInstanceOf(SigningException.CertificateRefused.class)
        .hasMessageContaining("revoked");
  }

  @Test
  void a_certificate_that_names_no_source_is_unknown_rather_than_good() {
    X509Certificate root = pki.rootCertificate();
    assertThatThrownBy(() ->
            new HttpRevocationSource(Duration.ofSeconds(2), Clock.systemUTC(), new SecureRandom())
                .fetch(root, root))
        .isInstanceOf(SigningException.RevocationUnknown.class);
  }

  @Test
  void an_ocsp_answer_counts_for_its_own_request_only() throws IOException {
    SignatureSlot slot = Samples.contract().profile().slots().getFirst();
    X509Certificate certificate = desk.requestFor(slot).chain().get(0);
    X509Certificate authority = desk.requestFor(slot).chain().get(1);
    OcspAnswer ocsp = new OcspAnswer(Clock.systemUTC(), new SecureRandom());
    byte[] request = ocsp.request(certificate, authority);
    byte[] answer =
        new BoundedHttp(Duration.ofSeconds(5), 65_536)
            .post(
                RevocationPointers.responders(certificate).getFirst(),
                "application/ocsp-request",
                request);
    ocsp.requireGood(answer, request, certificate, authority);

    byte[] later = ocsp.request(certificate, authority);
    assertThatThrownBy(() -> ocsp.requireGood(answer, later, certificate, authority))
        .hasMessageContaining("another request");
    assertThatThrownBy(() -> ocsp.requireGood(answer, request, leaf.certificate(), authority))
        .hasMessageContaining("another certificate");
    assertThatThrownBy(() -> ocsp.requireGood(answer, request, certificate, issuer))
        .hasMessageContaining("not signed by whom the issuer named");
    OcspAnswer nextMonth =
        new OcspAnswer(
            Clock.fixed(NOW.plus(DAY.multipliedBy(31)), ZoneOffset.UTC), new SecureRandom());
    assertThatThrownBy(() -> nextMonth.requireGood(answer, request, certificate, authority))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_list_without_the_certificate_is_good() throws Exception {
    crlAt(NOW).requireGood(pki.crl(NOW).getEncoded(), leaf.certificate(), issuer);
  }

  @Test
  void a_list_with_the_certificate_refuses_it() throws CRLException {
    byte[] list = pki.crl(NOW, leaf.certificate().getSerialNumber()).getEncoded();
    assertThatThrownBy(() -> crlAt(NOW).requireGood(list, leaf.certificate(), issuer))
        .isInstanceOf(SigningException.CertificateRefused.class);
  }

  @Test
  void a_list_of_another_authority_or_of_last_year_says_nothing() throws CRLException {
    byte[] list = pki.crl(NOW).getEncoded();
    assertThatThrownBy(
            () -> crlAt(NOW).requireGood(list, leaf.certificate(), pki.rootCertificate()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() ->
            crlAt(NOW.plus(DAY.multipliedBy(366))).requireGood(list, leaf.certificate(), issuer))
        .hasMessageContaining("not current");
  }

  @Test
  void what_was_fetched_when_signing_is_kept_for_the_archive() {
    SignatureSlot slot = Samples.contract().profile().slots().getFirst();
    SignedRevision signed =
        desk.signer().sign(new DocumentFreezer().freeze(Samples.contract()), desk.requestFor(slot));
    assertThat(signed.material().ocspResponses()).hasSize(1);
    assertThat(signed.material().revocationLists()).hasSize(1);
    assertThat(signed.material().certificates())
        .as("signer, issuing authority, root, and the responder that answered")
        .hasSize(4);
  }

  private static CrlAnswer crlAt(Instant now) {
    return new CrlAnswer(Clock.fixed(now, ZoneOffset.UTC));
  }
}
