package cn.laborproof.signing.certification;

import cn.laborproof.signing.shared.Installation;
import java.net.URI;
import java.nio.file.Path;
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
        EstTls.client(
            clientKey(properties), Optional.ofNullable(properties.roots()), properties.timeout()),
        Objects.requireNonNullElseGet(
            properties.est(), () -> URI.create(installation.authoritiesUri() + "/.well-known/est")),
        revocation(properties, installation),
        secret(properties, installation),
        properties.timeout(),
        Patience.of(properties.patience()),
        properties.labels());
  }

  private static Optional<EstTls.ClientKey> clientKey(CertificationProperties properties) {
    Path store = properties.keyStore();
    Path password = properties.keyStorePasswordFile();
    if (store == null) {
      return Optional.empty();
    }
    if (password == null) {
      throw new IllegalArgumentException(
          "laborproof.certification.key-store needs"
              + " laborproof.certification.key-store-password-file");
    }
    return Optional.of(new EstTls.ClientKey(store, password));
  }

  /** Who shows a certificate needs no password besides, unless one is named. */
  private static Optional<EstCertificateAuthority.Secret> secret(
      CertificationProperties properties, Installation installation) {
    Path named = properties.secretFile();
    if (named == null && properties.keyStore() != null) {
      return Optional.empty();
    }
    return Optional.of(
        new EstCertificateAuthority.Secret(
            properties.user(),
            Objects.requireNonNullElseGet(
                named, () -> installation.directory("authorities").resolve("enrolment-secret"))));
  }

  private static Optional<URI> revocation(
      CertificationProperties properties, Installation installation) {
    return properties.revocation() == null && properties.est() == null
        ? Optional.of(URI.create(installation.authoritiesUri() + "/ca/v1/revocations"))
        : Optional.ofNullable(properties.revocation());
  }
}
