package cn.laborproof.signing.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Browser sessions of people who come by a link. Sessions are rows, so they survive a restart and
 * work on every replica. Each call issues a new token, so a fixed or leaked earlier one never
 * becomes worth more.
 */
public interface WorkerSessions {

  /** Begins a session for somebody who opened a valid link. The caller has checked the link. */
  void begin(Actor.LinkHolder holder, HttpServletRequest request, HttpServletResponse response);

  /**
   * Raises the session to an identified person. The caller has established the identity in this
   * very request. The session before stays what it was, no more, until the new one is first shown:
   * a crash may have lost the answer that carries it.
   */
  void identify(Actor.Person person, HttpServletRequest request, HttpServletResponse response);

  /** Ends the session and forgets its cookie. */
  void end(HttpServletRequest request, HttpServletResponse response);
}
