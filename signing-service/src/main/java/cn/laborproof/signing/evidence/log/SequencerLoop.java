package cn.laborproof.signing.evidence.log;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.signing.shared.IdSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

  /** After a fault, and until another holder's lease has run out. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final SequencerRows rows;
  private final TileStore store;
  private final NoteSigner signer;
  private final Ledger ledger;
  private final LogProperties properties;
  private final Contradictions contradictions;
  private final ApplicationEventPublisher events;
  private final String holder;
  private final RoundLoop loop = new RoundLoop("sequencer", this::round);
  private volatile LogStanding standing = new LogStanding.Waiting();

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
    loop.ring();
  }

  LogStanding standing() {
    return standing;
  }

  @Override
  public void start() {
    if (properties.sequencer()) {
      loop.start();
    }
  }

  private Duration round() throws InterruptedException {
    try {
      sequence();
    } catch (LogRefusedException e) {
      refuse(e.reason().name(), e, e.evidence());
    } catch (DatabaseBehindLogException e) {
      refuse("DATABASE_BEHIND_LOG", e, List.of());
    } catch (LeaseLostException | IOException e) {
      LOG.warn("sequencing begins anew: {}", e.getMessage());
      standing = new LogStanding.Waiting();
    } catch (RuntimeException e) {
      LOG.warn("sequencing begins anew after a fault", e);
      standing = new LogStanding.Waiting();
    }
    return AGAIN;
  }

  /** From here on nothing is signed until a person has looked and started anew. */
  private void refuse(String code, Exception cause, List<byte[]> evidence) {
    String why = String.valueOf(cause.getMessage());
    standing = new LogStanding.Refusing(why);
    loop.end();
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
      LOG.info("this replica sequences, from entry {}", writer.size());
      events.publishEvent(new CheckpointSigned(writer.size()));
      while (loop.isRunning()) {
        boolean quiet = sequencer.integrate().map(this::published).map(size -> false).orElse(true);
        if (quiet) {
          loop.await(properties.integrateEvery());
        }
      }
    }
  }

  private long published(SignedCheckpoint checkpoint) {
    long size = checkpoint.checkpoint().size();
    standing = new LogStanding.Sequencing(size);
    events.publishEvent(new CheckpointSigned(size));
    return size;
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
