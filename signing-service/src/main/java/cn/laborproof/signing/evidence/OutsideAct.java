package cn.laborproof.signing.evidence;

import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One act outside the database: using a key, asking for a certificate or a timestamp, sending a
 * message.
 *
 * @param <T> what the act gives back
 * @param intent the event that says what is about to happen; its kind is {@code <name>.intended}
 * @param perform does it, idempotent under the intent's id; runs outside any transaction
 * @param result makes the event that says what came of it; its kind is {@code <name>.done}
 * @param settle changes the caller's state in the transaction of the result event
 */
public record OutsideAct<T>(
    EventDraft intent,
    Function<UUID, T> perform,
    Function<T, EventDraft> result,
    BiConsumer<T, AppendedEvent> settle) {

  /** An act that changes no state but its events. */
  public static <T> OutsideAct<T> of(
      EventDraft intent, Function<UUID, T> perform, Function<T, EventDraft> result) {
    return new OutsideAct<>(intent, perform, result, (value, event) -> {});
  }

  /** The same, with state changed in the transaction of the result event. */
  public OutsideAct<T> settling(BiConsumer<T, AppendedEvent> change) {
    return new OutsideAct<>(intent, perform, result, change);
  }
}
