package cn.laborproof.signing.organisation;

import cn.laborproof.signing.shared.Installation;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the register of seals. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {
  /**
   * The register is the public security organs' and has no interface open to platforms: an
   * organisation files there and brings the number. The invented city has no such office, so its
   * seals get a number that says so.
   */
  @Bean
  SealRegistry sealRegistry(Installation installation) {
    return installation.demo()
        ? (seal, organisation) ->
            Optional.of(
                "DEMO-"
                    + organisation.region()
                    + "-"
                    + seal.id().toString().substring(24).toUpperCase(Locale.ROOT))
        : (_, _) -> Optional.empty();
  }
}
