package cn.laborproof.gateway.fabric;

/** A peer gave no usable answer; another one may, and nothing is said about what it did. */
final class PeerAwayException extends Exception {

  private static final long serialVersionUID = 1L;

  PeerAwayException(String message, Throwable cause) {
    super(message, cause);
  }

  PeerAwayException(String message) {
    super(message);
  }
}
