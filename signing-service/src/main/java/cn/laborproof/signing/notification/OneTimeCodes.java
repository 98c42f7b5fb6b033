package cn.laborproof.signing.notification;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Six-digit codes sent to a phone, each for one purpose and, where it confirms a document, for one
 * document hash. Only salted hashes are kept. A code lives five minutes, dies with use, with the
 * fifth wrong try, and with the next code of its purpose.
 */
public interface OneTimeCodes {

  /**
   * Makes a code and queues its message, in the caller's transaction.
   *
   * @return when the code expires
   * @throws cn.laborproof.signing.shared.Refusal {@code too-many-requests} when asked again too
   *     soon while the code before is unused
   */
  Instant issue(Request request);

  /**
   * Tries a code. Runs in a transaction of its own: a wrong try counts whatever the caller does
   * next.
   *
   * @param binding says in that transaction what the code was issued for; what it locks is locked
   *     before the code
   * @param code what the person typed
   * @param whenRight what the right code brings about, in the same transaction: a crash must not
   *     use a code up for nothing
   */
  Attempt attempt(Supplier<Binding> binding, String code, Runnable whenRight);

  /**
   * What a code is good for.
   *
   * @param whose the person and the subject
   * @param purpose stable name, for example {@code phone-reachable} or {@code will}
   * @param document SHA-256 of the document the code confirms, or null when it confirms none
   */
  record Binding(PersonalScope whose, String purpose, @Nullable Digest document) {}

  /**
   * A code to make.
   *
   * @param binding what it is good for
   * @param mobile where it goes
   * @param messageKey key of the text; {0} is the code, {1} the minutes it lives, {2} the first
   *     eight hex digits of the document
   * @param locale language of the text
   */
  record Request(Binding binding, String mobile, String messageKey, Locale locale) {}

  /** What came of a try. */
  sealed interface Attempt {
    /** The code is right and now used. */
    record Accepted() implements Attempt {}

    /** The code is wrong. */
    record Wrong(int triesLeft) implements Attempt {}

    /** No live code: never issued, expired, used, or issued for another document. */
    record Expired() implements Attempt {}

    /** Five wrong tries; only a new code helps. */
    record Exhausted() implements Attempt {}
  }
}
