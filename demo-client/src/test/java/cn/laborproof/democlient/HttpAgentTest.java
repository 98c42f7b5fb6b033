package cn.laborproof.democlient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that takes a request and dies before it answers, as the client meets it. */
final class HttpAgentTest {
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private HttpServer server;
  private HttpAgent agent;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/act", exchange -> handle(exchange, 200, "{\"id\":\"1\"}"));
    server.createContext(
        "/refused", exchange -> handle(exchange, 409, "{\"code\":\"not-this-step\"}"));
    server.start();
    agent = new HttpAgent(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange, int status, String answer) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      arrived.incrementAndGet();
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      keys.add(key == null ? "" : key);
      if (lost.getAndDecrement() > 0) {
        return; // closed without an answer
      }
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void a_request_whose_answer_was_lost_is_repeated() throws Exception {
    lost.set(2);
    assertThat(agent.post("/act").text("id")).isEqualTo("1");
    assertThat(arrived).hasValue(3);
  }

  @Test
  void making_something_keeps_its_key_through_all_repetitions() throws Exception {
    lost.set(1);
    agent.create("/act", JsonObject.builder().build());
    assertThat(keys).hasSize(2).doesNotContain("");
    assertThat(keys.getFirst()).isEqualTo(keys.getLast());
  }

  @Test
  void what_must_not_happen_twice_is_not_repeated_when_it_was_done() throws Exception {
    lost.set(1);
    agent.postOnce("/act", () -> true);
    assertThat(arrived).hasValue(1);
  }

  @Test
  void what_was_not_done_is_asked_for_again() throws Exception {
    lost.set(1);
    AtomicBoolean looked = new AtomicBoolean();
    agent.postOnce(
        "/act",
        () -> {
          looked.set(true);
          return false;
        });
    assertThat(looked).isTrue();
    assertThat(arrived).hasValue(2);
  }

  @Test
  void a_refusal_carries_its_code() {
    assertThatThrownBy(() -> agent.post("/refused"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.is("link-used", "not-this-step")).isTrue();
              assertThat(refused.is("link-used")).isFalse();
            });
  }
}
