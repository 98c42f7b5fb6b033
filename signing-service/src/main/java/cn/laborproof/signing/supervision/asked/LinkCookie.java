package cn.laborproof.signing.supervision.asked;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/**
 * The cookie that holds a link's secret between opening and sending. It ends with the browser or
 * the answer.
 *
 * @param name one for each kind of link, so that two that are open do not meet
 */
public record LinkCookie(String name) {

  /** The answer to a link that opens: from here on its secret is no more in the address. */
  public ResponseEntity<Void> opened(String token, HttpServletRequest request) {
    return with(cookie(token, request).build());
  }

  /** The answer to what was sent: the secret is forgotten. */
  public ResponseEntity<Void> answered(HttpServletRequest request) {
    return with(cookie("", request).maxAge(0).build());
  }

  private static ResponseEntity<Void> with(ResponseCookie cookie) {
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path("/");
  }
}
