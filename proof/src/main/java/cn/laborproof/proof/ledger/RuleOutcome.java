package cn.laborproof.proof.ledger;

import cn.laborproof.proof.json.JsonObject;
import java.util.List;

/** What a rule made of a command. */
public sealed interface RuleOutcome {

  /**
   * The command was accepted and the state changed.
   *
   * @param key the key that now holds what was asked for
   */
  record Recorded(String key) implements RuleOutcome {}

  /**
   * The same thing stood there already; nothing was written. Resubmission is always safe.
   *
   * @param key the key that holds it
   */
  record AlreadyRecorded(String key) implements RuleOutcome {}

  /**
   * The command breaks a rule; nothing was written.
   *
   * @param reason stable code
   * @param detail one English sentence with the values compared
   * @param standing what the ledger holds against it: with the submitted, signed command it proves
   *     a fork to anybody; empty where nothing stands
   */
  record Refused(Refusal reason, String detail, List<JsonObject> standing) implements RuleOutcome {
    public Refused {
      standing = List.copyOf(standing);
    }
  }

  /** A refusal that nothing on the ledger contradicts. */
  static Refused refuse(Refusal reason, String detail) {
    return new Refused(reason, detail, List.of());
  }

  /** A refusal because of what stands on the ledger. */
  static Refused refuse(Refusal reason, String detail, JsonObject standing) {
    return new Refused(reason, detail, List.of(standing));
  }
}
