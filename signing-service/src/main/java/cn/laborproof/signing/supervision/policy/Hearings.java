package cn.laborproof.signing.supervision.policy;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.asked.LinkTokens;
import cn.laborproof.signing.supervision.policy.HearingRows.Count;
import cn.laborproof.signing.supervision.policy.HearingRows.Said;
import cn.laborproof.signing.supervision.policy.HearingRows.Tickets;
import cn.laborproof.signing.supervision.policy.Policy.By;
import cn.laborproof.signing.supervision.sample.SampleBounds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * An office puts a policy before the employers and workers it applies to, hands out links for
 * workers, and reads what came back. Each act is one transaction with its event.
 */
@Service
class Hearings {

  private static final int MOST_DAYS = 180;
  private static final int MOST_LINKS = 200;
  private static final int LISTED = 200;

  private final Policies policies;
  private final HearingRows rows;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Installation installation;
  private final LinkTokens links;
  private final Clock clock;

  Hearings(
      Policies policies,
      HearingRows rows,
      EvidenceJournal journal,
      Tenancy tenancy,
      Installation installation,
      LinkTokens links,
      Clock clock) {
    this.policies = policies;
    this.rows = rows;
    this.journal = journal;
    this.tenancy = tenancy;
    this.installation = installation;
    this.links = links;
    this.clock = clock;
  }

  /**
   * What came back, for the policy's own office and those above it.
   *
   * @param workers none before the end
   * @param words what workers wrote; none where few wrote
   */
  record Returned(
      Hearing hearing,
      boolean open,
      Tickets tickets,
      List<Count> employers,
      List<Count> workers,
      List<String> words) {}

  /**
   * What came back; empty where nobody was asked or the sums are not the actor's.
   *
   * @throws Refusal {@code not-found}
   */
  Optional<Returned> find(UUID policy) {
    Actor.Official official = official();
    Policies.Told told = policies.find(policy);
    if (!told.policy().region().startsWith(official.region())) {
      return Optional.empty();
    }
    return tenancy.inTransaction(() -> rows.find(policy).map(this::returned));
  }

  private Returned returned(Hearing hearing) {
    UUID policy = hearing.policy().id();
    boolean open = hearing.isOpen(clock.instant());
    List<String> words = open ? List.of() : rows.words(policy);
    return new Returned(
        hearing,
        open,
        rows.tickets(policy),
        rows.employers(policy),
        open ? List.of() : rows.workers(policy),
        words.size() < hearing.smallest() ? List.of() : words);
  }

  /**
   * What employers said, newest first.
   *
   * @param value of those who gave it to the question
   * @throws Refusal {@code not-found}
   */
  List<Said> opinions(UUID policy, Optional<Asked> question, int value) {
    if (find(policy).isEmpty()) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return tenancy.inTransaction(() -> rows.opinions(policy, question, value, LISTED));
  }

  /**
   * Puts the policy with its newest numbers before people. Done already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code not-allowed}, {@code invalid-input}
   */
  void open(UUID policy, int days) {
    Actor.Official official = own(policy);
    number("days", days, MOST_DAYS);
    tenancy.inTransaction(() -> {
      By by = by(official);
      int smallest = SampleBounds.shipped().group();
      var closesAt = by.at().plus(Duration.ofDays(days));
      if (rows.open(policy, smallest, closesAt, by)) {
        journal.append(
            EventDraft.of(stream(policy), "policy.feedback-opened")
                .fact("closes", closesAt.toString())
                .fact("smallest", smallest));
      }
      return policy;
    });
  }

  /**
   * Ends it before its day. Ended already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code not-allowed}
   */
  void close(UUID policy) {
    Actor.Official official = own(policy);
    tenancy.inTransaction(() -> {
      Hearing hearing = hearing(policy);
      if (hearing.isOpen(clock.instant()) && rows.close(policy, by(official))) {
        journal.append(
            EventDraft.of(stream(policy), "policy.feedback-closed")
                .fact("workers", rows.tickets(policy).used()));
      }
      return policy;
    });
  }

  /**
   * Makes links for workers. Only digests are kept, and not who is given one. Made under this key
   * already: the same links.
   *
   * @param batch what makes a second press of the same button the same links
   * @throws Refusal {@code not-found}, {@code not-allowed}, {@code policy-feedback-closed}, {@code
   *     invalid-input}
   */
  List<String> invite(UUID policy, UUID batch, int count) {
    own(policy);
    number("count", count, MOST_LINKS);
    return tenancy.inTransaction(() -> {
      Hearing hearing = hearing(policy);
      if (!hearing.isOpen(clock.instant())) {
        throw new Refusal(OpinionRefusal.CLOSED);
      }
      List<String> tokens = links.of(policy.toString(), batch, count);
      int made = rows.insertTickets(hearing, tokens.stream().map(Hearings::digest).toList());
      if (made > 0) {
        journal.append(
            EventDraft.of(stream(policy), "policy.feedback-links-made").fact("links", made));
      }
      return tokens.stream().map(token -> installation.publicUri() + "/pf#" + token).toList();
    });
  }

  /** What is kept of a link's secret. */
  static String digest(String token) {
    return Digest.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static void number(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal(field, "opinion.input.number", List.of(1, most))));
    }
  }

  private Hearing hearing(UUID policy) {
    return rows.find(policy).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** Only the office that described it asks about it. */
  private Actor.Official own(UUID policy) {
    Actor.Official official = official();
    if (!policies.find(policy).own()) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return official;
  }

  private By by(Actor.Official official) {
    return new By(
        official.account(), official.displayName(), clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static StreamId stream(UUID policy) {
    return new StreamId("policy", policy);
  }
}
