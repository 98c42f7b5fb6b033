package cn.laborproof.signing.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** {@link WorkerSessions} over the same rows and cookie as sign-in. */
@Component
final class CookieWorkerSessions implements WorkerSessions {

  private final SessionRows sessions;

  CookieWorkerSessions(SessionRows sessions) {
    this.sessions = sessions;
  }

  @Override
  public void begin(
      Actor.LinkHolder holder, HttpServletRequest request, HttpServletResponse response) {
    sessions.begin(holder, request, response);
  }

  @Override
  public void identify(
      Actor.Person person, HttpServletRequest request, HttpServletResponse response) {
    sessions.raise(person, request, response);
  }

  @Override
  public void end(HttpServletRequest request, HttpServletResponse response) {
    sessions.forget(request, response, null);
  }
}
