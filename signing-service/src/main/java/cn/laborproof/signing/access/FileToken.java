package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A secret in a file of the data directory, for whoever runs the installation: no organisation's or
 * office's account is that. Made at the first start; changed by writing another file and starting
 * anew.
 */
final class FileToken {

  private final byte[] expected;

  private FileToken(byte[] expected) {
    this.expected = expected;
  }

  /**
   * Reads it, or makes it where it is missing.
   *
   * @param name what it is called when others may read it
   * @throws IllegalStateException when others than its owner may read it
   */
  static FileToken in(Path file, Randomness randomness, String name) throws IOException {
    if (Files.notExists(file)) {
      PrivateFiles.write(file, (randomness.token() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    PrivateFiles.refuseReadableByOthers(file, name);
    return new FileToken(
        ("Bearer " + Files.readString(file).strip()).getBytes(StandardCharsets.UTF_8));
  }

  /** Opens paths to its holder, and to nobody signed in. */
  SecurityFilterChain guarding(
      HttpSecurity http, String paths, String realm, ProblemWriter problems) throws Exception {
    http.securityMatcher(paths)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No browser sends the header by itself.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests ->
            requests
                .anyRequest()
                .access((_, context) ->
                    new AuthorizationDecision(
                        opens(context.getRequest().getHeader(HttpHeaders.AUTHORIZATION)))))
        .exceptionHandling(handling ->
            handling.authenticationEntryPoint((request, response, _) -> {
              response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"" + realm + "\"");
              problems.write(request, response, new Refusal(CommonRefusal.NOT_SIGNED_IN));
            }));
    return http.build();
  }

  private boolean opens(@Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), expected);
  }
}
