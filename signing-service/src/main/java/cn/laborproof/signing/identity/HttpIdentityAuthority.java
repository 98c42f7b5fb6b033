package cn.laborproof.signing.identity;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonValue;
import cn.laborproof.signing.shared.Randomness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Speaks the identity protocol of docs/demo-authorities.md: requests authenticated by a MAC over
 * body, time and nonce, answers signed with Ed25519 over their canonical form and bound to the
 * request by its digest.
 */
final class HttpIdentityAuthority implements IdentityAuthority {
  private static final int MOST_BYTES = 16 * 1024;

  private final HttpClient http;
  private final URI base;
  private final Path secretFile;
  private final Duration timeout;
  private final Clock clock;
  private final Randomness randomness;
  private final AuthorityKey key;

  HttpIdentityAuthority(
      URI base, Path secretFile, Duration timeout, Clock clock, Randomness randomness) {
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.base = base;
    this.secretFile = secretFile;
    this.timeout = timeout;
    this.clock = clock;
    this.randomness = randomness;
    this.key = new AuthorityKey(this::fetchKey);
  }

  @Override
  public IdentityAnswer twoFactors(String name, ResidentIdentityNumber number) {
    return ask("two-factor", request("two-factor", name, number));
  }

  @Override
  public IdentityAnswer bankCard(
      String name, ResidentIdentityNumber number, String card, String mobile) {
    var request = request("bank-card", name, number);
    request.put("card", card);
    request.put("mobile", mobile);
    return ask("bank-card", request);
  }

  private TreeMap<String, String> request(
      String service, String name, ResidentIdentityNumber number) {
    var request = new TreeMap<String, String>();
    request.put("service", service);
    request.put("time", UtcMillis.format(clock.instant()));
    request.put("nonce", randomness.token());
    request.put("name", name);
    request.put("idNumber", number.value());
    return request;
  }

  private IdentityAnswer ask(String service, TreeMap<String, String> factors) {
    byte[] body = JsonObject.ofStrings(factors).canonicalBytes();
    byte[] answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/" + service))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("LaborProof-Mac", mac(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    try {
      return read(service, body, answer);
    } catch (MalformedException | IllegalArgumentException | GeneralSecurityException e) {
      throw new IdentityUnavailableException(
          "the identity authority's answer cannot be trusted", e);
    }
  }

  private IdentityAnswer read(String service, byte[] request, byte[] answer)
      throws GeneralSecurityException {
    JsonObject signed = Json.parseCanonicalObject(answer);
    JsonFields fields = signed.fields("identity answer");
    if (!fields.string("service").equals(service)
        || !fields.digest("request").equals(Digest.sha256(request))) {
      throw new IllegalArgumentException("the answer is for another question");
    }
    var unsigned = new TreeMap<String, JsonValue>(signed.members());
    unsigned.remove("signature");
    key.verify(
        fields.string("key"),
        new JsonObject(unsigned).canonicalBytes(),
        HexFormat.of().parseHex(fields.string("signature")));
    return new IdentityAnswer(
        IdentityAnswer.Result.valueOf(fields.string("result")),
        fields.string("authority"),
        fields.string("reference"),
        answer);
  }

  private String fetchKey() {
    return Json.parseObject(
            send(HttpRequest.newBuilder(URI.create(base + "/key")).timeout(timeout).GET().build()))
        .fields("identity key")
        .string("key");
  }

  private byte[] send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response =
          http.send(
              request,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
      if (response.statusCode() != 200) {
        throw new IdentityUnavailableException(
            "the identity authority answered " + response.statusCode(), null);
      }
      return response.body();
    } catch (IOException e) {
      throw new IdentityUnavailableException("the identity authority cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IdentityUnavailableException("interrupted", e);
    }
  }

  private String mac(byte[] body) {
    try {
      byte[] secret = Files.readString(secretFile).strip().getBytes(StandardCharsets.US_ASCII);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (IOException | GeneralSecurityException e) {
      throw new IdentityUnavailableException("the request cannot be authenticated", e);
    }
  }
}
