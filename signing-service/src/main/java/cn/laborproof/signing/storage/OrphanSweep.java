package cn.laborproof.signing.storage;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.storage.ObjectStore.StoredObject;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes objects whose transaction never committed. An object is written before its row, so a
 * young one may only be waiting for its commit; a day is longer than any transaction lives.
 */
@Component
final class OrphanSweep {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
  private static final Duration GRACE = Duration.ofDays(1);
  private static final Duration EVERY = Duration.ofHours(6);

  private final ObjectStore store;
  private final JdbcClient jdbc;
  private final Clock clock;

  OrphanSweep(ObjectStore store, JdbcClient jdbc, Clock clock) {
    this.store = store;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Sweeps once; returns how many objects were removed. */
  int sweep() throws IOException {
    Instant old = clock.instant().minus(GRACE);
    List<Digest> orphans = new ArrayList<>();
    store.forEach(object -> {
      if (object.storedAt().isBefore(old) && !isNeeded(object)) {
        orphans.add(object.name());
      }
    });
    for (Digest orphan : orphans) {
      store.delete(orphan);
    }
    if (!orphans.isEmpty()) {
      LOG.info("removed {} stored objects no document needs", orphans.size());
    }
    return orphans.size();
  }

  private boolean isNeeded(StoredObject object) {
    return jdbc.sql("select 1 from stored_object where object = ?")
        .param(object.name().bytes())
        .query((row, index) -> index)
        .optional()
        .isPresent();
  }

  @Configuration(proxyBeanMethods = false)
  static class Schedule {
    @Bean
    Task<Void> orphanSweepTask(OrphanSweep sweep) {
      return Tasks.recurring("orphan-sweep", FixedDelay.of(EVERY))
          .execute((instance, context) -> {
            try {
              sweep.sweep();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
