package cn.laborproof.signing.notification;

import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Sends text messages that survive a crash. */
public interface TextMessages {

  /**
   * Queues a message in the caller's transaction: it is sent if and only if the transaction
   * commits, and retried until taken over.
   *
   * @return the message's id
   */
  UUID queue(Outgoing message);

  /**
   * A message to a person about a subject.
   *
   * @param whose the person and the subject; number and text are kept encrypted under their key
   * @param mobile mainland mobile number, 11 digits
   * @param messageKey key of the text in a message file
   * @param arguments what the text mentions
   * @param locale language of the text
   */
  record Outgoing(
      PersonalScope whose,
      String mobile,
      String messageKey,
      List<Object> arguments,
      Locale locale) {

    /** Copies the arguments. */
    public Outgoing {
      arguments = List.copyOf(arguments);
    }
  }
}
