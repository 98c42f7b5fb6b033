package cn.laborproof.authorities.identity;

import cn.laborproof.authorities.disk.SigningKeyFile;
import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.SharedSecret;
import cn.laborproof.authorities.web.WebServer;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Answers whether factors belong together, by signed requests and signed answers. Also serves the
 * register's page.
 */
public final class IdentityAuthority {
  private static final String NAME = "demo-identity-authority";
  private static final String PATH = "/identity/v1/";
  private static final String JSON = "application/json";
  private static final DomainTag ANSWER = new DomainTag("laborproof/demo-identity/answer/v1");
  private static final int BODY = 4 * 1024;
  private static final int REFERENCE_BYTES = 16;

  private final PopulationRegister register;
  private final RequestGuard guard;
  private final Ed25519SecretKey key;
  private final Clock clock;
  private final SecureRandom random;

  private IdentityAuthority(
      PopulationRegister register,
      RequestGuard guard,
      Ed25519SecretKey key,
      Clock clock,
      SecureRandom random) {
    this.register = register;
    this.guard = guard;
    this.key = key;
    this.clock = clock;
    this.random = random;
  }

  /** Reads the register, or fills it with the first residents. */
  public static IdentityAuthority open(
      StateDirectory directory, SharedSecret secret, Clock clock, SecureRandom random)
      throws IOException {
    return new IdentityAuthority(
        PopulationRegister.open(directory),
        new RequestGuard(secret, clock),
        SigningKeyFile.open(directory, "answer.key", random),
        clock,
        random);
  }

  /** Adds the paths below {@code /identity/v1/}, the page at {@code /} and its form. */
  public void serve(WebServer server) throws IOException {
    server.post(PATH + "two-factor", BODY, call -> answer("two-factor", call));
    server.post(PATH + "bank-card", BODY, call -> answer("bank-card", call));
    server.get(PATH + "key", call -> Reply.ok(JSON, signedBy().build().canonicalBytes()));
    server.get(PATH + "demo-residents", call -> Reply.ok(JSON, residents()));
    new RegisterPage(register, clock, random, server.uri()).serve(server);
  }

  private Reply answer(String service, Call call) {
    guard.demandMac(call);
    try {
      JsonFields fields = Json.parseObject(call.body()).fields("request");
      if (!fields.string("service").equals(service)) {
        throw fields.fault("service", "another than the path's (expected: " + service + ")");
      }
      String name = fields.string("name");
      String idNumber = fields.string("idNumber");
      boolean fourFactors = service.equals("bank-card");
      String card = fourFactors ? fields.string("card") : "";
      String mobile = fourFactors ? fields.string("mobile") : "";
      guard.demandFresh(fields);
      fields.end();
      Optional<Resident> found = register.find(idNumber);
      boolean match =
          found
              .filter(r -> r.name().equals(name))
              .filter(r -> !fourFactors || r.card().equals(card) && r.mobile().equals(mobile))
              .isPresent();
      return signed(
          service, call.body(), found.isEmpty() ? "NO_RECORD" : match ? "MATCH" : "MISMATCH");
    } catch (MalformedException e) {
      throw new Refusal(400, "malformed", String.valueOf(e.getMessage()));
    }
  }

  private Reply signed(String service, byte[] request, String result) {
    byte[] reference = new byte[REFERENCE_BYTES];
    random.nextBytes(reference);
    Instant now = clock.instant(); // once: what is signed and what is sent carry the same time
    JsonObject statement = statement(service, request, result, reference, now).build();
    JsonObject answer =
        statement(service, request, result, reference, now)
            .put("signature", key.sign(ANSWER.bytesOf(statement)).hex())
            .build();
    return Reply.ok(JSON, answer.canonicalBytes());
  }

  private JsonObject.Builder statement(
      String service, byte[] request, String result, byte[] reference, Instant time) {
    return signedBy()
        .put("service", service)
        .put("request", Digest.sha256(request).hex())
        .put("result", result)
        .put("reference", HexFormat.of().formatHex(reference))
        .put("time", UtcMillis.format(time));
  }

  private JsonObject.Builder signedBy() {
    return JsonObject.builder()
        .put("authority", NAME)
        .put("demo", true)
        .put("key", key.publicKey().hex());
  }

  private byte[] residents() {
    return JsonObject.builder()
        .put("demo", true)
        .put("residents", JsonArray.of(register.all(), Resident::toJson))
        .build()
        .canonicalBytes();
  }
}
