package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down guessing: so many refused sign-ins a minute per login name, whatever address they come
 * from.
 */
@Component
final class LoginRateFilter extends OncePerRequestFilter {

  private static final int LONGEST_LOGIN = 100;

  private final RateLimiter attempts;
  private final ProblemWriter problems;

  LoginRateFilter(RateLimiter loginAttempts, ProblemWriter problems) {
    this.attempts = loginAttempts;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !("POST".equals(request.getMethod()) && "/login".equals(request.getServletPath()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = String.valueOf(request.getParameter("username"));
    String login = given.substring(0, Math.min(given.length(), LONGEST_LOGIN));
    if (!attempts.allows(login)) {
      problems.write(request, response, new Refusal(CommonRefusal.TOO_MANY_REQUESTS));
      return;
    }
    chain.doFilter(request, response);
    // A refused sign-in leaves nobody in the context: only who knew the password starts anew.
    if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication) {
      attempts.forget(login);
    }
  }

  /** Spring Security runs the filter in its chain; the container must not run it a second time. */
  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    FilterRegistrationBean<LoginRateFilter> loginRateFilterOnlyInChain(LoginRateFilter filter) {
      var registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}
