package cn.laborproof.signing.notification;

import java.util.UUID;

/**
 * Hands a text message to somebody who delivers it.
 *
 * <p>Implementations MUST be idempotent under the message's id and MUST throw {@link
 * SmsUndeliverableException} when the message was not taken over, so that it is tried again.
 */
public interface SmsGateway {

  /** Sends a message. Returning means: taken over for delivery. */
  void send(Sms message);

  /**
   * A text message.
   *
   * @param id same message, same id
   * @param mobile mainland mobile number, 11 digits
   * @param text what to say, at most 500 characters
   */
  record Sms(UUID id, String mobile, String text) {}
}
