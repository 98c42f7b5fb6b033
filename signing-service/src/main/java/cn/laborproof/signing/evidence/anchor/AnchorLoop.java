package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.signing.evidence.anchor.Anchorer.Round;
import cn.laborproof.signing.evidence.log.Bell;
import cn.laborproof.signing.evidence.log.CheckpointSigned;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps anchors and receipts going. Rung by each new checkpoint; otherwise looks now and then,
 * which also retries what failed. Receipts ring nothing, so after the last contract traffic stops.
 */
@Component
final class AnchorLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AnchorLoop.class);
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Anchorer anchorer;
  private final CourtLink court;
  private final TrustPublisher trust;
  private final AnchorProperties properties;
  private final Bell bell = new Bell();
  private volatile boolean running;
  private @Nullable Thread thread;

  AnchorLoop(
      Anchorer anchorer, CourtLink court, TrustPublisher trust, AnchorProperties properties) {
    this.anchorer = anchorer;
    this.court = court;
    this.trust = trust;
    this.properties = properties;
  }

  @EventListener
  void signed(CheckpointSigned checkpoint) {
    bell.ring();
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("anchor").start(this::run);
  }

  private void run() {
    while (running) {
      try {
        bell.await(round());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Anchors, then carries receipts; says how long to wait when nobody rings. The one does not wait
   * for the other's authority.
   */
  private Duration round() throws InterruptedException {
    Round anchored = attempt("anchoring", anchorer::round, Round.AGAIN);
    boolean published = attempt("the trust bundle", trust::publish, false);
    boolean receipted = attempt("court receipts", court::round, false);
    if (anchored == Round.ANCHORED) {
      Thread.sleep(properties.every());
    }
    boolean settled = anchored != Round.AGAIN && published && receipted;
    return settled ? IDLE : properties.retryEvery();
  }

  private static <T> T attempt(String what, Step<T> step, T otherwise) {
    try {
      return step.take();
    } catch (IOException e) {
      LOG.warn("{} waits: {}", what, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("{} waits after a fault", what, e);
    }
    return otherwise;
  }

  /** One step that may find an authority away. */
  private interface Step<T> {
    T take() throws IOException;
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
