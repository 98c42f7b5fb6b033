package cn.laborproof.signing.evidence;

import java.util.UUID;

/**
 * Writes down what happens. State and its event are one transaction: every method but {@link
 * #bracket} must be called inside the caller's, and fails outside one.
 */
public interface EvidenceJournal {

  /**
   * Opens a stream. The current actor must act for the owning organisation, or for the office that
   * owns it: row-level security lets an office own warnings alone.
   *
   * @param stream the new stream
   * @param region administrative division code (GB/T 2260) whose offices may look at it
   */
  void open(StreamId stream, String region);

  /** Lets a natural person see the stream and its documents from now on. Idempotent. */
  void admitPerson(StreamId stream, UUID person);

  /** Lets another organisation see the stream and its documents from now on. Idempotent. */
  void admitTenant(StreamId stream, UUID tenant);

  /**
   * Appends an event in the caller's transaction, as the current actor. Locks the stream until the
   * transaction ends.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
   * @throws cn.laborproof.signing.shared.Refusal {@code not-found} if there is no such stream for
   *     the current actor
   */
  AppendedEvent append(EventDraft draft);

  /**
   * Does something outside the database so that a crash leaves no doubt: an intent event in a
   * transaction of its own, then the act, then the result event together with the caller's state.
   * If the process dies in between, recovery writes the failure event {@code <act>.failed} with the
   * fact {@code reason = interrupted}, after calling the act's {@link OutsideActRecovery}.
   *
   * @throws IllegalStateException when called inside a transaction
   * @throws RuntimeException what the act threw, after its failure was written down
   */
  <T> T bracket(OutsideAct<T> act);
}
