package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.signing.evidence.log.Bell;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps receipts coming, beside anchoring and not within it: a court that is away holds up nothing
 * but its own receipts. Rung by each new anchor; otherwise looks now and then, which also retries
 * what failed. Receipts ring nothing, so after the last contract traffic stops.
 */
@Component
final class CourtLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CourtLoop.class);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final CourtLink court;
  private final TrustPublisher trust;
  private final AnchorProperties properties;
  private final Bell bell = new Bell();
  private final ReentrantLock atWork = new ReentrantLock();
  private volatile boolean running;
  private @Nullable Thread thread;

  CourtLoop(CourtLink court, TrustPublisher trust, AnchorProperties properties) {
    this.court = court;
    this.trust = trust;
    this.properties = properties;
  }

  /** A new anchor stands. */
  void anchored() {
    bell.ring();
  }

  /**
   * Lets a court that answers keep pace with the anchors, or their number would grow faster than
   * that of receipts.
   */
  void awaitPace(Duration most) throws InterruptedException {
    if (atWork.tryLock(most.toMillis(), TimeUnit.MILLISECONDS)) {
      atWork.unlock();
    }
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("court").start(this::run);
  }

  private void run() {
    while (running && !Thread.currentThread().isInterrupted()) {
      Duration pause;
      atWork.lock();
      try {
        pause = round();
      } finally {
        atWork.unlock();
      }
      bell.await(pause);
    }
  }

  /** Says how long to wait when nobody rings. */
  private Duration round() {
    boolean published = attempt("the trust bundle", trust::publish);
    boolean receipted = attempt("court receipts", court::round);
    return published && receipted ? IDLE : properties.retryEvery();
  }

  private static boolean attempt(String what, Step step) {
    try {
      return step.take();
    } catch (IOException e) {
      LOG.warn("{} waits: {}", what, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("{} waits after a fault", what, e);
    }
    return false;
  }

  /** One step that may find an authority away. */
  private interface Step {
    boolean take() throws IOException;
  }

  @Override
  public void stop() {
    running = false;
    bell.ring();
    Thread loop = thread;
    if (loop != null) {
      try {
        loop.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
