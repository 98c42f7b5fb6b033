package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets programs in by {@code Authorization: Bearer …} (RFC 6750 §2.1). A wrong token is refused at
 * once, not treated as nobody.
 */
@Component
final class BearerTokenFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final CredentialTransactions credentials;
  private final ProblemWriter problems;

  BearerTokenFilter(CredentialTransactions credentials, ProblemWriter problems) {
    this.credentials = credentials;
    this.problems = problems;
  }

  /**
   * Whether the request authenticates by a header no browser adds by itself; such requests need no
   * CSRF token.
   */
  static boolean carriesToken(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(SCHEME);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (carriesToken(request)) {
      String secret = request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length());
      Optional<Actor> machine = find(secret.strip());
      if (machine.isEmpty()) {
        problems.write(request, response, new Refusal(CommonRefusal.NOT_SIGNED_IN));
        return;
      }
      SecurityContextHolder.setContext(
          new SecurityContextImpl(new ActorAuthentication(machine.get())));
    }
    chain.doFilter(request, response);
  }

  private Optional<Actor> find(String secret) {
    String hash = SessionRows.hash(secret);
    return credentials.showing(
        hash,
        jdbc ->
            jdbc.sql(
                    "select id, tenant_id, office_id, region, display_name from api_token where token_hash = ?")
                .param(hash)
                .query((row, index) ->
                    (Actor)
                        new Actor.Machine(
                            row.getObject("id", UUID.class),
                            row.getObject("tenant_id", UUID.class),
                            row.getObject("office_id", UUID.class),
                            row.getString("region"),
                            row.getString("display_name")))
                .optional());
  }

  /** Spring Security runs the filter in its chain; the container must not run it a second time. */
  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    FilterRegistrationBean<BearerTokenFilter> bearerTokenFilterOnlyInChain(
        BearerTokenFilter filter) {
      var registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}
