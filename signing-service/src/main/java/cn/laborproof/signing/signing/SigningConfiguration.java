package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.evidence.OutsideActRecovery;
import cn.laborproof.signing.evidence.StreamId;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The persistent tasks of this room, and its open paths. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningProperties.class)
class SigningConfiguration {
  /**
   * First pause after a failure; an authority that does not answer is asked again, ever more
   * slowly.
   */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

  private static final double GROWTH = 1.6;

  @Bean
  PublicPaths signingPaths() {
    return PublicPaths.of("/s", "/s/**", "/api/v1/signing/**");
  }

  @Bean
  OneTimeTask<Void> personalSignatureTask(PersonalSignature signature) {
    return task(SigningTasks.PERSONAL_SIGNATURE, signature::advance);
  }

  @Bean
  OneTimeTask<Void> organisationSealingTask(OrganisationSealing sealing) {
    return task(SigningTasks.ORGANISATION_SEAL, sealing::advance);
  }

  @Bean
  OneTimeTask<Void> invitationExpiryTask(SigningDeadlines deadlines) {
    return task(SigningTasks.EXPIRY, deadlines::expire);
  }

  @Bean
  OneTimeTask<Void> sealOverdueTask(OverdueSeals overdue) {
    return task(SigningTasks.SEAL_OVERDUE, overdue::note);
  }

  @Bean
  OutsideActRecovery workerSignatureRecovery(PersonalSignature signature) {
    return new InterruptedSignature(signature, SignatureRole.WORKER);
  }

  @Bean
  OutsideActRecovery mediatorSignatureRecovery(PersonalSignature signature) {
    return new InterruptedSignature(signature, SignatureRole.MEDIATOR);
  }

  /** A signature whose outcome nobody knows: its key dies, the signer is asked anew. */
  private record InterruptedSignature(PersonalSignature signature, SignatureRole role)
      implements OutsideActRecovery {
    @Override
    public String intentKind() {
      return role.code() + "-signature.intended";
    }

    @Override
    public void interrupted(UUID intent, StreamId stream) {
      signature.interrupted(stream.subject(), role);
    }
  }

  private static OneTimeTask<Void> task(String name, Consumer<SigningTasks.Target> work) {
    return Tasks.oneTime(name)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> work.accept(SigningTasks.Target.of(instance.getId())));
  }
}
