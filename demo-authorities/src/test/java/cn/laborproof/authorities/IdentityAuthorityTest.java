package cn.laborproof.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519Signature;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityAuthorityTest {
  @TempDir Path directory;
  private DemoAuthorities authorities;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    authorities = DemoAuthorities.start(directory, 0);
    client = new Client(authorities.uri());
  }

  @AfterEach
  void stop() throws Exception {
    authorities.close();
  }

  @ParameterizedTest
  @CsvSource({
    "two-factor, 张三, 500199199003150175, '', '', MATCH",
    "two-factor, 张四, 500199199003150175, '', '', MISMATCH",
    "two-factor, 张三, 11010519491231002X, '', '', NO_RECORD",
    "bank-card, 王𠮷, 500199199208080713, 9999990000000000071, 19900000007, MATCH",
    "bank-card, 王𠮷, 500199199208080713, 9999990000000000014, 19900000007, MISMATCH",
    "bank-card, 王𠮷, 500199199208080713, 9999990000000000071, 19900000001, MISMATCH",
  })
  void answers_whether_the_factors_belong_together(
      String service, String name, String number, String card, String mobile, String result)
      throws Exception {
    byte[] request = request(service, name, number, card, mobile, Instant.now(), nonce());

    HttpResponse<String> answer = send(service, request, secret());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"result\":\"" + result + "\"")
        .doesNotContain(name)
        .doesNotContain(number);
  }

  @Test
  void the_answer_is_signed_and_bound_to_the_request() throws Exception {
    byte[] request = zhangSan(Instant.now(), nonce());
    byte[] answer = send("two-factor", request, secret()).body().getBytes(StandardCharsets.UTF_8);

    var all = new TreeMap<>(Json.parseCanonicalObject(answer).members());
    var fields = Json.parseObject(answer).fields("answer");
    all.remove("signature");
    byte[] statement =
        new DomainTag("laborproof/demo-identity/answer/v1").bytesOf(new JsonObject(all));

    assertThat(fields.digest("request")).isEqualTo(Digest.sha256(request));
    assertThat(
            Ed25519PublicKey.ofHex(fields.string("key"))
                .verifies(statement, Ed25519Signature.ofHex(fields.string("signature"))))
        .isTrue();
    assertThat(client.get("/identity/v1/key").body()).contains(fields.string("key"));
  }

  @Test
  void a_request_is_answered_once_and_after_a_restart_not_again() throws Exception {
    byte[] request = zhangSan(Instant.now(), nonce());
    assertThat(send("two-factor", request, secret()).statusCode()).isEqualTo(200);

    assertThat(send("two-factor", request, secret()).body()).contains("replayed");
    authorities.close();
    start();
    assertThat(send("two-factor", request, secret()).body()).contains("stale");
  }

  @Test
  void a_request_of_another_time_another_secret_or_another_path_is_refused() throws Exception {
    byte[] late = zhangSan(Instant.now().plus(Duration.ofMinutes(3)), nonce());
    byte[] now = zhangSan(Instant.now(), nonce());

    assertThat(send("two-factor", late, secret()).body()).contains("stale");
    assertThat(send("two-factor", now, "guess").body()).contains("mac-wrong");
    assertThat(send("bank-card", now, secret()).body()).contains("malformed");
    assertThat(send("two-factor", zhangSan(Instant.now(), "short"), secret()).body())
        .contains("malformed");
    assertThat(send("two-factor", new byte[5000], secret()).statusCode()).isEqualTo(413);
  }

  private static byte[] zhangSan(Instant time, String nonce) {
    return request("two-factor", "张三", "500199199003150175", "", "", time, nonce);
  }

  private static byte[] request(
      String service,
      String name,
      String number,
      String card,
      String mobile,
      Instant time,
      String nonce) {
    var request =
        JsonObject.builder()
            .put("service", service)
            .put("time", UtcMillis.format(time))
            .put("nonce", nonce)
            .put("name", name)
            .put("idNumber", number);
    if (service.equals("bank-card")) {
      request.put("card", card).put("mobile", mobile);
    }
    return request.build().canonicalBytes();
  }

  private static String nonce() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private String secret() throws Exception {
    return Files.readString(directory.resolve("identity-secret"));
  }

  private HttpResponse<String> send(String service, byte[] body, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    return client.post(
        "/identity/v1/" + service,
        body,
        Map.of("LaborProof-Mac", HexFormat.of().formatHex(mac.doFinal(body))));
  }
}
