package cn.laborproof.signing.evidence.log;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.signing.shared.IdSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps a sequencer going: takes the lease, integrates whenever a commit rings or the interval
 * passes, begins anew after a fault. All it needs to go on stands in database and log, so it may
 * die at any instant.
 */
@Component
final class SequencerLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SequencerLoop.class);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

  private final SequencerRows rows;
  private final TileStore store;
  private final NoteSigner signer;
  private final Ledger ledger;
  private final LogProperties properties;
  private final Contradictions contradictions;
  private final ApplicationEventPublisher events;
  private final String holder;
  private final Bell bell = new Bell();
  private volatile LogStanding standing = new LogStanding.Waiting();
  private volatile boolean running;
  private @Nullable Thread thread;

  SequencerLoop(
      SequencerRows rows,
      TileStore store,
      NoteSigner logSigner,
      Ledger ledger,
      LogProperties properties,
      Contradictions contradictions,
      ApplicationEventPublisher events,
      IdSource ids) {
    this.rows = rows;
    this.store = store;
    this.signer = logSigner;
    this.ledger = ledger;
    this.properties = properties;
    this.contradictions = contradictions;
    this.events = events;
    this.holder = ids.next().toString();
  }

  /** Something was committed that has no index yet. */
  void ring() {
    bell.ring();
  }

  LogStanding standing() {
    return standing;
  }

  @Override
  public void start() {
    if (properties.sequencer()) {
      running = true;
      thread = Thread.ofVirtual().name("sequencer").start(this::run);
    }
  }

  private void run() {
    while (running) {
      try {
        sequence();
      } catch (LogRefusedException e) {
        refuse(e.reason().name(), e, e.evidence());
        return;
      } catch (DatabaseBehindLogException e) {
        refuse("DATABASE_BEHIND_LOG", e, List.of());
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (LeaseLostException | IOException e) {
        LOG.warn("sequencing begins anew: {}", e.getMessage());
        standing = new LogStanding.Waiting();
      } catch (RuntimeException e) {
        LOG.warn("sequencing begins anew after a fault", e);
        standing = new LogStanding.Waiting();
      }
      bell.await(AFTER_FAULT);
    }
  }

  /** From here on nothing is signed until a person has looked and started anew. */
  private void refuse(String code, Exception cause, List<byte[]> evidence) {
    String why = String.valueOf(cause.getMessage());
    standing = new LogStanding.Refusing(why);
    contradictions.keep(code, why, evidence);
  }

  private void sequence()
      throws IOException, LogRefusedException, DatabaseBehindLogException, InterruptedException {
    OptionalLong fence = rows.takeLease(holder, properties.lease());
    if (fence.isEmpty()) {
      return;
    }
    Optional<Checkpoint> anchored =
        ledger.latest(properties.origin()).map(anchor -> anchor.record().checkpoint());
    LogWriter writer = LogWriter.open(store, signer, anchored);
    try (Sequencer sequencer = Sequencer.begin(rows, writer, fence.getAsLong(), properties)) {
      standing = new LogStanding.Sequencing(writer.size());
      events.publishEvent(new CheckpointSigned(writer.size()));
      while (running) {
        boolean quiet = sequencer.integrate().map(this::published).map(size -> false).orElse(true);
        if (quiet) {
          bell.await(properties.integrateEvery());
        }
      }
    }
  }

  private long published(cn.laborproof.proof.note.SignedCheckpoint checkpoint) {
    long size = checkpoint.checkpoint().size();
    standing = new LogStanding.Sequencing(size);
    events.publishEvent(new CheckpointSigned(size));
    return size;
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
