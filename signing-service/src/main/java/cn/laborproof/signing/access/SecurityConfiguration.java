package cn.laborproof.signing.access;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Who gets in. Browsers carry a session cookie and prove each change with the CSRF token; programs
 * carry a bearer token and need no CSRF, since a browser never adds that header by itself. Nothing
 * is open unless a {@link PublicPaths} bean says so.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /**
   * No inline script or style, no foreign origin, no framing; camera and microphone for our own
   * pages only.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
          + "media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
          + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String PERMISSIONS_POLICY =
      "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";

  @Bean
  PublicPaths accessPaths() {
    return PublicPaths.of(
        "/",
        "/login",
        "/error",
        "/ds/**",
        "/assets/**",
        "/favicon.ico",
        "/actuator/health/**",
        ApiDescription.PATH);
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  AuthenticationManager authenticationManager(AccountAuthentication accounts) {
    return new ProviderManager(accounts);
  }

  @Bean
  RateLimiter loginAttempts(Clock clock) {
    return RateLimiter.perMinute(10, clock);
  }

  @Bean
  SecurityFilterChain webChain(
      HttpSecurity http,
      List<PublicPaths> publicPaths,
      SessionRows sessions,
      BearerTokenFilter bearerTokens,
      LoginRateFilter loginRate,
      ProblemWriter problems)
      throws Exception {
    String[] open =
        publicPaths.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
    RequestCache wanted = new CookieRequestCache();
    http.securityContext(context -> context.securityContextRepository(sessions))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(wanted))
        .csrf(csrf ->
            csrf.csrfTokenRepository(csrfCookie())
                // The plain token, not a masked one: scripts send what the page or the cookie says,
                // and responses are not compressed
                // (BREACH needs compression).
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .ignoringRequestMatchers(BearerTokenFilter::carriesToken))
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(open)
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(form ->
            form.loginPage("/login")
                .successHandler(new LoginSuccess(wanted))
                .failureHandler(new LoginFailure()))
        .logout(logout -> logout.logoutSuccessUrl("/").addLogoutHandler(sessions::forget))
        .exceptionHandling(problems::handleFor)
        .headers(SecurityConfiguration::secure)
        .addFilterBefore(loginRate, UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(bearerTokens, BasicAuthenticationFilter.class)
        .addFilterAfter(new FormTokenFilter(), CsrfFilter.class)
        .addFilterBefore(new FirstPasswordFilter(problems), AuthorizationFilter.class)
        .addFilterAfter(new ActorFilter(), AuthorizationFilter.class);
    return http.build();
  }

  private static CookieCsrfTokenRepository csrfCookie() {
    CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
    repository.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    return repository;
  }

  private static void secure(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
  }
}
