package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.evidence.OutsideActRecovery;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.SealExaminer;
import cn.laborproof.signing.papers.DocumentSigner;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The persistent tasks of this room, its open paths, and what it does for other rooms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningProperties.class)
class SigningConfiguration {
  /**
   * First pause after a failure; an authority that does not answer is asked again, ever more
   * slowly.
   */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

  private static final double GROWTH = 1.6;

  /** Half a year is left when a renewal is due; there is no hurry to ask again. */
  private static final Duration RENEWAL_WAIT = Duration.ofHours(6);

  /** A small file and one row. */
  private static final Duration LOOK_AT_TRUST = Duration.ofMinutes(10);

  @Bean
  PublicPaths signingPaths() {
    return PublicPaths.of("/s", "/s/**", "/api/v1/signing/**");
  }

  @Bean
  SealExaminer sealExaminer(DocumentSigner signer) {
    return signer::requireGoodSeal;
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

  /** Comes back by itself: each renewal says when the next is due. */
  @Bean
  CustomTask<Void> archiveRenewalTask(ArchiveRenewal renewal) {
    return Tasks.custom(SigningTasks.ARCHIVE_RENEWAL, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RENEWAL_WAIT))
        .execute((instance, _) -> {
          Optional<Instant> next = renewal.renew(SigningTasks.Target.of(instance.getId()));
          return next.<CompletionHandler<Void>>map(SigningConfiguration::again)
              .orElseGet(CompletionHandler.OnCompleteRemove::new);
        });
  }

  @Bean
  CustomTask<Void> evidenceRecordTask(RecordBatch batch, DocumentRecords documents) {
    return records(batch, documents);
  }

  @Bean
  CustomTask<Void> besideRecordTask(RecordBatch batch, BesideRecords beside) {
    return records(batch, beside);
  }

  /** The execution of one document serves all that are due soon. */
  private static CustomTask<Void> records(RecordBatch batch, Prolongable what) {
    return Tasks.custom(what.task(), Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RENEWAL_WAIT))
        .execute((instance, _) -> {
          Optional<Instant> next = batch.prolong(what, SigningTasks.Target.of(instance.getId()));
          return next.<CompletionHandler<Void>>map(SigningConfiguration::again)
              .orElseGet(CompletionHandler.OnCompleteRemove::new);
        });
  }

  @Bean
  OneTimeTask<Void> archiveReviewTask(ArchiveReview review) {
    return task(SigningTasks.ARCHIVE_REVIEW, review::review);
  }

  @Bean
  Task<Void> algorithmEndsTask(ArchiveReview review) {
    return Tasks.recurring("algorithm-ends", FixedDelay.of(LOOK_AT_TRUST))
        .execute((_, _) -> review.ends());
  }

  private static CompletionHandler<Void> again(Instant at) {
    return (completion, operations) -> operations.reschedule(completion, at);
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
