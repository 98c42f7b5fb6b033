package cn.laborproof.authorities.identity;

import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.authorities.web.SharedSecret;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a request pass once: from who shares the secret, now, with a nonce of its own. Nonces are
 * held in memory only; a request from before this process started is refused as stale, so a restart
 * opens no way to replay.
 */
final class RequestGuard {
  private static final Duration TOLERANCE = Duration.ofMinutes(2);
  private static final String MAC = "HmacSHA256";
  private static final int MOST_NONCES = 100_000;

  private final SharedSecret secret;
  private final Clock clock;
  private final Instant started;
  private final Map<String, Instant> nonces = new HashMap<>();

  RequestGuard(SharedSecret secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
    this.started = UtcMillis.truncate(clock.instant());
  }

  /** Demands the MAC over the body; before anything of the body is read. */
  void demandMac(Call call) {
    String given = call.header("LaborProof-Mac").orElse("");
    String expected = HexFormat.of().formatHex(mac(call.body()));
    boolean same =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    if (!same) {
      throw new Refusal(
          401,
          "mac-wrong",
          "LaborProof-Mac must be HMAC-SHA256 of the body under identity-secret, in lower-case hex.");
    }
  }

  /** Demands that {@code time} and {@code nonce} are fresh, and uses the nonce up. */
  void demandFresh(JsonFields fields) {
    Instant time = UtcMillis.parse(fields.string("time"));
    String nonce = fields.string("nonce");
    if (!nonce.matches("[0-9A-Za-z_-]{22,64}")) {
      throw fields.fault("nonce", "wrong form (expected: 22 to 64 characters of base64url)");
    }
    Instant now = clock.instant();
    if (time.isBefore(started) || Duration.between(time, now).abs().compareTo(TOLERANCE) > 0) {
      throw new Refusal(
          422,
          "stale",
          "The request's time is more than two minutes off; check both clocks and sign anew.");
    }
    useUp(nonce, now);
  }

  private synchronized void useUp(String nonce, Instant now) {
    // A nonce is remembered until no request that carries it can be fresh any more.
    nonces.values().removeIf(until -> until.isBefore(now));
    if (nonces.size() >= MOST_NONCES) {
      throw new Refusal(429, "too-many-requests", "Too many requests within two minutes; wait.");
    }
    if (nonces.putIfAbsent(nonce, now.plus(TOLERANCE.multipliedBy(2))) != null) {
      throw new Refusal(409, "replayed", "This nonce was used before; sign each request anew.");
    }
  }

  private byte[] mac(byte[] body) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.US_ASCII), MAC));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }
}
