package cn.laborproof.signing.compliance;

import java.util.List;

/**
 * What one rule has to say about one contract. Never a verdict: it names article, fact, threshold
 * and the next step. The sentences are {@code compliance.<code>.fact}, {@code .threshold} and
 * {@code .next}.
 *
 * @param code stable code of the rule, for example {@code probation-length}
 * @param level what it means for freezing
 * @param field the form field it is about, or empty for the whole contract
 * @param article the source, for example {@code 劳动合同法第十九条}
 * @param ruleVersion the version of the rule book
 * @param arguments what the sentences mention, in their order
 */
public record Finding(
    String code,
    Level level,
    String field,
    String article,
    String ruleVersion,
    List<Object> arguments) {
  /** What a finding means for freezing. */
  public enum Level {
    /** The contract cannot be frozen: a mandatory clause is missing or a value makes no sense. */
    MUST_FIX,
    /** May be frozen only after HR has read it and said so by its code. */
    CONFIRM,
    /** For information. */
    NOTE
  }

  /** Copies the arguments. */
  public Finding {
    arguments = List.copyOf(arguments);
  }
}
