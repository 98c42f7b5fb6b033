package cn.laborproof.signing.evidence.log;

import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.signing.evidence.EventsCommitted;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.vault.NoteKeys;
import java.io.IOException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The log's store and key, and what wakes its sequencer. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

  @Bean
  TileStore tileStore(Installation installation) throws IOException {
    return DirectoryTileStore.open(installation.sharedDirectory("log"));
  }

  @Bean
  NoteSigner logSigner(NoteKeys keys, LogProperties properties) {
    return keys.signer(properties.origin());
  }

  @Bean
  Wake wakeSequencer(SequencerLoop loop) {
    return new Wake(loop);
  }

  /** Down when signing is refused: a person must look, and run fsck. */
  @Bean
  HealthIndicator evidenceLogHealthIndicator(SequencerLoop loop) {
    return () ->
        switch (loop.standing()) {
          case LogStanding.Refusing refusing ->
              Health.down().withDetail("why", refusing.why()).build();
          case LogStanding.Sequencing sequencing ->
              Health.up().withDetail("size", sequencing.size()).build();
          case LogStanding.Waiting _ -> Health.up().build();
        };
  }

  /** Rings after the commit, when the rows can be seen. */
  static final class Wake {
    private final SequencerLoop loop;

    Wake(SequencerLoop loop) {
      this.loop = loop;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void committed(EventsCommitted event) {
      loop.ring();
    }
  }
}
