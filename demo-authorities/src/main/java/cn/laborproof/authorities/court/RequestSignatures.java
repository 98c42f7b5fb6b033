package cn.laborproof.authorities.court;

import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Handler;
import cn.laborproof.authorities.web.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets pass what carries one HTTP message signature (RFC 9421) labelled {@code court} over method,
 * target and content digest (RFC 9530), made now, by a known key, with a nonce not seen before. The
 * nonces of the time that is still accepted are remembered; those from before the start are of
 * requests too old.
 */
final class RequestSignatures {
  private static final Duration TOLERANCE = Duration.ofMinutes(1);
  private static final int MOST_NONCES = 100_000;
  private static final Pattern INPUT =
      Pattern.compile("court=(\\((\"[a-z@-]+\"(?: \"[a-z@-]+\")*)\\)((?:;[a-z]+=[^;]+)+))");
  private static final Pattern PARAMETER =
      Pattern.compile(";([a-z]+)=(?:\"([^\"\\\\]*)\"|(-?[0-9]{1,15}))");
  private static final Pattern SIGNATURE = Pattern.compile("court=:([A-Za-z0-9+/=]+):");
  private static final String COVERED = "\"@method\" \"@target-uri\" \"content-digest\"";

  private final Supplier<URI> here;
  private final Map<String, PublicKey> keys;
  private final Clock clock;
  private final Instant start;
  private final Map<String, Instant> nonces = new HashMap<>();

  /**
   * The guard of one server.
   *
   * @param here scheme, host and port callers must mean
   * @param keys by key id: Ed25519, or EC on P-256
   */
  RequestSignatures(Supplier<URI> here, Map<String, PublicKey> keys, Clock clock) {
    this.here = here;
    this.keys = Map.copyOf(keys);
    this.clock = clock;
    this.start = clock.instant();
  }

  /** The handler behind this guard. */
  Handler demandedOf(String method, Handler handler) {
    return call -> {
      demand(method, call);
      return handler.answer(call);
    };
  }

  private void demand(String method, Call call) {
    Matcher input = matching(INPUT, call, "Signature-Input", "signature-missing");
    Matcher signature = matching(SIGNATURE, call, "Signature", "signature-missing");
    if (!input.group(2).equals(COVERED)) {
      throw no(401, "signature-uncovered", "Sign exactly " + COVERED + ".");
    }
    Map<String, String> parameters = parameters(input.group(3));
    String nonce = parameters.getOrDefault("nonce", "");
    if (!nonce.matches("[A-Za-z0-9_-]{22,64}")) {
      throw no(401, "nonce-missing", "Send a nonce of 22 to 64 characters of base64url.");
    }
    String digest = contentDigest(call.body());
    if (!call.header("Content-Digest").equals(Optional.of(digest))) {
      throw no(401, "digest-wrong", "Content-Digest is not the SHA-256 of the body.");
    }
    String keyId = parameters.getOrDefault("keyid", "");
    PublicKey key = keys.get(keyId);
    if (key == null) {
      throw no(401, "key-unknown", "Nobody signs here under this key id.");
    }
    String target = here.get() + call.path() + (call.query().isEmpty() ? "" : "?" + call.query());
    String base =
        "\"@method\": "
            + method
            + "\n\"@target-uri\": "
            + target
            + "\n\"content-digest\": "
            + digest
            + "\n\"@signature-params\": "
            + input.group(1);
    boolean named = algorithm(key).equals(parameters.get("alg"));
    if (!named || !verifies(key, base, signature.group(1))) {
      throw no(401, "signature-wrong", "The signature is not this request's, by this key.");
    }
    once(keyId + " " + nonce, created(parameters));
  }

  private Instant created(Map<String, String> parameters) {
    String created = parameters.getOrDefault("created", "");
    if (!created.matches("[0-9]{1,12}")) {
      throw no(401, "created-missing", "Say when the request was signed.");
    }
    Instant time = Instant.ofEpochSecond(Long.parseLong(created));
    Instant now = clock.instant();
    boolean early = time.isBefore(now.minus(TOLERANCE)) || time.plusSeconds(1).isBefore(start);
    if (early || time.isAfter(now.plus(TOLERANCE))) {
      throw no(401, "stale", "Signed more than a minute off, or before this court's start.");
    }
    return time;
  }

  private synchronized void once(String nonce, Instant created) {
    Instant oldest = clock.instant().minus(TOLERANCE);
    nonces.values().removeIf(time -> time.isBefore(oldest));
    if (nonces.containsKey(nonce)) {
      throw no(409, "replayed", "This nonce was used before.");
    }
    if (nonces.size() >= MOST_NONCES) {
      throw no(429, "too-many-requests", "Come back in a minute.");
    }
    nonces.put(nonce, created);
  }

  private static Matcher matching(Pattern form, Call call, String header, String code) {
    Matcher matcher = form.matcher(call.header(header).orElse(""));
    boolean once = call.headers().getOrDefault(header, List.of()).size() == 1;
    if (!once || !matcher.matches()) {
      throw no(401, code, "Send one " + header + " labelled court (RFC 9421).");
    }
    return matcher;
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    Matcher next = PARAMETER.matcher(text);
    int end = 0;
    while (next.find() && next.start() == end) {
      end = next.end();
      String value = next.group(2) == null ? next.group(3) : next.group(2);
      if (parameters.put(next.group(1), value) != null) {
        end = -1;
      }
    }
    if (end != text.length()) {
      throw no(401, "signature-missing", "The signature's parameters cannot be read.");
    }
    return parameters;
  }

  private static String algorithm(PublicKey key) {
    return key.getAlgorithm().equals("EC") ? "ecdsa-p256-sha256" : "ed25519";
  }

  private static boolean verifies(PublicKey key, String base, String encoded) {
    try {
      boolean curve = algorithm(key).startsWith("ecdsa");
      Signature signature =
          Signature.getInstance(curve ? "SHA256withECDSAinP1363Format" : "Ed25519");
      signature.initVerify(key);
      signature.update(base.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getDecoder().decode(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String contentDigest(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Refusal no(int status, String code, String detail) {
    return new Refusal(status, code, detail);
  }
}
