package cn.laborproof.signing.evidence;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down that nobody knows what came of an act, after its recovery has cleaned up. */
@Component
class InterruptedActs {

  private static final Logger LOG = LoggerFactory.getLogger(InterruptedActs.class);

  private final OutsideActs acts;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Map<String, OutsideActRecovery> recoveries;

  InterruptedActs(
      OutsideActs acts,
      EvidenceJournal journal,
      Tenancy tenancy,
      List<OutsideActRecovery> recoveries) {
    this.acts = acts;
    this.journal = journal;
    this.tenancy = tenancy;
    this.recoveries =
        recoveries.stream()
            .collect(Collectors.toMap(OutsideActRecovery::intentKind, Function.identity()));
  }

  /** Settles an intent that still has no result; does nothing to one that has. */
  void settle(UUID intent, OutsideActRecoveryTask.Interrupted interrupted) {
    var stream = new StreamId(interrupted.kind(), interrupted.subject());
    tenancy.inTransaction(
        new Actor.Platform(interrupted.tenant()),
        () -> {
          if (acts.isOpen(intent)) {
            String kind = acts.kindOf(intent);
            OutsideActRecovery recovery = recoveries.get(kind);
            if (recovery != null) {
              recovery.interrupted(intent, stream);
            }
            journal.append(OutsideActs.failure(stream, kind, "interrupted"));
            acts.settleInterrupted(intent);
            LOG.warn("{} was interrupted and written down as failed", kind);
          }
          return intent;
        });
  }
}
