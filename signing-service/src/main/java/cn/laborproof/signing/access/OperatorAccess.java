package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Nobody makes themselves an authority: offices are settled by who runs the installation, whoever
 * can read the token in {@code operator.token}.
 */
@Configuration(proxyBeanMethods = false)
public class OperatorAccess {

  /** What begins so is for the operator alone. */
  public static final String PATHS = "/operator/";

  /** In the data directory. */
  public static final String FILE = "operator.token";

  @Bean
  @Order(2)
  SecurityFilterChain operatorChain(
      HttpSecurity http, Installation installation, Randomness randomness, ProblemWriter problems)
      throws Exception {
    return FileToken.in(installation.directory(FILE), randomness, "The operator's token")
        .guarding(http, PATHS + "**", "operator", problems);
  }
}
