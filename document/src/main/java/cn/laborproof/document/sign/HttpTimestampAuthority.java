package cn.laborproof.document.sign;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * RFC 3161 over HTTP (§3.4). The authorities are asked in the given order; the first good token
 * wins, and when none is good the last resort is an exception.
 */
public final class HttpTimestampAuthority implements TimestampAuthority {
  private final List<URI> authorities;
  private final Duration timeout;

  /**
   * A client.
   *
   * @param authorities addresses in the order they are asked, at least one
   * @param timeout for each request as a whole
   */
  public HttpTimestampAuthority(List<URI> authorities, Duration timeout) {
    this.authorities = List.copyOf(authorities);
    this.timeout = Objects.requireNonNull(timeout, "timeout");
  }

  @Override
  public TimestampToken timestamp(byte[] sha256) {
    throw new UnsupportedOperationException("not yet" + authorities + timeout);
  }
}
