package cn.laborproof.signing.supervision.credit;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks for a look at a listing when its term is over. The task stands in the database, in the
 * transaction that lists: it runs after a restart too, on whichever replica is there.
 */
@Component
class ListingEnd {
  static final String TASK = "public-listing-end";

  private final ObjectProvider<SchedulerClient> scheduler;

  ListingEnd(ObjectProvider<SchedulerClient> scheduler) {
    this.scheduler = scheduler;
  }

  void at(PublicListing listing, Instant end) {
    scheduler
        .getObject()
        .scheduleIfNotExists(
            new TaskInstance<Void>(TASK, listing.office() + "/" + listing.id()), end);
  }
}
