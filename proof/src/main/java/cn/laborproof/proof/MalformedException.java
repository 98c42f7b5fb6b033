package cn.laborproof.proof;

/**
 * Bytes or text from outside are not what the format says. The message names the part, what it is
 * and what was expected; it holds no personal value. Whoever reads foreign input catches it.
 */
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message of the form {@code "part: value (expected: rule)"}. */
  public MalformedException(String message) {
    super(message);
  }

  /** As above, with the exception that revealed it. */
  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
