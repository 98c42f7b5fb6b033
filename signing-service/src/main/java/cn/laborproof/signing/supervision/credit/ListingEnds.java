package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.supervision.credit.PublicListing.State;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes employers off a list when their term is over, also after a restart. */
@Configuration(proxyBeanMethods = false)
class ListingEnds {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final double GROWTH = 1.8;

  private final ListingRows rows;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  ListingEnds(ListingRows rows, EvidenceJournal journal, Tenancy tenancy, Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @Bean
  OneTimeTask<Void> publicListingEndTask() {
    return Tasks.oneTime(ListingEnd.TASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_WAIT, GROWTH))
        .execute((instance, _) -> end(instance.getId().split("/")));
  }

  private void end(String[] officeAndListing) {
    UUID listing = UUID.fromString(officeAndListing[1]);
    tenancy.inTransaction(
        new Actor.Platform(UUID.fromString(officeAndListing[0])),
        () -> {
          rows.lock(listing).filter(this::isOver).ifPresent(this::end);
          return listing;
        });
  }

  private boolean isOver(PublicListing listing) {
    Instant now = clock.instant();
    return listing.state() == State.LISTED
        && listing.term().filter(term -> !now.isBefore(CreditBook.endOf(term.to()))).isPresent();
  }

  private void end(PublicListing listing) {
    rows.end(listing.id(), State.EXPIRED, clock.instant().truncatedTo(ChronoUnit.MICROS));
    journal.append(
        EventDraft.of(Listings.stream(listing.id()), "public-listing.expired")
            .fact("employer", listing.employer()));
  }
}
