package cn.laborproof.signing.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.laborproof.signing.certification.CertificateAuthority.Holder;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An authority that others wrote keeps the contract too. */
final class ForeignCertificateAuthorityTest extends CertificateAuthorityContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static ForeignServer server;

  private final List<Duration> waits = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    server = new ForeignServer(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  CertificateAuthority authority() throws Exception {
    return authority(server.tls.issue(LeafKind.GOOD, "the platform"), Map.of());
  }

  private CertificateAuthority authority(TestIdentity own, Map<Holder, String> labels)
      throws Exception {
    Path store = directory.resolve("own.p12");
    try (OutputStream out = Files.newOutputStream(store)) {
      LicensedAuthority.store(own).store(out, new char[] {'-'});
    }
    return new EstCertificateAuthority(
        EstTls.client(
            Optional.of(
                new EstTls.ClientKey(
                    store, Files.writeString(directory.resolve("password"), "-\n"))),
            Optional.of(
                ForeignServer.pem(directory, "roots", List.of(server.tls.rootCertificate()))),
            TIMEOUT),
        server.est(),
        Optional.empty(),
        Optional.empty(),
        TIMEOUT,
        new Patience(Duration.ofSeconds(20), InstantSource.fixed(Instant.now()), waits::add),
        labels);
  }

  @ParameterizedTest
  @EnumSource(Holder.class)
  void certificates_of_every_kind_lead_to_the_root_that_signed_them(Holder holder)
      throws Exception {
    List<X509Certificate> chain = authority().enrol(holder, request(key()));

    assertThat(chain).hasSize(3);
    assertThat(chain.getLast()).isEqualTo(server.root);
    assertThat(chain.getFirst().getSubjectX500Principal().getName()).isEqualTo("CN=张三");
  }

  @Test
  void an_rsa_key_is_certified_too() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(3072);
    KeyPair key = generator.generateKeyPair();
    byte[] request =
        new JcaPKCS10CertificationRequestBuilder(
                new X500Name("CN=江南精密制造有限公司,O=江南精密制造有限公司,C=CN"), key.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()))
            .getEncoded();

    assertThat(authority().enrol(Holder.ORGANISATION, request).getFirst().getPublicKey())
        .isEqualTo(key.getPublic());
  }

  @Test
  void an_authority_with_labels_of_its_own_is_asked_under_them() throws Exception {
    TestIdentity own = server.tls.issue(LeafKind.GOOD, "the platform");
    for (String label : List.of("company-seals", "")) {
      assertThat(
              authority(own, Map.of(Holder.ORGANISATION, label))
                  .enrol(Holder.ORGANISATION, request(key())))
          .hasSize(3);
    }
  }

  @Test
  void its_no_is_a_no_its_later_is_later_and_its_fault_is_neither() throws Exception {
    CertificationFailed no = failure("Trigger Error Forbidden");
    assertThat(no).hasMessageContaining("403");
    assertThat(no.isRefused()).isTrue();

    CertificationFailed later = failure("Trigger Error Deferred");
    assertThat(later).hasMessageContaining("asked again in 600 s");
    assertThat(later.isRefused()).isFalse();

    CertificationFailed fault = failure("Trigger Error Unknown");
    assertThat(fault).hasMessageContaining("500");
    assertThat(fault.isRefused()).isFalse();
    assertThat(waits).isEmpty();
  }

  @Test
  void whoever_shows_a_certificate_of_others_is_not_let_in() throws Exception {
    TestIdentity stranger = TestPki.at(Instant.now()).issue(LeafKind.GOOD, "the platform");
    CertificateAuthority asked = authority(stranger, Map.of());
    byte[] request = request(key());

    CertificationFailed failed =
        catchThrowableOfType(CertificationFailed.class, () -> asked.enrol(Holder.WORKER, request));
    // In TLS 1.3 the server's no comes after the handshake: an alert, or the end of the connection.
    assertThat(failed)
        .hasMessageContaining("cannot be reached")
        .hasCauseInstanceOf(IOException.class);
    assertThat(failed.isRefused()).isFalse();
  }

  private CertificationFailed failure(String name) throws Exception {
    KeyPair key = key();
    byte[] request =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), key.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
            .getEncoded();
    CertificateAuthority asked =
        authority(
            server.tls.issue(LeafKind.GOOD, "the platform"),
            Map.of(Holder.WORKER, "triggererrors"));
    return catchThrowableOfType(
        CertificationFailed.class, () -> asked.enrol(Holder.WORKER, request));
  }
}
