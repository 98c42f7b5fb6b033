package cn.laborproof.signing.evidence;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lies in wait for each intent: see {@link InterruptedActs}. */
@Configuration(proxyBeanMethods = false)
class OutsideActRecoveryTask {

  static final TaskDescriptor<Interrupted> DESCRIPTOR =
      TaskDescriptor.of("outside-act-recovery", Interrupted.class);

  @Bean
  Task<Interrupted> outsideActRecovery(InterruptedActs interrupted) {
    return Tasks.oneTime(DESCRIPTOR)
        .execute((instance, context) ->
            interrupted.settle(UUID.fromString(instance.getId()), instance.getData()));
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
