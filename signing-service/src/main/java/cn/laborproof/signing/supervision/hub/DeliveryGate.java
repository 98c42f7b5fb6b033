package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many deliveries are taken in at once: one for each office, a few in all. Who waits does so
 * here, without a connection to the database; else one slow delivery and some impatient senders
 * would leave none for anybody.
 */
@Component
final class DeliveryGate {

  private static final int PLACES = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore places = new Semaphore(PLACES, true);
  private final Map<UUID, Semaphore> offices = new ConcurrentHashMap<>();

  /**
   * Does the work when it is the office's turn.
   *
   * @throws Refusal {@code too-many-requests} when the turn does not come in time; nothing was done
   */
  <T> T through(UUID office, Supplier<T> work) {
    return through(
        offices.computeIfAbsent(office, _ -> new Semaphore(1, true)), () -> through(places, work));
  }

  private static <T> T through(Semaphore gate, Supplier<T> work) {
    try {
      if (!gate.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new Refusal(CommonRefusal.TOO_MANY_REQUESTS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(CommonRefusal.TOO_MANY_REQUESTS);
    }
    try {
      return work.get();
    } finally {
      gate.release();
    }
  }
}
