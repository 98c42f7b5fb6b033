package cn.laborproof.signing.evidence;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Writes down that the outcome of an intended act is unknown, after its {@link OutsideActRecovery}
 * has cleaned up.
 */
@Configuration(proxyBeanMethods = false)
class OutsideActRecoveryTask {

  static final TaskDescriptor<Interrupted> DESCRIPTOR =
      TaskDescriptor.of("outside-act-recovery", Interrupted.class);

  private static final Logger LOG = LoggerFactory.getLogger(OutsideActRecoveryTask.class);

  @Bean
  Task<Interrupted> outsideActRecovery(
      OutsideActs acts,
      EvidenceJournal journal,
      Tenancy tenancy,
      List<OutsideActRecovery> recoveries) {
    Map<String, OutsideActRecovery> byKind =
        recoveries.stream()
            .collect(Collectors.toMap(OutsideActRecovery::intentKind, Function.identity()));
    return Tasks.oneTime(DESCRIPTOR)
        .execute((instance, context) -> {
          UUID intent = UUID.fromString(instance.getId());
          Interrupted interrupted = instance.getData();
          var stream = new StreamId(interrupted.kind(), interrupted.subject());
          tenancy.inTransaction(
              new Actor.Platform(interrupted.tenant()),
              () -> {
                if (acts.isOpen(intent)) {
                  String kind = acts.kindOf(intent);
                  OutsideActRecovery recovery = byKind.get(kind);
                  if (recovery != null) {
                    recovery.interrupted(intent, stream);
                  }
                  journal.append(OutsideActs.failure(stream, kind, "interrupted"));
                  acts.settleInterrupted(intent);
                  LOG.warn("{} was interrupted and written down as failed", kind);
                }
                return intent;
              });
        });
  }

  /**
   * What the task must know.
   *
   * @param tenant owner of the subject
   * @param kind kind of the stream
   * @param subject the subject
   */
  record Interrupted(UUID tenant, String kind, UUID subject) implements Serializable {}
}
