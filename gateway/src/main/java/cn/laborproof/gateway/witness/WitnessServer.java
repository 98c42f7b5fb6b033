package cn.laborproof.gateway.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A witness over HTTP: {@code POST /add-checkpoint} of C2SP tlog-witness, and {@code GET /} that
 * says who it is. Requests need no login; what is signed in them decides. TLS, if wanted, is the
 * business of a proxy before it.
 */
public final class WitnessServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int FAILED = 500;
  private static final int BACKLOG = 64;

  static final String PATH = "/add-checkpoint";
  static final String SIZE_TYPE = "text/x.tlog.size";
  private static final String TEXT_TYPE = "text/plain;charset=utf-8";

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @param address port 0 takes a free one
   */
  public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
    limitConnections();
    HttpServer http = HttpServer.create(address, BACKLOG);
    WitnessServer server = new WitnessServer(witness, http);
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Whoever sends or reads slowly is cut off; the JDK reads these once, in seconds. */
  private static void limitConnections() {
    System.setProperty("sun.net.httpserver.maxReqTime", "15");
    System.setProperty("sun.net.httpserver.maxRspTime", "15");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("jdk.httpserver.maxConnections", "256");
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean post = exchange.getRequestMethod().equals("POST");
      if (path.equals(PATH)) {
        if (post) {
          add(exchange);
        } else {
          exchange.getResponseHeaders().set("Allow", "POST");
          answer(exchange, NOT_ALLOWED, TEXT_TYPE, "POST a checkpoint here\n");
        }
      } else if (path.equals("/") && !post) {
        answer(exchange, OK, TEXT_TYPE, about());
      } else {
        answer(exchange, NOT_FOUND, TEXT_TYPE, "nothing here\n");
      }
    }
  }

  private void add(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
    if (body.length > AddCheckpoint.MAX_BYTES) {
      answer(exchange, TOO_LARGE, TEXT_TYPE, "larger than any checkpoint with its proof\n");
      return;
    }
    WitnessReply reply;
    try {
      reply = witness.add(body);
    } catch (IOException e) {
      System.err.println("witness: nothing cosigned, the state cannot be written: " + e);
      answer(exchange, FAILED, TEXT_TYPE, "the state cannot be written\n");
      return;
    }
    switch (reply) {
      case WitnessReply.Cosigned(var line) -> answer(exchange, OK, TEXT_TYPE, line.line() + "\n");
      case WitnessReply.Conflict(long size) -> answer(exchange, CONFLICT, SIZE_TYPE, size + "\n");
      case WitnessReply.Refused(int status, String why) ->
          answer(exchange, status, TEXT_TYPE, why + "\n");
    }
  }

  private String about() {
    StringBuilder out = new StringBuilder("C2SP tlog-witness\n");
    out.append(witness.verifier().vkey()).append('\n');
    witness
        .logs()
        .forEach(log ->
            out.append(log.name()).append(' ').append(witness.sizeOf(log.name())).append('\n'));
    return out.toString();
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Ends; requests under way are answered within a second. */
  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
