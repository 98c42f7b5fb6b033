package cn.laborproof.signing.signing;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Knows a browser again by a random cookie of this service, given only to whoever has agreed to the
 * notice that names it, and sent back to the signing API alone. It dies with the traces it is
 * compared in.
 */
@Component
final class SigningDevice {
  static final String COOKIE = "LP_DEVICE";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** A home or a phone has a whole /64 and changes within it. */
  private static final int NETWORK = 8;

  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;

  private final Randomness randomness;
  private final SigningProperties properties;
  private final boolean secure;

  SigningDevice(Randomness randomness, SigningProperties properties, Installation installation) {
    this.randomness = randomness;
    this.properties = properties;
    this.secure = "https".equals(installation.publicUri().getScheme());
  }

  /** Gives the browser its token, or the one it has for longer. */
  void remember(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, token(request).orElseGet(randomness::token))
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .path("/api/v1/signing")
            .maxAge(properties.traceLife())
            .build()
            .toString());
  }

  SigningOrigin origin(HttpServletRequest request) {
    return new SigningOrigin(token(request), network(request.getRemoteAddr()));
  }

  private static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
        .map(Cookie::getValue)
        .filter(value -> TOKEN.matcher(value).matches());
  }

  /**
   * The network an address lies in: IPv4 whole, of IPv6 the first half. An address inside this
   * machine or a house says which proxy stands before us, not who came.
   */
  static Optional<byte[]> network(String literal) {
    InetAddress address;
    try {
      // Never a name: a forged header must not make us ask a name server.
      address = InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    byte[] bytes = address.getAddress();
    boolean inside =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address instanceof Inet6Address && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    if (inside) {
      return Optional.empty();
    }
    return Optional.of(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK) : bytes);
  }
}
