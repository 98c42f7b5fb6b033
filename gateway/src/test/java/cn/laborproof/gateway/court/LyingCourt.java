package cn.laborproof.gateway.court;

import cn.laborproof.gateway.TestCourt;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.SignedDeposit;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A court of the right address that behaves as a test wants. */
final class LyingCourt implements AutoCloseable {

  /** Answers one request. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange, byte[] body) throws IOException;
  }

  final TestCourt desk;
  private final Map<Deposit, CourtReceipt> taken = new HashMap<>();
  private final HttpServer server;
  private final String host;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Answer deposits = (exchange, body) -> reply(exchange, 201, honest(body).bytes());
  private volatile Answer head = (exchange, body) -> reply(exchange, 200, honestHead().bytes());

  LyingCourt() throws IOException {
    this(TestCourt.Form.RECORDS);
  }

  LyingCourt(TestCourt.Form form) throws IOException {
    this(form, "http://127.0.0.1", HttpServer.create(anyPort(), 0));
  }

  /** One that asks for a certificate before it lies. */
  LyingCourt(TestCourt.Form form, SSLContext tls) throws IOException {
    this(form, "https://localhost", TlsFiles.demanding(HttpsServer.create(anyPort(), 0), tls));
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private LyingCourt(TestCourt.Form form, String host, HttpServer server) {
    this.desk = new TestCourt(form);
    this.host = host;
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/court/v1/deposits", exchange -> answer(exchange, deposits));
    server.createContext("/court/v1/head", exchange -> answer(exchange, head));
    server.start();
  }

  void onDeposit(Answer answer) {
    deposits = answer;
  }

  void onHead(Answer answer) {
    head = answer;
  }

  CourtReceipt honest(byte[] body) {
    return taken.computeIfAbsent(SignedDeposit.parse(body).deposit(), desk::receipt);
  }

  private CourtHead honestHead() {
    return desk.head();
  }

  URI uri() {
    return URI.create(host + ":" + server.getAddress().getPort());
  }

  static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Says nothing until the test is over. */
  void silence(HttpExchange exchange) {
    awaitClosing();
    exchange.close();
  }

  /** Begins an answer and never ends it. */
  void beginWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write('{');
    out.flush();
    awaitClosing();
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    answer.to(exchange, exchange.getRequestBody().readAllBytes());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
