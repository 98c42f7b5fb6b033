package cn.laborproof.signing.evidence.witness;

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
 * Keeps witnesses asked, on a thread of its own: rung by each new checkpoint, otherwise again and
 * again until all have cosigned the newest. Nobody waits for it.
 */
@Component
final class WitnessLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WitnessLoop.class);

  /** Another replica may hold the sequencer and sign without ringing here. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Witnesses witnesses;
  private final WitnessRound round;
  private final Duration retryEvery;
  private final RoundLoop loop = new RoundLoop("witnesses", this::ask);

  WitnessLoop(Witnesses witnesses, WitnessRound round, WitnessProperties properties) {
    this.witnesses = witnesses;
    this.round = round;
    this.retryEvery = properties.retryEvery();
  }

  @EventListener
  void signed(CheckpointSigned checkpoint) {
    loop.ring();
  }

  @Override
  public void start() {
    if (!witnesses.clients().isEmpty()) {
      loop.start();
    }
  }

  private Duration ask() throws InterruptedException {
    try {
      return round.ask() ? IDLE : retryEvery;
    } catch (IOException | RuntimeException e) {
      LOG.warn("witnesses wait after a fault", e);
      return retryEvery;
    }
  }

  /** What is on its way to a witness may be lost: it is asked again after the next start. */
  @Override
  public void stop() {
    loop.interrupt();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
