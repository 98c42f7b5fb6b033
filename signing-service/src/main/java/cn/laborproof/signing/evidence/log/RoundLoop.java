package cn.laborproof.signing.evidence.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A thread that makes one round after another: the next when it is rung, at the latest after the
 * wait that the last one named. What a round must not lose stands in the database; the thread may
 * die at any instant.
 */
public final class RoundLoop {

  private static final Duration FOR_THE_LAST_ROUND = Duration.ofSeconds(10);

  private final String name;
  private final Round round;
  private final Bell bell = new Bell();
  private volatile boolean running;
  private @Nullable Thread thread;

  /** One round. Faults that the next one may cure are its own business. */
  @FunctionalInterface
  public interface Round {
    /** Says how long to wait for the next one when nobody rings. */
    Duration make() throws InterruptedException;
  }

  public RoundLoop(String name, Round round) {
    this.name = name;
    this.round = round;
  }

  public void start() {
    running = true;
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    try {
      while (running) {
        bell.await(round.make());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
    }
  }

  /** There is something to do: the next round begins now, or when the one under way has ended. */
  public void ring() {
    bell.ring();
  }

  /** Within a long round: waits for a ring, at most so long. */
  public void await(Duration most) throws InterruptedException {
    bell.await(most);
  }

  /** Whether a further round is to come. */
  public boolean isRunning() {
    return running;
  }

  /** Makes the round under way the last one. */
  public void end() {
    running = false;
  }

  /** Ends after the round under way, and waits for that. */
  public void stop() {
    end();
    ring();
    join();
  }

  /** Ends in the middle of the round under way, and waits for that. */
  public void interrupt() {
    end();
    Thread loop = thread;
    if (loop != null) {
      loop.interrupt();
    }
    join();
  }

  private void join() {
    Thread loop = thread;
    if (loop == null) {
      return;
    }
    try {
      loop.join(FOR_THE_LAST_ROUND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
