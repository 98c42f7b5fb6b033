package cn.laborproof.signing.notification;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends one queued message; tried again with growing pauses until a gateway takes it over. */
@Configuration(proxyBeanMethods = false)
class TextMessageTask {

  static final TaskDescriptor<Queued> DESCRIPTOR = TaskDescriptor.of("text-message", Queued.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  @Bean
  Task<Queued> textMessage(QueuedTextMessages queue, SmsGateway gateway, Tenancy tenancy) {
    return Tasks.oneTime(DESCRIPTOR)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE))
        .execute((instance, context) -> {
          UUID id = UUID.fromString(instance.getId());
          tenancy.inTransaction(
              new Actor.Platform(instance.getData().tenant()),
              () -> {
                queue
                    .unsent(id)
                    .ifPresent(sms -> {
                      gateway.send(sms);
                      queue.markSent(id);
                    });
                return id;
              });
        });
  }

  /**
   * What the task must know.
   *
   * @param tenant owner of the message
   */
  record Queued(UUID tenant) implements Serializable {}
}
