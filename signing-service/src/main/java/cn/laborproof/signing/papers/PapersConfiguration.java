package cn.laborproof.signing.papers;

import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.signing.shared.Installation;
import java.security.SecureRandom;
import java.time.Clock;
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
  DocumentSigner documentSigner(
      PapersProperties properties, Installation installation, Clock clock, SecureRandom random) {
    return new DocumentSigner(properties, installation, clock, random);
  }
}
