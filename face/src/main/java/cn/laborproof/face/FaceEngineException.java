package cn.laborproof.face;

/**
 * The engine could not be loaded or could not run: a fault of the installation, not a finding about
 * a person.
 */
public final class FaceEngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FaceEngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
