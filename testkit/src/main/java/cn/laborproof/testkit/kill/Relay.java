package cn.laborproof.testkit.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Hands requests on to their receiver and answers back. While the receiver is dead it drops the
 * connection, as the receiver's own port would.
 */
final class Relay {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Headers that belong to one connection (RFC 9110 §7.6.1), and those the client sets itself. */
  private static final Set<String> OWN =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  private final Side side;
  private final int to;
  private final KillSweep sweep;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Relay(Side side, int to, KillSweep sweep) {
    this.side = side;
    this.to = to;
    this.sweep = sweep;
  }

  /** Listens on the first port for requests to the second, on the loopback address. */
  static void start(Side side, int from, int to, KillSweep sweep) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), from), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var relay = new Relay(side, to, sweep);
    server.createContext("/", relay::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      sweep.pass(new Passing(this, exchange, body));
    } catch (IOException _) {
      // Closing without an answer is what a dead receiver looks like.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A request on its way. */
  record Passing(Relay relay, HttpExchange exchange, byte[] body) {

    Side side() {
      return relay.side;
    }

    String method() {
      return exchange.getRequestMethod();
    }

    String path() {
      return exchange.getRequestURI().getPath();
    }

    /** Sends the request on and waits for the answer. */
    HttpResponse<byte[]> send() throws IOException, InterruptedException {
      URI target = URI.create("http://127.0.0.1:" + relay.to + exchange.getRequestURI());
      HttpRequest.Builder request =
          HttpRequest.newBuilder(target)
              .timeout(PATIENCE)
              .method(
                  method(),
                  body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
              values.forEach(value -> request.header(name, value));
            }
          });
      return relay.client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Closes the connection, as the death of a receiver does. */
    void drop() {
      exchange.close();
    }

    /** Gives the answer back. */
    void answer(HttpResponse<byte[]> response) throws IOException {
      response
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
          });
      byte[] bytes = response.body();
      exchange.sendResponseHeaders(response.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
      exchange.close();
    }
  }
}
