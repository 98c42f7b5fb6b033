package cn.laborproof.gateway.court;

import cn.laborproof.gateway.TestCourt;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.RecordBlock;
import cn.laborproof.proof.court.SignedDeposit;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/**
 * An honest court whose interface is nobody's but its own: other paths, other members, 200 to
 * everything with a code inside, numbers as text, digests in capitals, times as milliseconds.
 */
final class ForeignCourt implements AutoCloseable {

  /** The mapping that an administrator writes for it. */
  static final String MAPPING =
      """
      {
        "format": "laborproof/court-api/v1",
        "deposit": {
          "method": "POST",
          "path": "/api/evidence/submit",
          "request": {
            "/bizType": "=LABOUR",
            "/data/bizNo": "deposit.digest",
            "/data/height": "deposit.block",
            "/data/payload": "signedDeposit.base64"
          },
          "answer": {
            "status": {"at": "/code", "given": ["0"], "deferred": ["1001"], "refused": ["4004", "4009"]},
            "code": "/reason",
            "retryAfter": "/data/wait",
            "value": {"form": "members", "members": RECEIPT}
          }
        },
        "receipt": {
          "method": "POST",
          "path": "/api/evidence/query",
          "request": {"/data/bh": "evidenceNumber"},
          "answer": {
            "status": {"at": "/code", "given": ["0"], "deferred": [], "refused": ["4004"]},
            "code": "/reason",
            "value": {"form": "members", "members": RECEIPT}
          }
        },
        "head": {
          "method": "GET",
          "path": "/api/chain/latest",
          "answer": {"value": {"form": "base64", "at": "/data/head"}}
        }
      }
      """
          .replace(
              "RECEIPT",
              """
              {
                "court": "=test-court",
                "chain": "/data/chainId",
                "evidenceNumber": "/data/bh",
                "deposit": "/data/original",
                "block.number": "/data/block/0",
                "block.previous": "/data/block/1",
                "block.time": "/data/when",
                "key": "/data/certNo",
                "signature": "/data/qm"
              }\
              """);

  final TestCourt desk = new TestCourt();
  final AtomicReference<String> instead = new AtomicReference<>("");
  private final Map<Deposit, CourtReceipt> taken = new HashMap<>();
  private final HttpServer server;

  ForeignCourt(SSLContext tls) throws IOException {
    server =
        TlsFiles.demanding(
            HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), tls);
    server.createContext("/api/evidence/submit", this::submit);
    server.createContext("/api/evidence/query", this::query);
    server.createContext("/api/chain/latest", this::latest);
    server.start();
  }

  URI uri() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  private synchronized void submit(HttpExchange exchange) throws IOException {
    JsonObject asked = Json.parseObject(exchange.getRequestBody().readAllBytes());
    if (!instead.get().isEmpty()) {
      LyingCourt.reply(exchange, 200, instead.get());
      return;
    }
    var data = asked.fields("request").fields("data");
    SignedDeposit signed = SignedDeposit.parse(Base64.getDecoder().decode(data.string("payload")));
    boolean same =
        data.string("bizNo").equals(signed.deposit().digest().hex())
            && data.integer("height") == signed.deposit().block();
    LyingCourt.reply(
        exchange,
        200,
        same
            ? answer(taken.computeIfAbsent(signed.deposit(), desk::receipt))
            : "{\"code\":4009,\"reason\":\"mismatch\"}");
  }

  private synchronized void query(HttpExchange exchange) throws IOException {
    String number =
        Json.parseObject(exchange.getRequestBody().readAllBytes())
            .fields("request")
            .fields("data")
            .string("bh");
    LyingCourt.reply(
        exchange,
        200,
        taken.values().stream()
            .filter(receipt -> receipt.evidenceNumber().text().equals(number))
            .findFirst()
            .map(ForeignCourt::answer)
            .orElse("{\"code\":4004,\"reason\":\"no-such-number\"}"));
  }

  private synchronized void latest(HttpExchange exchange) throws IOException {
    String head = Base64.getEncoder().encodeToString(desk.head().bytes());
    LyingCourt.reply(exchange, 200, "{\"code\":0,\"data\":{\"head\":\"" + head + "\"}}");
  }

  private static String answer(CourtReceipt receipt) {
    RecordBlock block = (RecordBlock) receipt.block();
    JsonObject data =
        JsonObject.builder()
            .put("chainId", receipt.chain().hex().toUpperCase(Locale.ROOT))
            .put("bh", receipt.evidenceNumber().text())
            .put("original", receipt.deposit().toJson())
            .put(
                "block",
                JsonArray.ofStrings(
                    List.of(
                        Long.toString(block.number()),
                        block.previous().hex().toUpperCase(Locale.ROOT))))
            .put("when", block.time().toEpochMilli())
            .put("certNo", receipt.key().hex())
            .put("qm", receipt.signature().hex().toUpperCase(Locale.ROOT))
            .build();
    return new String(
        JsonObject.builder().put("code", 0).put("data", data).build().canonicalBytes(),
        StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
