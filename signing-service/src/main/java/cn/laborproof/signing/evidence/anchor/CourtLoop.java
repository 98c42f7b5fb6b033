package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.signing.evidence.log.RoundLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
  private final RoundLoop loop = new RoundLoop("court", this::round);
  private final ReentrantLock atWork = new ReentrantLock();

  CourtLoop(CourtLink court, TrustPublisher trust, AnchorProperties properties) {
    this.court = court;
    this.trust = trust;
    this.properties = properties;
  }

  /** A new anchor stands. */
  void anchored() {
    loop.ring();
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
    loop.start();
  }

  private Duration round() {
    atWork.lock();
    try {
      boolean published = attempt("the trust bundle", trust::publish);
      boolean receipted = attempt("court receipts", court::round);
      return published && receipted ? IDLE : properties.retryEvery();
    } finally {
      atWork.unlock();
    }
  }

  private static boolean attempt(String what, Step step) {
    try {
      return step.take();
    } catch (IOException e) {
      LOG.warn("{} waits: {}", what, e.toString());
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
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
