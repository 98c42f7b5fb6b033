package cn.laborproof.verify;

import cn.laborproof.proof.trust.TrustBundle;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The portal on a free port, under a trust bundle of the test's choice. The operator behind it is a
 * small real server.
 */
final class TestPortal implements AutoCloseable {

  static final String KNOWN_REFERENCE = "known-reference";

  private final HttpServer operator;
  private final AtomicBoolean operatorAnswers = new AtomicBoolean(true);
  private final ConfigurableApplicationContext portal;
  private final URI home;

  TestPortal(TrustBundle trust, Path directory) throws IOException {
    trust.writeTo(directory);
    operator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    operator.createContext(
        "/api/v1/public/references/",
        exchange -> {
          boolean known = exchange.getRequestURI().getPath().endsWith("/" + KNOWN_REFERENCE);
          byte[] body = (known ? facts() : "{}").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          int status = known ? 200 : 404;
          exchange.sendResponseHeaders(operatorAnswers.get() ? status : 500, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    operator.start();
    portal =
        SpringApplication.run(
            VerifyPortal.class,
            "--server.port=0",
            "--portal.trust=" + directory,
            "--portal.operator=http://127.0.0.1:" + operator.getAddress().getPort());
    int port = ((WebServerApplicationContext) portal).getWebServer().getPort();
    home = URI.create("http://127.0.0.1:" + port);
  }

  URI home() {
    return home;
  }

  void operatorAnswers(boolean answers) {
    operatorAnswers.set(answers);
  }

  private static String facts() {
    return """
    {"reference": "known-reference", "kind": "labour-contract", "state": "concluded", "inForce": true,
     "employer": "示例科技有限公司", "worker": "张*", "signedAt": "2026-11-21T16:10:00.250Z",
     "concludedAt": "2026-11-21T16:30:00Z", "isAnchored": true, "evidenceNumber": "DEMO-00000000003027",
     "sha256": "7baefc6e199244ddf2b31b68cb3970a0941917de9c20dd33a478ded8627c2a11",
     "demo": true, "later": "unknown members are ignored"}
    """;
  }

  @Override
  public void close() {
    portal.close();
    operator.stop(0);
  }
}
