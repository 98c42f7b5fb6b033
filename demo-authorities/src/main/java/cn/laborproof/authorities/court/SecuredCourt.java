package cn.laborproof.authorities.court;

import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.authorities.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * A demo court by itself that speaks to known callers only: mutual TLS 1.3, and every request
 * signed. Rehearses what a real court asks for; its word is a demo's all the same.
 */
public final class SecuredCourt implements AutoCloseable {
  private final WebServer server;

  private SecuredCourt(WebServer server) {
    this.server = server;
  }

  /**
   * Starts it; when this returns it answers.
   *
   * @param directory its chain, made at the first start; one process per directory
   * @param port 0 for any free one of the loopback address
   * @param tls its certificate, for {@code localhost}, and the roots of those it speaks to
   * @param callers the keys requests are signed with, by key id: Ed25519, or EC on P-256
   * @throws IOException when the port is taken or the chain is damaged
   */
  public static SecuredCourt start(
      Path directory, int port, SSLContext tls, Map<String, PublicKey> callers, Clock clock)
      throws IOException {
    DemoCourt court = DemoCourt.open(StateDirectory.open(directory), clock, new SecureRandom());
    WebServer server = new WebServer(port, tls);
    court.serve(server, new RequestSignatures(server::uri, callers, clock));
    server.start();
    return new SecuredCourt(server);
  }

  /** {@code https://localhost:PORT}. */
  public URI uri() {
    return server.uri();
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.close();
  }
}
