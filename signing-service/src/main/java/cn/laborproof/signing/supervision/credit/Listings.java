package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.supervision.credit.PublicListing.By;
import cn.laborproof.signing.supervision.credit.PublicListing.Claim;
import cn.laborproof.signing.supervision.credit.PublicListing.Notice;
import cn.laborproof.signing.supervision.credit.PublicListing.State;
import cn.laborproof.signing.supervision.credit.PublicListing.Term;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.warning.OfficeWithoutSeal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public lists: proposed under a ground of law, told to the employer, decided by a second person
 * after the employer's term, taken off again. Each act is one transaction with its event.
 */
@Service
class Listings {
  private static final String NOTE = "public-listing.note";
  private static final int SHORTEST = 5;
  private static final int LONGEST = 1000;
  private static final int LONGEST_NAME = 100;
  private static final long MOST = 1_000_000_000_000L;

  private final ListingRows rows;
  private final PleaRows pleas;
  private final CreditBook book;
  private final CreditLedger ledger;
  private final ListingEnd end;
  private final Organisations organisations;
  private final EvidenceJournal journal;
  private final PersonalVault vault;
  private final Tenancy tenancy;
  private final JsonMapper json;
  private final Clock clock;

  Listings(
      ListingRows rows,
      PleaRows pleas,
      CreditBook book,
      CreditLedger ledger,
      ListingEnd end,
      Organisations organisations,
      EvidenceJournal journal,
      PersonalVault vault,
      Tenancy tenancy,
      JsonMapper json,
      Clock clock) {
    this.rows = rows;
    this.pleas = pleas;
    this.book = book;
    this.ledger = ledger;
    this.end = end;
    this.organisations = organisations;
    this.journal = journal;
    this.vault = vault;
    this.tenancy = tenancy;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A proposal as typed.
   *
   * @param id what makes a second press of the same button the same proposal
   */
  record Proposed(
      UUID id,
      String employerCode,
      String employerName,
      String ground,
      String orderNumber,
      Optional<LocalDate> orderDue,
      int workers,
      int months,
      long amount,
      String note) {}

  /** What an office does about a proposal. */
  enum Kind {
    NOTIFY,
    LIST,
    DROP,
    CORRECT;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  /**
   * An act as typed.
   *
   * @param id what makes a second press of the same button the same act
   * @param servedOn the day a notice was served by hand; empty for one on the platform
   */
  record Deed(UUID id, String kind, Optional<LocalDate> servedOn, String note) {}

  /** What is proposed, as its event is about it; nothing of it changes afterwards. */
  private record Stated(
      String employer, String name, String ground, String article, String book, Claim claim) {
    static Stated of(PublicListing listing) {
      return new Stated(
          listing.employer(),
          listing.employerName(),
          listing.ground(),
          listing.article(),
          listing.book(),
          listing.claim());
    }
  }

  /** An act with its words; empty where the key was destroyed. */
  record Told(ListingRows.Act act, Optional<String> note) {}

  /** A proposal with what was done. */
  record Opened(PublicListing listing, List<Told> acts) {}

  /**
   * Proposes. Proposed under this id already: nothing happens.
   *
   * @throws Refusal {@code invalid-input}, {@code listing-stands}
   */
  UUID propose(Proposed input) {
    Actor.Official official = official();
    CreditBook.Ground ground = checked(input);
    String note = input.note().strip();
    return tenancy.inTransaction(() -> {
      if (rows.find(input.id()).isPresent()) {
        return input.id();
      }
      By by = by(official);
      var listing =
          new PublicListing(
              input.id(),
              official.office(),
              official.region(),
              new UnifiedSocialCreditCode(input.employerCode().strip()).value(),
              input.employerName().strip(),
              ground.name(),
              ground.article(),
              book.lists(),
              new Claim(
                  input.orderNumber().strip(),
                  input.orderDue().orElseThrow(),
                  input.workers(),
                  input.months(),
                  input.amount()),
              State.PROPOSED,
              by,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      journal.open(stream(listing.id()), listing.region());
      rows.insert(listing);
      keep(listing, input.id(), "propose", note, official, by.at());
      journal.append(
          event(listing, "proposed", note, official)
              .about("proposal.json", json.writeValueAsBytes(Stated.of(listing)))
              .fact("employer", listing.employer())
              .fact("ground", listing.ground())
              .fact("book", listing.book()));
      return listing.id();
    });
  }

  /**
   * Does something about a proposal. Done under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code listing-same-person}, {@code
   *     listing-term-runs}, {@code listing-unreachable}, {@code invalid-input}, {@code
   *     office-without-seal}
   */
  void act(UUID id, Deed deed) {
    Actor.Official official = official();
    Kind kind = Kind.ofCode(deed.kind()).orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    String note = checked("note", deed.note());
    String office = kind == Kind.LIST ? officeName(official.office()) : "";
    tenancy.inTransaction(() -> {
      PublicListing listing = visible(rows.lock(id));
      if (!listing.office().equals(official.office())) {
        throw new Refusal(CommonRefusal.NOT_ALLOWED);
      }
      if (rows.acts(id).stream().anyMatch(act -> act.id().equals(deed.id()))) {
        return id;
      }
      By by = by(official);
      switch (kind) {
        case NOTIFY -> notify(listing, deed, note, by, official);
        case LIST -> list(listing, office, note, by, official);
        case DROP -> drop(listing, note, by, official);
        case CORRECT -> {
          in(listing, State.LISTED);
          rows.end(id, State.CORRECTED, by.at());
          journal.append(event(listing, "corrected", note, official));
        }
      }
      keep(listing, deed.id(), kind.code(), note, official, by.at());
      return id;
    });
  }

  private void notify(
      PublicListing listing, Deed deed, String note, By by, Actor.Official official) {
    in(listing, State.PROPOSED);
    LocalDate today = day(by.at());
    LocalDate served = deed.servedOn().orElse(today);
    if (served.isAfter(today) || served.isBefore(day(listing.proposed().at()))) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of("servedOn", "credit.input.served")));
    }
    if (deed.servedOn().isEmpty() && !rows.isReachable(listing.employer())) {
      throw new Refusal(CreditRefusal.UNREACHABLE);
    }
    // The term runs from the day after the notice.
    var notice =
        new Notice(
            deed.servedOn().isPresent() ? "by-hand" : "platform",
            by.at(),
            CreditBook.endOf(served.plusDays(book.statementDays())));
    if (!notice.until().isAfter(by.at())) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of("servedOn", "credit.input.served")));
    }
    rows.notice(listing.id(), notice);
    journal.append(
        event(listing, "noticed", note, official)
            .fact("served", notice.served())
            .fact("served_on", served.toString())
            .fact("statements_until", notice.until().toString()));
  }

  private void list(
      PublicListing listing, String office, String note, By by, Actor.Official official) {
    in(listing, State.NOTICED);
    if (official.account().equals(listing.proposed().account())) {
      throw new Refusal(CreditRefusal.SAME_PERSON);
    }
    if (listing.notice().filter(notice -> !by.at().isBefore(notice.until())).isEmpty()) {
      throw new Refusal(CreditRefusal.TERM_RUNS);
    }
    LocalDate today = day(by.at());
    var term = new Term(today, CreditBook.lastDay(today, book.termMonths()));
    rows.list(listing.id(), by, term);
    rows.publish(listing, term, office);
    consider(listing, by, official);
    end.at(listing, CreditBook.endOf(term.to()));
    journal.append(
        event(listing, "listed", note, official)
            .fact("employer", listing.employer())
            .fact("ground", listing.ground())
            .fact("from", term.from().toString())
            .fact("to", term.to().toString()));
  }

  private void drop(PublicListing listing, String note, By by, Actor.Official official) {
    if (listing.state() != State.PROPOSED && listing.state() != State.NOTICED) {
      throw new Refusal(CommonRefusal.WRONG_STATE, listing.state().code());
    }
    rows.drop(listing.id(), by);
    consider(listing, by, official);
    journal.append(event(listing, "dropped", note, official));
  }

  /** The decision answers the statements made before it. */
  private void consider(PublicListing listing, By by, Actor.Official official) {
    for (Plea plea : pleas.openStatements(listing.id())) {
      pleas.consider(plea.id(), by);
      journal.append(
          EventDraft.of(Pleas.stream(plea.id()), "credit-plea.considered")
              .fact("office", official.office().toString()));
    }
  }

  /** Takes it off because a plea was accepted; in the caller's transaction. */
  void endBy(Plea plea, UUID id, String reason, Actor.Official official) {
    PublicListing listing = visible(rows.lock(id));
    boolean possible =
        plea.kind() == Plea.Kind.REMOVAL
            ? listing.state() == State.LISTED
            : listing.canBeAppealed();
    if (!possible) {
      if (listing.endedAt().isPresent()) {
        return; // Off already, by another way: what was asked for has happened.
      }
      throw new Refusal(CommonRefusal.WRONG_STATE, listing.state().code());
    }
    State state = plea.kind() == Plea.Kind.REMOVAL ? State.REMOVED : State.CORRECTED;
    Instant now = now();
    if (listing.state() == State.NOTICED) {
      By by = by(official);
      rows.drop(id, by);
      consider(listing, by, official);
    } else {
      rows.end(id, state, now);
    }
    String name = listing.state() == State.NOTICED ? "dropped" : state.code();
    journal.append(event(listing, name, reason, official).fact("plea", plea.id().toString()));
    keep(listing, plea.id(), name, reason, official, now);
  }

  /** A page of proposals the reader may see. */
  CreditLedger.Page<PublicListing> list(CreditFilter filter) {
    return tenancy.inTransaction(() -> {
      MatchingRows<PublicListing> matching = rows.matching(filter.state());
      return new CreditLedger.Page<>(
          matching.page(filter.page(), CreditFilter.SIZE), matching.total());
    });
  }

  /**
   * One of them.
   *
   * @throws Refusal {@code not-found}
   */
  Opened open(UUID id) {
    return tenancy.inTransaction(() -> {
      PublicListing listing = visible(rows.find(id));
      return new Opened(
          listing,
          rows.acts(id).stream()
              .map(act ->
                  new Told(act, vault.openText(whose(listing, act.person()), NOTE, act.note())))
              .toList());
    });
  }

  /** What the reader may do about it now, in the order of the work. */
  List<String> possible(PublicListing listing) {
    if (!(tenancy.current() instanceof Actor.Official official)
        || !listing.office().equals(official.office())) {
      return List.of();
    }
    boolean over = listing.notice().filter(notice -> !now().isBefore(notice.until())).isPresent();
    return switch (listing.state()) {
      case PROPOSED -> List.of("notify", "drop");
      case NOTICED ->
          over && !official.account().equals(listing.proposed().account())
              ? List.of("list", "drop")
              : List.of("drop");
      case LISTED -> List.of("correct");
      case DROPPED, REMOVED, CORRECTED, EXPIRED -> List.of();
    };
  }

  /** What everybody may read. */
  List<ListingRows.Publication> publications(String region, int page, int size) {
    return tenancy.inTransaction(() -> rows.publications(region, ledger.today(), page, size));
  }

  private CreditBook.Ground checked(Proposed input) {
    List<FieldRefusal> wrong = new ArrayList<>();
    UnifiedSocialCreditCode.defectIn(input.employerCode().strip())
        .ifPresent(defect ->
            wrong.add(
                FieldRefusal.of(
                    "employerCode",
                    "organisation.credit-code."
                        + defect.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    String name = input.employerName().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      wrong.add(new FieldRefusal("employerName", "credit.input.text", List.of(1, LONGEST_NAME)));
    }
    String order = input.orderNumber().strip();
    if (order.isEmpty() || order.length() > LONGEST_NAME) {
      wrong.add(new FieldRefusal("orderNumber", "credit.input.text", List.of(1, LONGEST_NAME)));
    }
    // Unpaid after an order: while the order runs there is no ground.
    if (input.orderDue().filter(ledger.today()::isAfter).isEmpty()) {
      wrong.add(FieldRefusal.of("orderDue", "credit.input.order-due"));
    }
    int length = input.note().strip().length();
    if (length < SHORTEST || length > LONGEST) {
      wrong.add(new FieldRefusal("note", "credit.input.text", List.of(SHORTEST, LONGEST)));
    }
    Optional<CreditBook.Ground> ground = book.findGround(input.ground());
    if (ground.isEmpty()) {
      wrong.add(FieldRefusal.of("ground", "credit.input.ground"));
    }
    if (input.workers() < 1 || input.months() < 0 || input.amount() < 1 || input.amount() > MOST) {
      wrong.add(FieldRefusal.of("amount", "credit.input.claim"));
    } else {
      ground
          .flatMap(CreditBook.Ground::least)
          .filter(least -> !least.isReached(input.workers(), input.months(), input.amount()))
          .ifPresent(least ->
              wrong.add(
                  new FieldRefusal(
                      "amount",
                      "credit.input.least",
                      List.of(
                          least.oneMonths(),
                          least.oneAmount(),
                          least.manyWorkers(),
                          least.manyAmount()))));
    }
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
    return ground.orElseThrow();
  }

  static String checked(String field, String written) {
    String text = written.strip();
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal(field, "credit.input.text", List.of(SHORTEST, LONGEST))));
    }
    return text;
  }

  private void keep(
      PublicListing listing,
      UUID id,
      String kind,
      String note,
      Actor.Official official,
      Instant at) {
    rows.keep(
        listing,
        new ListingRows.Act(
            id,
            kind,
            official.account(),
            official.displayName(),
            vault.sealText(whose(listing, official.account()), NOTE, note),
            at));
  }

  private static EventDraft event(
      PublicListing listing, String name, String note, Actor.Official official) {
    return EventDraft.of(stream(listing.id()), "public-listing." + name)
        .personal(official.account(), "public-listing.official", official.displayName())
        .personal(official.account(), NOTE, note);
  }

  private static void in(PublicListing listing, State state) {
    if (listing.state() != state) {
      throw new Refusal(CommonRefusal.WRONG_STATE, listing.state().code());
    }
  }

  /** The application's own check, before row-level security's. */
  PublicListing visible(Optional<PublicListing> found) {
    var scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    return found
        .filter(listing ->
            listing.office().equals(scope.office())
                || listing.region().startsWith(region)
                || scope.office() == null
                    && listing.notice().isPresent()
                    && listing.employer().equals(ledger.ownCode()))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** The organisation whose seal the office uses: it has the office's identifier. */
  private String officeName(UUID office) {
    return nameOf(office).orElseThrow(OfficeWithoutSeal::refusal);
  }

  /** The registered name of an office; empty for one that has no organisation of its own. */
  Optional<String> nameOf(UUID office) {
    try {
      return Optional.of(tenancy.as(new Actor.Platform(office), () -> organisations.mine()).name());
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  private By by(Actor.Official official) {
    return new By(official.account(), official.displayName(), now());
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static PersonalScope whose(PublicListing listing, UUID person) {
    return new PersonalScope(listing.office(), listing.id(), person);
  }

  static StreamId stream(UUID listing) {
    return new StreamId("public-listing", listing);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Rosters.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
