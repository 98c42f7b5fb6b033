package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Meters are for who runs the installation: whoever can read the token in {@code metrics.token}. It
 * is good for nothing else.
 */
@Configuration(proxyBeanMethods = false)
class MetricsAccess {

  /** Where Prometheus reads. */
  static final String PATH = "/actuator/prometheus";

  /** In the data directory: one for each replica, as each has meters of its own. */
  static final String FILE = "metrics.token";

  @Bean
  @Order(1)
  SecurityFilterChain metricsChain(
      HttpSecurity http, Installation installation, Randomness randomness, ProblemWriter problems)
      throws Exception {
    return FileToken.in(installation.directory(FILE), randomness, "The token for meters")
        .guarding(http, PATH, "metrics", problems);
  }
}
