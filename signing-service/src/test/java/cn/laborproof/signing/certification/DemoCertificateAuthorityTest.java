package cn.laborproof.signing.certification;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.signing.certification.EstCertificateAuthority.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The demo authorities keep the contract. */
final class DemoCertificateAuthorityTest extends CertificateAuthorityContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static DemoAuthorities authorities;

  @BeforeAll
  static void start() throws Exception {
    authorities = DemoAuthorities.start(directory, 0);
  }

  @AfterAll
  static void stop() throws Exception {
    authorities.close();
  }

  @Override
  CertificateAuthority authority() {
    return new EstCertificateAuthority(
        EstTls.client(Optional.empty(), Optional.empty(), TIMEOUT),
        authorities.uri().resolve("/.well-known/est"),
        Optional.empty(),
        Optional.of(new Secret("laborproof", directory.resolve(DemoAuthorities.ENROLMENT_SECRET))),
        TIMEOUT,
        Patience.of(Duration.ZERO),
        Map.of());
  }
}
