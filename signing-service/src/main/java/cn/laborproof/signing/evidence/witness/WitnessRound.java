package cn.laborproof.signing.evidence.witness;

import cn.laborproof.gateway.witness.WitnessAnswer;
import cn.laborproof.gateway.witness.WitnessClient;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.evidence.log.SequencerRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows the newest checkpoint to all witnesses at once. All are asked about the same one and the
 * slowest is waited for, within its patience: asked each at its own pace they would seldom cosign
 * the same sizes, and no checkpoint would have enough of them.
 */
@Component
class WitnessRound {

  private static final Logger LOG = LoggerFactory.getLogger(WitnessRound.class);

  private final Witnesses witnesses;
  private final PublishedLog log;
  private final SequencerRows rows;
  private final Map<String, String> lastWhy = new ConcurrentHashMap<>();

  WitnessRound(Witnesses witnesses, PublishedLog log, SequencerRows rows) {
    this.witnesses = witnesses;
    this.log = log;
    this.rows = rows;
  }

  /**
   * Asks those that have not cosigned the newest checkpoint.
   *
   * @return whether all have now
   */
  boolean ask() throws IOException, InterruptedException {
    SignedCheckpoint newest = log.latest().orElse(null);
    if (newest == null) {
      return true;
    }
    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      witnesses.clients().forEach(client -> answers.add(threads.submit(() -> ask(client, newest))));
    }
    boolean all = true;
    for (Future<Boolean> answer : answers) {
      try {
        all &= answer.get();
      } catch (ExecutionException e) {
        LOG.warn("a witness could not be asked", e.getCause());
        all = false;
      }
    }
    return all;
  }

  private boolean ask(WitnessClient client, SignedCheckpoint newest)
      throws IOException, InterruptedException {
    long size = newest.checkpoint().size();
    long last = rows.lastCosignedBy(client.key());
    if (last >= size) {
      return true;
    }
    return switch (client.ask(newest, last, log.reader(size))) {
      case WitnessAnswer.Cosigned(var line) -> {
        rows.keepCosignature(size, client.key(), line);
        lastWhy.remove(client.key().name());
        yield true;
      }
      case WitnessAnswer.Contradicted(long standing) -> {
        LOG.error(
            "witness {} has cosigned {} entries of this log and refuses checkpoint {}: rolled back or forked?",
            client.key().name(),
            standing,
            size);
        yield false;
      }
      case WitnessAnswer.None(String why) -> {
        // Once for each reason: it may be away for days, with a checkpoint every second.
        if (!why.equals(lastWhy.put(client.key().name(), why))) {
          LOG.warn("witness {} did not cosign checkpoint {}: {}", client.key().name(), size, why);
        }
        yield false;
      }
    };
  }
}
