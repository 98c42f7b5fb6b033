package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.nio.charset.StandardCharsets;

/**
 * What a chaincode on the real network answered.
 *
 * @param named the state key, or for a deposit the evidence number; empty for a refusal
 * @param outcome a refusal, or whether it was recorded
 * @param block the block that holds it; 0 when nothing was written
 */
record Asked(String named, RuleOutcome outcome, long block) {

  private static final int ATTEMPTS = 5;

  /** Submits until there is an answer; nothing but an answer of the chaincode counts as one. */
  static Asked of(ChannelClient client, String lane, String function, byte[] argument) {
    String text = new String(argument, StandardCharsets.US_ASCII);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (client.submitter().submit(lane, lane + text.hashCode(), function, text)) {
        case Settlement.Committed(long block, byte[] result) -> {
          return answer(result, block);
        }
        case Settlement.Already(byte[] result) -> {
          return answer(result, 0);
        }
        case Settlement.Refused(RuleOutcome.Refused why) -> {
          return new Asked("", why, 0);
        }
        case Settlement.NotSubmitted ignored -> {}
        case Settlement.Unknown(String why) -> throw new AssertionError(why);
      }
    }
    throw new AssertionError("no answer to " + function + " " + text);
  }

  private static Asked answer(byte[] result, long block) {
    JsonFields fields = Json.parseCanonicalObject(result).fields("answer");
    String named = fields.optionalString("key").orElseGet(() -> fields.string("evidenceNumber"));
    RuleOutcome outcome =
        switch (fields.string("outcome")) {
          case "recorded" -> new RuleOutcome.Recorded(named);
          case "already-recorded" -> new RuleOutcome.AlreadyRecorded(named);
          default -> throw new AssertionError(new String(result, StandardCharsets.UTF_8));
        };
    fields.end();
    return new Asked(named, outcome, block);
  }

  /** The kind of answer: {@code recorded}, {@code already-recorded} or the refusal's code. */
  String word() {
    return switch (outcome) {
      case RuleOutcome.Recorded ignored -> "recorded";
      case RuleOutcome.AlreadyRecorded ignored -> "already-recorded";
      case RuleOutcome.Refused refused -> refused.reason().name();
    };
  }
}
