package cn.laborproof.authorities.web;

import cn.laborproof.proof.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves routes on the loopback address. A route is a path, or a path that ends in {@code /*} and
 * then also serves one more segment. The port is bound when the object is made, so that
 * certificates can name it; requests are served from {@link #start()} on.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int BACKLOG = 128;

  private record Route(int bodyLimit, Handler handler) {}

  private final HttpServer server;
  private final String host;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Map<String, Route>> routes = new HashMap<>();

  /**
   * Binds the port.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public WebServer(int port) throws IOException {
    this(HttpServer.create(address(port), BACKLOG), "http://127.0.0.1");
  }

  /**
   * Binds the port for TLS 1.3 to callers who show a certificate the context trusts.
   *
   * @param port 0 for any free one
   * @param tls whose certificate, and whom to trust; the certificate must name {@code localhost}
   * @throws IOException when the port is taken
   */
  public WebServer(int port, SSLContext tls) throws IOException {
    this(mutualTls(HttpsServer.create(address(port), BACKLOG), tls), "https://localhost");
  }

  private WebServer(HttpServer server, String host) {
    this.server = server;
    this.host = host;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static HttpServer mutualTls(HttpsServer server, SSLContext tls) {
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters demands = getSSLContext().getDefaultSSLParameters();
            demands.setProtocols(new String[] {"TLSv1.3"});
            demands.setNeedClientAuth(true);
            parameters.setSSLParameters(demands);
          }
        });
    return server;
  }

  /** Where it listens: scheme, host and port, without a path. */
  public URI uri() {
    return URI.create(host + ":" + server.getAddress().getPort());
  }

  /** Adds a route for GET. Only before {@link #start()}. */
  public void get(String path, Handler handler) {
    route("GET", path, 0, handler);
  }

  /**
   * Adds a route for POST with bodies of up to {@code bodyLimit} bytes. Only before {@link
   * #start()}.
   */
  public void post(String path, int bodyLimit, Handler handler) {
    route("POST", path, bodyLimit, handler);
  }

  private void route(String method, String path, int bodyLimit, Handler handler) {
    Map<String, Route> methods = routes.computeIfAbsent(path, any -> new TreeMap<>());
    if (methods.put(method, new Route(bodyLimit, handler)) != null) {
      throw new IllegalArgumentException("two routes for " + method + " " + path);
    }
  }

  /** Begins to serve. */
  public void start() {
    server.start();
  }

  /** Stops at once; open exchanges are cut. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      Reply reply = replyTo(exchange);
      exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
      exchange.getResponseHeaders().set("LaborProof-Demo", "true");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    } catch (IOException e) {
      LOG.debug("the caller went away: {}", e.toString());
    }
  }

  private Reply replyTo(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    try {
      return dispatch(exchange, path);
    } catch (Refusal refusal) {
      LOG.info("refused {} {}: {}", exchange.getRequestMethod(), path, refusal.code());
      return problem(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.error("failed {} {}", exchange.getRequestMethod(), path, e);
      return problem(
          500, "internal", "The demo authorities failed on their own account; their log says why.");
    }
  }

  private Reply dispatch(HttpExchange exchange, String path) throws IOException {
    String rest = "";
    Map<String, Route> methods = routes.get(path);
    if (methods == null) {
      int cut = path.lastIndexOf('/') + 1;
      rest = path.substring(cut);
      methods = rest.isEmpty() ? null : routes.get(path.substring(0, cut) + "*");
    }
    if (methods == null) {
      throw new Refusal(
          404,
          "no-such-path",
          "Nothing is served at " + printable(path) + "; the page at / lists what is.");
    }
    @Nullable Route route = methods.get(exchange.getRequestMethod());
    if (route == null) {
      throw new Refusal(
          405, "method-not-allowed", "Only " + String.join(", ", methods.keySet()) + " here.");
    }
    byte[] body = exchange.getRequestBody().readNBytes(route.bodyLimit() + 1);
    if (body.length > route.bodyLimit()) {
      throw new Refusal(
          413, "body-too-large", "At most " + route.bodyLimit() + " bytes are read here.");
    }
    String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    return route.handler().answer(new Call(path, rest, query, exchange.getRequestHeaders(), body));
  }

  private static String printable(String path) {
    return path.length() > 200 ? path.substring(0, 200) + "…" : path;
  }

  private static Reply problem(int status, String code, String detail) {
    JsonObject problem =
        JsonObject.builder()
            .put("type", "about:blank")
            .put("title", "演示机构拒绝 · refused by the demo authority")
            .put("status", status)
            .put("code", code)
            .put("detail", detail)
            .build();
    return new Reply(status, "application/problem+json", problem.canonicalBytes(), Map.of());
  }
}
