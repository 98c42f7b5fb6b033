package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.contract.TimelineWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How entries, proposals and pleas look in the API and on pages. */
@Component
final class CreditViews {
  private final CreditBook book;
  private final CreditLedger ledger;
  private final Listings listings;
  private final Pleas pleas;

  CreditViews(CreditBook book, CreditLedger ledger, Listings listings, Pleas pleas) {
    this.book = book;
    this.ledger = ledger;
    this.listings = listings;
    this.pleas = pleas;
  }

  /**
   * Where an employer stands with an office today.
   *
   * @param points sum of what counts
   * @param first whether the office handles its answers first
   */
  record StandingView(
      String employer,
      String name,
      UUID office,
      long points,
      long counting,
      long entries,
      boolean first) {}

  /**
   * An entry.
   *
   * @param opens what its act belongs to, in the room named by {@code source}
   * @param counts whether it counts today
   * @param withdrawn why it was taken back: {@code act-undone} or {@code corrected}
   */
  record EntryView(
      UUID id,
      UUID office,
      String employer,
      String name,
      String kind,
      String source,
      UUID act,
      UUID opens,
      LocalDate day,
      String book,
      int points,
      LocalDate countsUntil,
      boolean counts,
      @Nullable String withdrawn,
      @Nullable Instant withdrawnAt) {}

  /**
   * A proposal.
   *
   * @param confirmed whether article and figures were read again
   */
  record ListingView(
      UUID id,
      String employer,
      String name,
      String ground,
      String article,
      boolean confirmed,
      String orderNumber,
      LocalDate orderDue,
      int workers,
      int months,
      long amount,
      String state,
      String proposedBy,
      Instant proposedAt,
      @Nullable String served,
      @Nullable Instant noticedAt,
      @Nullable Instant statementsUntil,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Instant endedAt) {}

  /**
   * What the office did.
   *
   * @param note absent when it was erased
   */
  record ActView(String act, String who, Instant at, String shownAt, @Nullable String note) {}

  /** A proposal with what was done and what the reader may do. */
  record ListingDetail(ListingView listing, List<ActView> acts, List<String> possible) {}

  /**
   * A plea.
   *
   * @param first whether its employer stands so well that it is handled first; absent outside lists
   */
  record PleaView(
      UUID id,
      String kind,
      @Nullable UUID listing,
      @Nullable UUID entry,
      String employer,
      String name,
      String state,
      String who,
      Instant givenAt,
      String shownGiven,
      Instant due,
      String shownDue,
      @Nullable Boolean first,
      @Nullable String note,
      boolean hasFile,
      @Nullable String reason,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String shownDecided) {}

  /** A plea with whether the reader may answer it. */
  record PleaDetail(PleaView plea, boolean mayDecide) {}

  /** What everybody may read. */
  record PublicationView(
      String region,
      String employer,
      String name,
      String ground,
      String article,
      boolean confirmed,
      String office,
      LocalDate from,
      LocalDate to) {}

  StandingView standing(EntryRows.Standing each) {
    return new StandingView(
        each.employer(),
        each.name(),
        each.office(),
        each.points(),
        each.counting(),
        each.entries(),
        ledger.isFirst(each.points()));
  }

  EntryView entry(CreditEntry each) {
    return new EntryView(
        each.id(),
        each.office(),
        each.employer(),
        each.employerName(),
        each.kind(),
        each.source(),
        each.act(),
        each.opens(),
        each.happenedOn(),
        each.book(),
        each.points(),
        each.countsUntil(),
        each.counts(ledger.today()),
        each.withdrawn().map(CreditEntry.Withdrawn::why).orElse(null),
        each.withdrawn().map(CreditEntry.Withdrawn::at).orElse(null));
  }

  ListingView listing(PublicListing each) {
    Optional<PublicListing.Notice> notice = each.notice();
    return new ListingView(
        each.id(),
        each.employer(),
        each.employerName(),
        each.ground(),
        each.article(),
        isConfirmed(each.ground()),
        each.claim().orderNumber(),
        each.claim().orderDue(),
        each.claim().workers(),
        each.claim().months(),
        each.claim().amount(),
        each.state().code(),
        each.proposed().name(),
        each.proposed().at(),
        notice.map(PublicListing.Notice::served).orElse(null),
        notice.map(PublicListing.Notice::at).orElse(null),
        notice.map(PublicListing.Notice::until).orElse(null),
        each.decision().map(PublicListing.By::name).orElse(null),
        each.decision().map(PublicListing.By::at).orElse(null),
        each.term().map(PublicListing.Term::from).orElse(null),
        each.term().map(PublicListing.Term::to).orElse(null),
        each.endedAt().orElse(null));
  }

  ListingDetail detail(UUID id) {
    Listings.Opened opened = listings.open(id);
    return new ListingDetail(
        listing(opened.listing()),
        opened.acts().stream()
            .map(told ->
                new ActView(
                    told.act().kind(),
                    told.act().personName(),
                    told.act().at(),
                    TimelineWords.shown(told.act().at()),
                    told.note().orElse(null)))
            .toList(),
        listings.possible(opened.listing()));
  }

  /** For a list: without what was written. */
  PleaView plea(PleaRows.Listed listed) {
    return plea(
        listed.plea(),
        Optional.of(ledger.isFirst(listed.points())),
        Optional.empty(),
        Optional.empty());
  }

  PleaView plea(Pleas.Opened opened) {
    return plea(opened.plea(), Optional.empty(), opened.note(), opened.reason());
  }

  PleaDetail pleaDetail(UUID id) {
    Pleas.Opened opened = pleas.open(id);
    return new PleaDetail(plea(opened), pleas.mayDecide(opened.plea()));
  }

  private static PleaView plea(
      Plea plea, Optional<Boolean> first, Optional<String> note, Optional<String> reason) {
    Optional<Plea.Decision> decision = plea.decision();
    return new PleaView(
        plea.id(),
        plea.kind().code(),
        plea.listing().orElse(null),
        plea.entry().orElse(null),
        plea.employer(),
        plea.employerName(),
        plea.state().code(),
        plea.who(),
        plea.givenAt(),
        TimelineWords.shown(plea.givenAt()),
        plea.due(),
        TimelineWords.shownEnd(plea.due()),
        first.orElse(null),
        note.orElse(null),
        plea.document().isPresent(),
        reason.orElse(null),
        decision.map(Plea.Decision::who).orElse(null),
        decision.map(Plea.Decision::at).orElse(null),
        decision.map(each -> TimelineWords.shown(each.at())).orElse(null));
  }

  PublicationView publication(ListingRows.Publication each) {
    return new PublicationView(
        each.region(),
        each.employer(),
        each.name(),
        each.ground(),
        each.article(),
        isConfirmed(each.ground()),
        each.office(),
        each.from(),
        each.to());
  }

  private boolean isConfirmed(String ground) {
    return book.findGround(ground).filter(CreditBook.Ground::confirmed).isPresent();
  }
}
