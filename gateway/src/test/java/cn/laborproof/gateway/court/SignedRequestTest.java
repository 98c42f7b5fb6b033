package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.authorities.court.SecuredCourt;
import cn.laborproof.gateway.TestCourt;
import cn.laborproof.gateway.court.CourtSettingsException.Fault;
import cn.laborproof.testkit.LeafKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A court that really looks at the signature of each request (RFC 9421). */
class SignedRequestTest {

  private static final String HEAD = "/court/v1/head";
  private static final String DEPOSITS = "/court/v1/deposits";
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EMPTY = {};

  private TlsFiles files;
  private SecuredCourt court;
  private HttpClient client;

  @BeforeEach
  void startCourt(@TempDir Path directory) throws Exception {
    files = new TlsFiles(directory);
    court =
        SecuredCourt.start(
            directory.resolve("court"),
            0,
            files.server(),
            Map.of(TlsFiles.KEY_ID, files.signingKey()),
            Clock.systemUTC());
    client =
        CourtTls.client(
            files.store(),
            directory.resolve("roots.pem"),
            Duration.ofSeconds(5),
            Clock.systemUTC());
  }

  @AfterEach
  void stopCourt() {
    client.close();
    court.close();
  }

  private RequestSigner signer(Clock clock) {
    return new RequestSigner(
        TlsFiles.KEY_ID, files.signing.getPrivate(), clock, new SecureRandom());
  }

  private Map<String, String> signed(String method, String path, byte[] body) {
    return new HashMap<>(
        signer(Clock.systemUTC()).headers(method, court.uri().resolve(path), body));
  }

  private HttpResponse<String> send(
      String method, String path, byte[] body, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(court.uri().resolve(path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"" + code + "\"");
  }

  private void refusedWith(String code, String header, UnaryOperator<String> change)
      throws Exception {
    Map<String, String> headers = signed("GET", HEAD, EMPTY);
    headers.computeIfPresent(header, (name, value) -> change.apply(value));
    assertRefused(send("GET", HEAD, EMPTY, headers), 401, code);
  }

  @Test
  void a_signed_request_is_answered() throws Exception {
    assertThat(send("GET", HEAD, EMPTY, signed("GET", HEAD, EMPTY)).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unsigned_request_is_refused_whatever_it_asks() throws Exception {
    for (String path : new String[] {HEAD, "/court/v1/genesis", DEPOSITS + "/DEMO-1"}) {
      assertRefused(send("GET", path, EMPTY, Map.of()), 401, "signature-missing");
    }
    assertRefused(send("POST", DEPOSITS, BODY, Map.of()), 401, "signature-missing");
  }

  @Test
  void the_same_request_a_second_time_is_a_replay() throws Exception {
    Map<String, String> headers = signed("GET", HEAD, EMPTY);
    assertThat(send("GET", HEAD, EMPTY, headers).statusCode()).isEqualTo(200);

    assertRefused(send("GET", HEAD, EMPTY, headers), 409, "replayed");
  }

  @Test
  void a_signature_for_another_method_target_or_body_is_refused() throws Exception {
    assertRefused(send("GET", HEAD, EMPTY, signed("POST", HEAD, EMPTY)), 401, "signature-wrong");
    assertRefused(
        send("GET", HEAD, EMPTY, signed("GET", "/court/v1/genesis", EMPTY)),
        401,
        "signature-wrong");
    assertRefused(
        send("GET", HEAD + "?x=1", EMPTY, signed("GET", HEAD, EMPTY)), 401, "signature-wrong");
    assertRefused(
        send(
            "POST",
            DEPOSITS,
            "{ }".getBytes(StandardCharsets.UTF_8),
            signed("POST", DEPOSITS, BODY)),
        401,
        "digest-wrong");
  }

  @Test
  void a_signature_made_for_another_court_is_refused() throws Exception {
    Map<String, String> headers =
        signer(Clock.systemUTC()).headers("GET", URI.create("https://other.example" + HEAD), EMPTY);

    assertRefused(send("GET", HEAD, EMPTY, headers), 401, "signature-wrong");
  }

  @Test
  void a_missing_nonce_a_shorter_list_and_a_changed_signature_are_refused() throws Exception {
    refusedWith(
        "nonce-missing", "Signature-Input", text -> text.replaceAll(";nonce=\"[^\"]*\"", ""));
    refusedWith(
        "signature-uncovered", "Signature-Input", text -> text.replace(" \"content-digest\"", ""));
    refusedWith(
        "signature-wrong",
        "Signature-Input",
        text -> text.replaceAll("created=([0-9]+)", "created=1$1"));
    refusedWith("key-unknown", "Signature-Input", text -> text.replace(TlsFiles.KEY_ID, "other"));
    refusedWith("signature-wrong", "Signature-Input", text -> text.replace("ed25519", "none"));
    refusedWith("signature-missing", "Signature", text -> text.replace("court=", "other="));
    refusedWith(
        "signature-wrong",
        "Signature",
        text -> text.replaceFirst(":(.)", text.contains(":A") ? ":B" : ":A"));
  }

  @Test
  void a_signature_by_another_key_under_the_same_name_is_refused() throws Exception {
    var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    Map<String, String> headers =
        new RequestSigner(TlsFiles.KEY_ID, other, Clock.systemUTC(), new SecureRandom())
            .headers("GET", court.uri().resolve(HEAD), EMPTY);

    assertRefused(send("GET", HEAD, EMPTY, headers), 401, "signature-wrong");
  }

  @Test
  void an_old_and_an_early_signature_are_refused() throws Exception {
    for (int minutes : new int[] {-10, 10}) {
      Clock off = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
      assertRefused(
          send("GET", HEAD, EMPTY, signer(off).headers("GET", court.uri().resolve(HEAD), EMPTY)),
          401,
          "stale");
    }
  }

  @Test
  void a_key_that_signs_no_requests_is_named_before_anything_is_sent() throws Exception {
    files.key("signing.pem", files.pki.issue(LeafKind.GOOD_RSA, "x").key());
    CourtSettings settings = files.settings(court.uri(), new TestCourt().genesis.trust());

    CourtSettingsTest.assertFault(Fault.SIGNING_KEY, "signing-key", settings);
  }
}
