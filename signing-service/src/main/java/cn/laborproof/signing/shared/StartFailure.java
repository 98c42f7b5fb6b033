package cn.laborproof.signing.shared;

/**
 * The process cannot start, for a reason one clear sentence can tell the person at the terminal.
 */
public final class StartFailure extends RuntimeException {

  private final String whatToDo;

  /**
   * With what happened and what to do.
   *
   * @param sentence what happened and why
   * @param whatToDo the next step
   */
  public StartFailure(String sentence, String whatToDo) {
    super(sentence);
    this.whatToDo = whatToDo;
  }

  /** With the failure below, for the log. */
  public StartFailure(String sentence, String whatToDo, Throwable cause) {
    super(sentence, cause);
    this.whatToDo = whatToDo;
  }

  /** Returns the next step. */
  public String whatToDo() {
    return whatToDo;
  }
}
