package cn.laborproof.signing.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds who is signed in to the request, so that every transaction it begins carries the actor. */
final class ActorFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Actor actor =
        SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication known
            ? known.actor()
            : ActorBinding.NOBODY;
    try {
      ScopedValue.where(ActorBinding.ACTOR, actor)
          .call(() -> {
            chain.doFilter(request, response);
            return Boolean.TRUE;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
