package cn.laborproof.democlient;

/** The journey cannot go on; the message says at which step and what the service answered. */
class JourneyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JourneyException(String message) {
    super(message);
  }
}
