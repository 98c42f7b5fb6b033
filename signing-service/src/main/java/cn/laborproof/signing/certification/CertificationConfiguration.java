package cn.laborproof.signing.certification;

import cn.laborproof.signing.shared.Installation;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the certification authority. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CertificationProperties.class)
class CertificationConfiguration {
  @Bean
  CertificateAuthority certificateAuthority(
      CertificationProperties properties, Installation installation) {
    return new EstCertificateAuthority(
        Objects.requireNonNullElseGet(
            properties.est(), () -> URI.create(installation.authoritiesUri() + "/.well-known/est")),
        revocation(properties, installation),
        properties.user(),
        Objects.requireNonNullElseGet(
            properties.secretFile(),
            () -> installation.directory("authorities").resolve("enrolment-secret")),
        properties.timeout());
  }

  private static Optional<URI> revocation(
      CertificationProperties properties, Installation installation) {
    return properties.revocation() == null && properties.est() == null
        ? Optional.of(URI.create(installation.authoritiesUri() + "/ca/v1/revocations"))
        : Optional.ofNullable(properties.revocation());
  }
}
