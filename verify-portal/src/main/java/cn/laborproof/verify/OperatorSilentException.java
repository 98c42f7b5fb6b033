package cn.laborproof.verify;

/** The operator did not answer. */
class OperatorSilentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OperatorSilentException(Throwable cause) {
    super(cause);
  }
}
