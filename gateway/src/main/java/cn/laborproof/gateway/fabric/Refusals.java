package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the chaincode's refusals out of a peer's error texts. The chaincode answers with canonical
 * JSON; peer and gateway put words of their own before it.
 */
final class Refusals {

  private Refusals() {}

  /** The refusal in the first text that holds one. */
  static Optional<RuleOutcome.Refused> in(List<String> messages) {
    return messages.stream().flatMap(message -> in(message).stream()).findFirst();
  }

  private static Optional<RuleOutcome.Refused> in(String message) {
    int begin = message.indexOf('{');
    int end = message.lastIndexOf('}');
    if (begin < 0 || end < begin) {
      return Optional.empty();
    }
    byte[] json = message.substring(begin, end + 1).getBytes(StandardCharsets.UTF_8);
    try {
      JsonFields fields = Json.parseObject(json).fields("refusal");
      List<JsonObject> standing = fields.optionalObject("contradicts").stream().toList();
      return Optional.of(
          new RuleOutcome.Refused(
              reason(fields.string("refusal")), fields.string("detail"), standing));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static Refusal reason(String name) {
    return Arrays.stream(Refusal.values())
        .filter(refusal -> refusal.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MalformedException("refusal: " + name + " (expected: a member)"));
  }
}
