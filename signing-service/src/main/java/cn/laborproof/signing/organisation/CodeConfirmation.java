package cn.laborproof.signing.organisation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether an employer really holds the credit code it registered under.
 *
 * @param organisation whose code
 * @param region division of its registered domicile; offices that cover it decide
 * @param creditCode 统一社会信用代码
 * @param name registered name
 * @param domicile registered domicile
 * @param legalRepresentative 法定代表人
 * @param askedAt when it registered
 * @param state where it stands
 * @param decision the last one; empty while nobody has decided
 */
public record CodeConfirmation(
    UUID organisation,
    String region,
    String creditCode,
    String name,
    String domicile,
    String legalRepresentative,
    Instant askedAt,
    State state,
    Optional<Decision> decision) {

  /** Where it stands. A decision can be replaced by the other one. */
  public enum State {
    /** Nobody has compared the register yet. */
    ASKED,
    /** An office found that the organisation holds the code. */
    CONFIRMED,
    /** An office found that it does not. */
    REFUSED;

    /** Returns the name as tables, events and the API carry it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Who decided.
   *
   * @param grounds what was compared, or why not
   */
  public record Decision(String who, String grounds, Instant at) {}
}
