package cn.laborproof.face.image;

/** Bytes from outside that are not taken as a picture. */
public final class PictureException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with them. */
  public enum Problem {
    /** Another format, or damaged. */
    UNREADABLE,
    /** More pixels than allowed; nothing was decoded. */
    TOO_LARGE
  }

  private final Problem problem;

  PictureException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  PictureException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
