package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.supervision.SupervisionRefusal;
import cn.laborproof.signing.supervision.credit.Plea.Kind;
import cn.laborproof.signing.supervision.credit.Plea.State;
import cn.laborproof.signing.supervision.paper.CopyFormat;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * What employers say about public lists and entries, and what the office answers. An accepted
 * appeal or application takes away what it was about, in the same transaction.
 */
@Service
class Pleas {
  private static final String STREAM = "credit-plea";
  private static final String NOTE = "credit-plea.note";
  private static final String REASON = "credit-plea.reason";

  private final PleaRows rows;
  private final ListingRows listings;
  private final Listings lists;
  private final EntryRows entries;
  private final CreditLedger ledger;
  private final CreditBook book;
  private final Organisations organisations;
  private final DocumentVault documents;
  private final PersonalVault vault;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;

  Pleas(
      PleaRows rows,
      ListingRows listings,
      Listings lists,
      EntryRows entries,
      CreditLedger ledger,
      CreditBook book,
      Organisations organisations,
      DocumentVault documents,
      PersonalVault vault,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.rows = rows;
    this.listings = listings;
    this.lists = lists;
    this.entries = entries;
    this.ledger = ledger;
    this.book = book;
    this.organisations = organisations;
    this.documents = documents;
    this.vault = vault;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * What an employer says.
   *
   * @param id what makes a second press of the same button the same plea
   * @param about a listing, or an entry
   * @param isEntry which of both
   * @param file PDF, JPEG or PNG, or empty
   */
  record Said(
      UUID id, String kind, UUID about, boolean isEntry, String note, Optional<byte[]> file) {}

  /** A plea with its words; empty where a key was destroyed. */
  record Opened(Plea plea, Optional<String> note, Optional<String> reason) {}

  /** Whose desk it lies on, and where. */
  private record About(UUID office, String region) {}

  /**
   * Says it. Said under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code plea-stands}, {@code
   *     invalid-input}, {@code copy-unreadable}, {@code code-not-confirmed}
   */
  UUID say(Said said) {
    if (!(tenancy.current() instanceof Actor.Member member)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    Kind kind = Kind.ofCode(said.kind()).orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    String text = Listings.checked("note", said.note());
    Optional<CopyFormat> format =
        said.file()
            .map(file ->
                CopyFormat.of(file)
                    .orElseThrow(() -> new Refusal(SupervisionRefusal.COPY_UNREADABLE)));
    String code = ledger.ownCode();
    String name = organisations.mine().name();
    return tenancy.inTransaction(() -> {
      if (rows.find(said.id()).isPresent()) {
        return said.id();
      }
      About about = said.isEntry() ? entry(said.about(), kind) : listing(said.about(), kind);
      journal.open(stream(said.id()), about.region());
      Optional<StoredDocument> stored =
          format.map(copy ->
              documents.store(
                  new NewDocument(
                      member.tenant(),
                      said.id(),
                      STREAM + ".file",
                      copy.fileName(STREAM),
                      copy.mediaType(),
                      said.file().orElseThrow())));
      Instant now = now();
      rows.insert(
          new Plea(
              said.id(),
              member.tenant(),
              about.office(),
              about.region(),
              kind,
              said.isEntry() ? Optional.empty() : Optional.of(said.about()),
              said.isEntry() ? Optional.of(said.about()) : Optional.empty(),
              code,
              name,
              member.account(),
              member.displayName(),
              vault.sealText(whose(member.tenant(), said.id(), member.account()), NOTE, text),
              stored.map(StoredDocument::id),
              now,
              CreditBook.endOf(LocalDate.ofInstant(now, Rosters.ZONE).plusDays(book.answerDays())),
              State.OPEN,
              Optional.empty()));
      EventDraft given =
          EventDraft.of(stream(said.id()), STREAM + ".given")
              .fact("kind", kind.code())
              .fact(said.isEntry() ? "entry" : "listing", said.about().toString())
              .personal(member.account(), NOTE, text);
      journal.append(stored.map(given::about).orElse(given));
      return said.id();
    });
  }

  private About listing(UUID id, Kind kind) {
    PublicListing listing = lists.visible(listings.find(id));
    boolean possible =
        switch (kind) {
          case STATEMENT -> listing.state() == PublicListing.State.NOTICED;
          case REMOVAL -> listing.state() == PublicListing.State.LISTED;
          case APPEAL -> listing.canBeAppealed();
        };
    if (!possible) {
      throw new Refusal(CommonRefusal.WRONG_STATE, listing.state().code());
    }
    return new About(listing.office(), listing.region());
  }

  private About entry(UUID id, Kind kind) {
    CreditEntry entry =
        entries
            .find(id)
            .filter(each -> each.employer().equals(ledger.ownCode()))
            .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    if (kind != Kind.APPEAL || entry.withdrawn().isPresent()) {
      throw new Refusal(CommonRefusal.WRONG_STATE);
    }
    return new About(entry.office(), entry.region());
  }

  /** A page of pleas the reader may see; about one listing where it is named. */
  CreditLedger.Page<PleaRows.Listed> list(CreditFilter filter, Optional<UUID> listing) {
    return tenancy.inTransaction(() -> {
      LocalDate today = ledger.today();
      MatchingRows<PleaRows.Listed> matching =
          rows.matching(filter, listing, today, book.priority(today));
      return new CreditLedger.Page<>(
          matching.page(filter.page(), CreditFilter.SIZE), matching.total());
    });
  }

  /**
   * A plea of the organisation that asks, or on the desk of the office that does.
   *
   * @throws Refusal {@code not-found}
   */
  Opened open(UUID id) {
    return tenancy.inTransaction(() -> opened(visible(rows.find(id))));
  }

  /** The file that came with a plea. */
  record Attached(StoredDocument document, byte[] content) {}

  /**
   * @throws Refusal {@code not-found}, also where none came with it
   */
  Attached file(UUID id) {
    return tenancy.inTransaction(() -> {
      UUID document =
          visible(rows.find(id)).document().orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      return new Attached(documents.describe(document), documents.open(document));
    });
  }

  /** Whether the reader may answer it. */
  boolean mayDecide(Plea plea) {
    return tenancy.current() instanceof Actor.Official official
        && plea.office().equals(official.office())
        && plea.state() == State.OPEN
        && plea.kind() != Kind.STATEMENT
        && !isOwnDecision(plea, official);
  }

  /**
   * Accepts or rejects it with a reason. Decided so already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code wrong-state}, {@code listing-same-person}, {@code
   *     invalid-input}
   */
  Opened decide(UUID id, boolean accepted, String reason) {
    if (!(tenancy.current() instanceof Actor.Official official)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    String text = Listings.checked("reason", reason);
    State state = accepted ? State.ACCEPTED : State.REJECTED;
    return tenancy.inTransaction(() -> {
      Plea plea = visible(rows.lock(id));
      if (!plea.office().equals(official.office())) {
        throw new Refusal(CommonRefusal.NOT_ALLOWED);
      }
      if (plea.state() == state) {
        return opened(plea);
      }
      if (plea.state() != State.OPEN || plea.kind() == Kind.STATEMENT) {
        throw new Refusal(CommonRefusal.WRONG_STATE, plea.state().code());
      }
      if (isOwnDecision(plea, official)) {
        throw new Refusal(CreditRefusal.SAME_PERSON);
      }
      if (accepted) {
        plea.listing().ifPresent(listing -> lists.endBy(plea, listing, text, official));
        plea.entry().ifPresent(ledger::correct);
      }
      rows.decide(
          id,
          state,
          new PublicListing.By(official.account(), official.displayName(), now()),
          vault.sealText(whose(plea.tenant(), id, official.account()), REASON, text));
      journal.append(
          EventDraft.of(stream(id), STREAM + "." + state.code())
              .fact("office", official.office().toString())
              .personal(official.account(), REASON, text));
      return opened(visible(rows.find(id)));
    });
  }

  /** An appeal is answered by somebody who did not decide what it is against. */
  private boolean isOwnDecision(Plea plea, Actor.Official official) {
    if (plea.kind() != Kind.APPEAL) {
      return false;
    }
    return tenancy.inTransaction(() ->
        plea.listing()
                .flatMap(listings::find)
                .map(listing -> listing.decision().orElse(listing.proposed()))
                .filter(by -> by.account().equals(official.account()))
                .isPresent()
            || plea.entry().flatMap(ledger::actor).filter(official.account()::equals).isPresent());
  }

  private Opened opened(Plea plea) {
    return new Opened(
        plea,
        vault.openText(whose(plea.tenant(), plea.id(), plea.account()), NOTE, plea.note()),
        plea.decision()
            .flatMap(decision ->
                decision
                    .reason()
                    .flatMap(reason ->
                        vault.openText(
                            whose(plea.tenant(), plea.id(), decision.account()), REASON, reason))));
  }

  /** The application's own check, before row-level security's. */
  private Plea visible(Optional<Plea> found) {
    var scope = tenancy.current().scope();
    String region = Optional.ofNullable(scope.region()).orElse("none");
    return found
        .filter(plea ->
            plea.tenant().equals(scope.tenant())
                || plea.office().equals(scope.office())
                || plea.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  static StreamId stream(UUID plea) {
    return new StreamId(STREAM, plea);
  }

  private static PersonalScope whose(UUID tenant, UUID plea, UUID person) {
    return new PersonalScope(tenant, plea, person);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
