package cn.laborproof.signing.papers;

import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.HttpTimestampAuthority;
import cn.laborproof.document.sign.PadesSigner;
import cn.laborproof.signing.shared.Installation;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Freezer and signer as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PapersProperties.class)
class PapersConfiguration {
  @Bean
  DocumentFreezer documentFreezer() {
    return new DocumentFreezer();
  }

  @Bean
  PadesSigner padesSigner(PapersProperties properties, Installation installation, Clock clock) {
    List<URI> authorities =
        properties.timestampAuthorities().isEmpty()
            ? List.of(URI.create(installation.authoritiesUri() + "/tsa"))
            : properties.timestampAuthorities();
    return new PadesSigner(
        new HttpTimestampAuthority(authorities, properties.timeout()),
        new HttpRevocationSource(properties.timeout(), clock));
  }
}
