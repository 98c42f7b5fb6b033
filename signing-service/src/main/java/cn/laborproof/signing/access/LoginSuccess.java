package cn.laborproof.signing.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * To the page somebody wanted, or their home; with the new form token, so that the next request may
 * already change something.
 */
final class LoginSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

  LoginSuccess(RequestCache requests) {
    setRequestCache(requests);
    setDefaultTargetUrl("/home");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws ServletException, IOException {
    FormTokenFilter.issue(request);
    super.onAuthenticationSuccess(request, response, authentication);
  }
}
