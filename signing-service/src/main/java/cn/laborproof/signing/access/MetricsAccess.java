package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Meters are for who runs the installation, and no organisation's or office's account is that: the
 * one who may read them is the one who can read the token in {@code metrics.token}. It is made at
 * the first start, is good for nothing else, and is changed by writing another file and starting
 * anew.
 */
@Configuration(proxyBeanMethods = false)
class MetricsAccess {

  /** Where Prometheus reads. */
  static final String PATH = "/actuator/prometheus";

  /** In the data directory: one for each replica, as each has meters of its own. */
  static final String FILE = "metrics.token";

  private static final String CHALLENGE = "Bearer realm=\"metrics\"";

  @Bean
  @Order(1)
  SecurityFilterChain metricsChain(
      HttpSecurity http, Installation installation, Randomness randomness, ProblemWriter problems)
      throws Exception {
    byte[] expected = expected(installation.directory(FILE), randomness);
    http.securityMatcher(PATH)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests ->
            requests
                .anyRequest()
                .access((_, context) ->
                    new AuthorizationDecision(
                        holds(
                            context.getRequest().getHeader(HttpHeaders.AUTHORIZATION), expected))))
        .exceptionHandling(handling ->
            handling.authenticationEntryPoint((request, response, _) -> {
              response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
              problems.write(request, response, new Refusal(CommonRefusal.NOT_SIGNED_IN));
            }));
    return http.build();
  }

  private static boolean holds(@Nullable String authorization, byte[] expected) {
    return authorization != null
        && MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), expected);
  }

  private static byte[] expected(Path file, Randomness randomness) throws IOException {
    if (Files.notExists(file)) {
      PrivateFiles.write(file, (randomness.token() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    PrivateFiles.refuseReadableByOthers(file, "The token for meters");
    return ("Bearer " + Files.readString(file).strip()).getBytes(StandardCharsets.UTF_8);
  }
}
