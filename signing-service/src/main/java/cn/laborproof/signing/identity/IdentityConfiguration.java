package cn.laborproof.signing.identity;

import cn.laborproof.face.FaceEngine;
import cn.laborproof.face.FacePolicy;
import cn.laborproof.face.onnx.OnnxFaceEngine;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Chooses the identity authority. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {
  /** Sessions that run at once; each uses one core. */
  private static final int CONCURRENCY = 2;

  /** Loaded with the first face check: who takes the other route pays nothing for it. */
  @Bean
  @Lazy
  FaceEngine faceEngine() {
    return OnnxFaceEngine.load(CONCURRENCY);
  }

  @Bean
  FacePolicy facePolicy() {
    return FacePolicy.defaults();
  }

  @Bean
  IdentityAuthority identityAuthority(
      IdentityProperties properties, Installation installation, Clock clock, Randomness random) {
    return new HttpIdentityAuthority(
        Objects.requireNonNullElseGet(
            properties.authority(),
            () -> URI.create(installation.authoritiesUri() + "/identity/v1")),
        Objects.requireNonNullElseGet(
            properties.secretFile(),
            () -> installation.directory("authorities").resolve("identity-secret")),
        properties.timeout(),
        clock,
        random);
  }
}
