package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who signed in with a password that somebody else made chooses one of their own before anything
 * else: until then two people could act under one name.
 */
final class FirstPasswordFilter extends OncePerRequestFilter {

  private static final String PAGE = "/password";

  /** What the page itself needs, and the way out. */
  private static final List<String> OPEN = List.of(PAGE, "/logout", "/error", "/favicon.ico");

  private static final List<String> OPEN_BELOW = List.of("/ds/", "/assets/");

  private final ProblemWriter problems;

  FirstPasswordFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  /** Whether the one who acts has shown a first password. */
  static boolean isShown() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof ActorAuthentication known
        && known.isByFirstPassword();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return OPEN.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isShown()) {
      chain.doFilter(request, response);
    } else if (ProblemWriter.wantsProblem(request)) {
      problems.write(request, response, new Refusal(AccessRefusal.FIRST_PASSWORD));
    } else {
      response.sendRedirect(PAGE);
    }
  }
}
