package cn.laborproof.signing.shared;

import java.util.List;

/**
 * The application says no for a reason a person can do something about. Becomes an RFC 9457 answer
 * (or an error page) with the code, what happened, why, and what to do, in the reader's language.
 * Never carries personal data: its arguments reach logs.
 */
public final class Refusal extends RuntimeException {

  private final RefusalCode code;
  private final transient List<Object> arguments;
  private final transient List<FieldRefusal> fields;

  /**
   * Refuses.
   *
   * @param code the reason
   * @param arguments what the sentences mention as {0}, {1} … (numbers, dates, names of steps;
   *     never personal data)
   */
  public Refusal(RefusalCode code, Object... arguments) {
    this(code, List.of(), List.of(arguments));
  }

  private Refusal(RefusalCode code, List<FieldRefusal> fields, List<Object> arguments) {
    super(code.code());
    this.code = code;
    this.arguments = List.copyOf(arguments);
    this.fields = List.copyOf(fields);
  }

  /**
   * Refuses an input whose fields are wrong.
   *
   * @param code the reason for the whole
   * @param fields what is wrong with which field, in the order of the form
   */
  public static Refusal ofFields(RefusalCode code, List<FieldRefusal> fields) {
    return new Refusal(code, fields, List.of());
  }

  /** Returns the reason. */
  public RefusalCode code() {
    return code;
  }

  /** Returns the values the sentences mention. */
  public List<Object> arguments() {
    return arguments;
  }

  /** Returns what is wrong with single fields; empty when the refusal is not about input. */
  public List<FieldRefusal> fields() {
    return fields;
  }
}
