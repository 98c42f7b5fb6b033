package cn.laborproof.signing.supervision.feed;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.evidence.StatusFeed;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What changed, in the order of the evidence log. A change appears once the sequencer has given its
 * event a log index, so nothing ever appears behind a cursor that was already read.
 */
@RestController
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.INSPECTOR, Role.MACHINE})
class StatusFeedApi {

  private static final int MOST = 1000;

  private final StatusFeed feed;

  StatusFeedApi(StatusFeed feed) {
    this.feed = feed;
  }

  /**
   * A piece of the feed.
   *
   * @param next what to ask for as {@code after} next time; the same as asked when nothing is new
   */
  record FeedPage(List<StatusFeed.Entry> entries, long next) {}

  @GetMapping("/api/v1/status-feed")
  FeedPage after(
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "100") int limit) {
    if (after < -1 || limit < 1 || limit > MOST) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    List<StatusFeed.Entry> entries = feed.after(after, limit);
    return new FeedPage(entries, entries.isEmpty() ? after : entries.getLast().cursor());
  }
}
