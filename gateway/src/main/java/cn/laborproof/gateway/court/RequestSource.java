package cn.laborproof.gateway.court;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a member of a request to a court may be filled with: a name of the vocabulary below, or
 * {@code =TEXT} for a constant.
 */
record RequestSource(String name) {

  private static final int LONGEST = 200;
  private static final Set<String> FORMS = Set.of("", ".text", ".base64");
  private static final Set<String> DEPOSIT =
      Set.of("channel", "chain", "block", "blockHash", "origin", "size", "root", "digest");

  /** Refuses a source the operation cannot give. */
  static RequestSource parse(String name, Operation operation) {
    if (name.startsWith("=") ? name.length() <= LONGEST : operation.gives(name)) {
      return new RequestSource(name);
    }
    throw new MalformedException(
        "request source: " + name + " (expected: one that " + operation.id() + " gives, or =TEXT)");
  }

  /** The operations, and what each has to say. */
  enum Operation {
    REGISTER("register"),
    DEPOSIT("deposit"),
    RECEIPT("receipt"),
    HEAD("head");

    private final String id;

    Operation(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }

    private boolean gives(String name) {
      return switch (this) {
        case REGISTER -> whole(name, "registration");
        case DEPOSIT ->
            whole(name, "signedDeposit")
                || whole(name, "deposit")
                || name.equals("depositor")
                || name.equals("signature")
                || name.startsWith("deposit.")
                    && RequestSource.DEPOSIT.contains(name.substring("deposit.".length()));
        case RECEIPT -> name.equals("evidenceNumber");
        case HEAD -> false;
      };
    }

    private static boolean whole(String name, String document) {
      return name.startsWith(document) && FORMS.contains(name.substring(document.length()));
    }
  }

  /** The vocabulary of a deposit. */
  static Map<String, JsonValue> ofDeposit(byte[] signedDeposit, Deposit deposit) {
    JsonObject signed = Json.parseCanonicalObject(signedDeposit);
    Map<String, JsonValue> words = new HashMap<>(ofDocument("signedDeposit", signed));
    words.putAll(ofDocument("deposit", deposit.toJson()));
    deposit.toJson().members().forEach((name, value) -> words.put("deposit." + name, value));
    words.put("deposit.digest", new JsonString(deposit.digest().hex()));
    signed.member("depositor").ifPresent(value -> words.put("depositor", value));
    signed.member("signature").ifPresent(value -> words.put("signature", value));
    return words;
  }

  /** A document as it is, as text, and as base64 of its canonical bytes. */
  static Map<String, JsonValue> ofDocument(String name, JsonObject document) {
    byte[] canonical = document.canonicalBytes();
    return Map.of(
        name,
        document,
        name + ".text",
        new JsonString(new String(canonical, StandardCharsets.UTF_8)),
        name + ".base64",
        new JsonString(Base64.getEncoder().encodeToString(canonical)));
  }

  JsonValue from(Map<String, JsonValue> words) {
    return name.startsWith("=")
        ? new JsonString(name.substring(1))
        : Optional.ofNullable(words.get(name)).orElseThrow();
  }
}
