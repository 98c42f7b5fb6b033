package cn.laborproof.authorities;

import cn.laborproof.authorities.ca.CertificateAuthority;
import cn.laborproof.authorities.court.DemoCourt;
import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.authorities.identity.IdentityAuthority;
import cn.laborproof.authorities.tsa.TimestampService;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.SharedSecret;
import cn.laborproof.authorities.web.WebServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * All demo authorities behind one port of the loopback address. One process per directory.
 * Everything acknowledged survives a kill at any instant. Thread-safe.
 */
public final class DemoAuthorities implements AutoCloseable {
  /**
   * The file in the state directory that holds the password for enrolment; the user is {@link
   * SharedSecret#USER}.
   */
  public static final String ENROLMENT_SECRET = "enrolment-secret";

  /** The file in the state directory that keys the MAC of requests to the identity authority. */
  public static final String IDENTITY_SECRET = "identity-secret";

  private final WebServer server;
  private final CertificateAuthority authority;
  private final DirectoryLock lock;

  private DemoAuthorities(WebServer server, CertificateAuthority authority, DirectoryLock lock) {
    this.server = server;
    this.authority = authority;
    this.lock = lock;
  }

  /**
   * Starts them; when this returns they answer.
   *
   * @param directory their state, made at the first start
   * @param port 0 for any free one
   * @throws IOException when the port or the directory is taken, or the state is damaged; the
   *     message says which
   */
  public static DemoAuthorities start(Path directory, int port) throws IOException {
    return start(directory, port, Clock.systemUTC());
  }

  /**
   * As {@link #start(Path, int)}, with the clock that certificates, revocation data and timestamps
   * go by.
   */
  public static DemoAuthorities start(Path directory, int port, Clock clock) throws IOException {
    StateDirectory state = StateDirectory.open(directory);
    DirectoryLock lock = DirectoryLock.take(state.file("lock"));
    try {
      WebServer server = new WebServer(port);
      try {
        CertificateAuthority authority = open(state, server, clock);
        server.start();
        return new DemoAuthorities(server, authority, lock);
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static CertificateAuthority open(StateDirectory state, WebServer server, Clock clock)
      throws IOException {
    SecureRandom random = new SecureRandom();
    CertificateAuthority authority =
        CertificateAuthority.open(state.under("ca"), server.uri(), clock, random);
    authority.serve(server, SharedSecret.open(state, ENROLMENT_SECRET, random));
    new TimestampService(authority.timestamps(), clock, random)
        .serve(server, TimestampService.PATH);
    new TimestampService(authority.nationalTimestamps(), clock, random)
        .serve(server, TimestampService.NATIONAL_PATH);
    SharedSecret identitySecret = SharedSecret.open(state, IDENTITY_SECRET, random);
    IdentityAuthority.open(state.under("identity"), identitySecret, clock, random).serve(server);
    DemoCourt.open(state.under("court"), clock, random).serve(server);
    server.get("/health", call -> Reply.ok("text/plain", "ok\n"));
    return authority;
  }

  /** Scheme, host and port under which they answer. */
  public URI uri() {
    return server.uri();
  }

  /**
   * Revokes a certificate of the issuing authority, as its operator would.
   *
   * @param reason a CRLReason of RFC 5280 5.3.1, such as 1 keyCompromise
   * @return false when it never issued that serial
   */
  public boolean revoke(BigInteger serial, int reason) throws IOException {
    return authority.revoke(serial, reason);
  }

  /** Stops answering and frees the directory. */
  @Override
  public void close() throws IOException {
    server.close();
    lock.close();
  }
}
