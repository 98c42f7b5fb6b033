package cn.laborproof.signing.notification;

/** A gateway did not take over a message. The text never names number or content. */
public final class SmsUndeliverableException extends RuntimeException {

  /** With the reason and the failure below. */
  public SmsUndeliverableException(String message, Throwable cause) {
    super(message, cause);
  }
}
