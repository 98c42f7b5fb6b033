package cn.laborproof.gateway.witness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.SignedCheckpoint;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking a real witness, and witnesses that are silent, slow, refuse or lie. */
class WitnessClientTest {
  private static final Ed25519NoteSigner LOG =
      Ed25519NoteSigner.ofSeed("log.example/asking", new byte[32]);
  private static final Ed25519NoteSigner LIAR =
      Ed25519NoteSigner.ofSeed("witness.example/liar", new byte[32]).asWitness();
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path directory;
  private LogWriter writer;
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void a_log() throws Exception {
    writer =
        LogWriter.open(DirectoryTileStore.open(directory.resolve("log")), LOG, Optional.empty());
  }

  @AfterEach
  void close() throws Exception {
    writer.close();
    http.close();
  }

  @Test
  void a_witness_cosigns_and_tells_where_it_stands_when_that_is_forgotten() throws Exception {
    try (Witness witness = witness();
        WitnessServer server = WitnessServer.start(witness, ANYWHERE)) {
      WitnessClient client = client(uri(server.address()), Duration.ofSeconds(10), witness);
      SignedCheckpoint first = grow(3);
      assertCosigned(client, first, 0);
      SignedCheckpoint second = grow(300);
      assertCosigned(client, second, 0); // 409 names 3
      assertCosigned(client, second, 303); // the same again
      assertCosigned(client, grow(1), 7); // a wrong memory
      assertThat(client.ask(second, 303, writer.reader()))
          .isEqualTo(new WitnessAnswer.Contradicted(304));
    }
  }

  @Test
  void another_root_of_the_size_is_a_contradiction() throws Exception {
    try (Witness witness = witness();
        WitnessServer server = WitnessServer.start(witness, ANYWHERE)) {
      WitnessClient client = client(uri(server.address()), Duration.ofSeconds(10), witness);
      assertCosigned(client, grow(3), 0);
      Path other = directory.resolve("other");
      try (LogWriter fork = LogWriter.open(DirectoryTileStore.open(other), LOG, Optional.empty())) {
        SignedCheckpoint forked = fork.append(0, entries("fork", 3));
        assertThat(client.ask(forked, 0, fork.reader()))
            .isEqualTo(new WitnessAnswer.Contradicted(3));
      }
    }
  }

  @Test
  void a_witness_that_is_not_there_gives_none() throws Exception {
    HttpServer gone = HttpServer.create(ANYWHERE, 0);
    URI address = uri(gone.getAddress());
    gone.start();
    gone.stop(0);
    WitnessClient client =
        new WitnessClient(http, address, LIAR.verifier(), Duration.ofSeconds(5), Clock.systemUTC());
    assertThat(client.ask(grow(3), 0, writer.reader())).isInstanceOf(WitnessAnswer.None.class);
  }

  @Test
  void a_witness_that_answers_half_and_then_nothing_holds_nobody_up() throws Exception {
    assertNone(
        Duration.ofMillis(300),
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          over.await();
        });
  }

  @Test
  void lies_and_refusals_give_none() throws Exception {
    SignedCheckpoint checkpoint = grow(3);
    String own = NoteSignature.cosign(checkpoint.note().text(), LIAR, now()).line() + "\n";
    Ed25519NoteSigner other = Ed25519NoteSigner.ofSeed("other.example", new byte[32]).asWitness();
    String stranger = NoteSignature.cosign(checkpoint.note().text(), other, now()).line() + "\n";
    String future =
        NoteSignature.cosign(checkpoint.note().text(), LIAR, now().plusSeconds(3600)).line() + "\n";
    String otherText = NoteSignature.cosign("other\n", LIAR, now()).line() + "\n";
    for (String answer :
        List.of(
            "", "\n", "<html>", stranger, otherText, own + otherText, future, "x".repeat(70_000))) {
      assertNone(Duration.ofSeconds(10), exchange -> answer(exchange, 200, answer));
    }
    for (int status : new int[] {302, 400, 403, 404, 422, 500, 503}) {
      assertNone(Duration.ofSeconds(10), exchange -> answer(exchange, status, own));
    }
    assertNone(Duration.ofSeconds(10), exchange -> answer(exchange, 409, "many\n"));
    AtomicInteger size = new AtomicInteger();
    assertNone(
        Duration.ofSeconds(10),
        exchange -> answer(exchange, 409, (size.getAndIncrement() % 2 + 1) + "\n"));
    assertThat(size).hasValueLessThan(10);
  }

  private void assertNone(Duration patience, Handler handler) throws Exception {
    HttpServer server = HttpServer.create(ANYWHERE, 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      WitnessClient client =
          new WitnessClient(
              http, uri(server.getAddress()), LIAR.verifier(), patience, Clock.systemUTC());
      SignedCheckpoint checkpoint = writer.latest().isPresent() ? writer.latest().get() : grow(3);
      assertThat(client.ask(checkpoint, 0, writer.reader())).isInstanceOf(WitnessAnswer.None.class);
    } finally {
      over.countDown(); // stopping waits for the handlers
      server.stop(0);
    }
  }

  /** What a false witness does with a request. */
  private interface Handler {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void assertCosigned(WitnessClient client, SignedCheckpoint checkpoint, long old)
      throws Exception {
    assertThat(client.ask(checkpoint, old, writer.reader()))
        .isInstanceOfSatisfying(
            WitnessAnswer.Cosigned.class,
            cosigned ->
                assertThat(
                        checkpoint
                            .with(List.of(cosigned.line()))
                            .witnessedBy(List.of(client.key()), now().plusSeconds(60)))
                    .containsExactly(client.key()));
  }

  private WitnessClient client(URI address, Duration patience, Witness witness) {
    return new WitnessClient(http, address, witness.verifier(), patience, Clock.systemUTC());
  }

  private Witness witness() throws IOException {
    return Witness.open(
        directory.resolve("witness"),
        "witness.example/real",
        List.of(LOG.verifier()),
        Clock.systemUTC(),
        new SecureRandom());
  }

  private SignedCheckpoint grow(int by) throws Exception {
    return writer.append(writer.size(), entries("entry" + writer.size(), by));
  }

  private static List<LogEntry> entries(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Digest.sha256((name + " " + i).getBytes(StandardCharsets.US_ASCII)))
        .map(LogEntry::ofCommitment)
        .toList();
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static URI uri(InetSocketAddress address) {
    return URI.create("http://127.0.0.1:" + address.getPort() + "/");
  }
}
