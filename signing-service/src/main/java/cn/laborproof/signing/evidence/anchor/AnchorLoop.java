package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.signing.evidence.anchor.Anchorer.Round;
import cn.laborproof.signing.evidence.log.CheckpointSigned;
import cn.laborproof.signing.evidence.log.RoundLoop;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps anchors going. Rung by each new checkpoint; otherwise looks now and then, which also
 * retries what failed.
 */
@Component
final class AnchorLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AnchorLoop.class);
  private static final Duration IDLE = Duration.ofMinutes(1);

  /** How much longer than usual the next anchor waits for a court that is still at the last one. */
  private static final int COURT_PACE = 2;

  private final Anchorer anchorer;
  private final CourtLoop court;
  private final AnchorProperties properties;
  private final RoundLoop loop = new RoundLoop("anchor", this::round);

  AnchorLoop(Anchorer anchorer, CourtLoop court, AnchorProperties properties) {
    this.anchorer = anchorer;
    this.court = court;
    this.properties = properties;
  }

  @EventListener
  void signed(CheckpointSigned checkpoint) {
    loop.ring();
  }

  @Override
  public void start() {
    loop.start();
  }

  /** Anchors; says how long to wait when nobody rings. */
  private Duration round() throws InterruptedException {
    Round anchored = attempt();
    if (anchored == Round.ANCHORED) {
      court.anchored();
      Thread.sleep(properties.every());
      court.awaitPace(properties.every().multipliedBy(COURT_PACE));
    }
    return anchored == Round.AGAIN ? properties.retryEvery() : IDLE;
  }

  private Round attempt() {
    try {
      return anchorer.round();
    } catch (IOException e) {
      LOG.warn("anchoring waits: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.warn("anchoring waits after a fault", e);
    }
    return Round.AGAIN;
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
