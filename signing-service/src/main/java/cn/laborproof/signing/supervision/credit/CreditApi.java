package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Credit and public lists for programs and for the pages' own acts; lists for everybody. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.INSPECTOR, Role.MACHINE, Role.HR, Role.LEGAL_REPRESENTATIVE})
class CreditApi {
  private final CreditLedger ledger;
  private final Listings listings;
  private final Pleas pleas;
  private final CreditViews views;
  private final IdSource ids;

  CreditApi(CreditLedger ledger, Listings listings, Pleas pleas, CreditViews views, IdSource ids) {
    this.ledger = ledger;
    this.listings = listings;
    this.pleas = pleas;
    this.views = views;
    this.ids = ids;
  }

  record StandingPage(
      List<CreditViews.StandingView> employers, long total, int page, boolean more) {}

  record EntryPage(List<CreditViews.EntryView> entries, long total, int page, boolean more) {}

  record ListingPage(List<CreditViews.ListingView> listings, long total, int page, boolean more) {}

  record PleaPage(List<CreditViews.PleaView> pleas, long total, int page, boolean more) {}

  record PublicationList(List<CreditViews.PublicationView> listings) {}

  /** See {@link Listings.Proposed}. */
  record ListingInput(
      @Nullable UUID id,
      @Nullable String employerCode,
      @Nullable String employerName,
      @Nullable String ground,
      @Nullable String orderNumber,
      @Nullable LocalDate orderDue,
      @Nullable BigDecimal workers,
      @Nullable BigDecimal months,
      @Nullable BigDecimal amount,
      @Nullable String note) {}

  /** See {@link Listings.Deed}. */
  record ListingActInput(
      @Nullable UUID id,
      @Nullable String act,
      @Nullable LocalDate servedOn,
      @Nullable String note) {}

  /**
   * What the office answers.
   *
   * @param outcome {@code accepted} or {@code rejected}
   */
  record PleaDecision(@Nullable String outcome, @Nullable String reason) {}

  @GetMapping("/credit/employers")
  @Allow({Role.INSPECTOR, Role.MACHINE})
  StandingPage standings(
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page) {
    // A program of an organisation reads its entries, not a list of employers.
    ledger.refuseOutsiders();
    var found = ledger.standings(q, CreditFilter.page(page));
    return new StandingPage(
        found.rows().stream().map(views::standing).toList(),
        found.total(),
        page,
        CreditFilter.more(page, found.total()));
  }

  @GetMapping("/credit/entries")
  EntryPage entries(
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(required = false) @Nullable UUID office,
      @RequestParam(defaultValue = "0") int page) {
    var found = ledger.entries(employer, Optional.ofNullable(office), CreditFilter.page(page));
    return new EntryPage(
        found.rows().stream().map(views::entry).toList(),
        found.total(),
        page,
        CreditFilter.more(page, found.total()));
  }

  /** Derives the office's ledger anew. */
  @PostMapping("/credit/derivations")
  @Allow(Role.INSPECTOR)
  CreditLedger.Changed derive() {
    return ledger.deriveAll();
  }

  @GetMapping("/credit/listings")
  ListingPage listings(
      @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "0") int page) {
    CreditFilter filter = CreditFilter.listings(state, page);
    var found = listings.list(filter);
    return new ListingPage(
        found.rows().stream().map(views::listing).toList(),
        found.total(),
        page,
        filter.more(found.total()));
  }

  @PostMapping("/credit/listings")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  CreditViews.ListingDetail propose(@RequestBody ListingInput input) {
    return views.detail(
        listings.propose(
            new Listings.Proposed(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.employerCode(), ""),
                Objects.requireNonNullElse(input.employerName(), ""),
                Objects.requireNonNullElse(input.ground(), ""),
                Objects.requireNonNullElse(input.orderNumber(), ""),
                Optional.ofNullable(input.orderDue()),
                (int) whole(input.workers(), Integer.MAX_VALUE),
                (int) whole(input.months(), Integer.MAX_VALUE),
                whole(input.amount(), Long.MAX_VALUE),
                Objects.requireNonNullElse(input.note(), ""))));
  }

  /** Nothing is cut off: what is no whole number, or too large for one, is -1, which is refused. */
  private static long whole(@Nullable BigDecimal given, long most) {
    if (given == null) {
      return 0;
    }
    boolean fits =
        given.signum() >= 0
            && given.compareTo(BigDecimal.valueOf(most)) <= 0
            && given.stripTrailingZeros().scale() <= 0;
    return fits ? given.longValueExact() : -1;
  }

  @GetMapping("/credit/listings/{id}")
  CreditViews.ListingDetail listing(@PathVariable UUID id) {
    return views.detail(id);
  }

  /** {@code notify}, {@code list}, {@code drop} or {@code correct}; only people of the office. */
  @PostMapping("/credit/listings/{id}/acts")
  @Allow(Role.INSPECTOR)
  CreditViews.ListingDetail act(@PathVariable UUID id, @RequestBody ListingActInput input) {
    listings.act(
        id,
        new Listings.Deed(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            Objects.requireNonNullElse(input.act(), ""),
            Optional.ofNullable(input.servedOn()),
            Objects.requireNonNullElse(input.note(), "")));
    return views.detail(id);
  }

  @GetMapping("/credit/pleas")
  PleaPage pleas(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable UUID listing,
      @RequestParam(defaultValue = "0") int page) {
    CreditFilter filter = CreditFilter.pleas(state, page);
    var found = pleas.list(filter, Optional.ofNullable(listing));
    return new PleaPage(
        found.rows().stream().map(views::plea).toList(),
        found.total(),
        page,
        filter.more(found.total()));
  }

  /** A statement, an appeal, or an application to be taken off; only people of the employer. */
  @PostMapping(path = "/credit/pleas", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  CreditViews.PleaDetail say(
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable UUID listing,
      @RequestParam(required = false) @Nullable UUID entry,
      @RequestParam(defaultValue = "") String note,
      @RequestPart(name = "file", required = false) @Nullable MultipartFile file)
      throws IOException {
    if ((listing == null) == (entry == null)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    Optional<byte[]> content =
        file == null || file.isEmpty() ? Optional.empty() : Optional.of(file.getBytes());
    return views.pleaDetail(
        pleas.say(
            new Pleas.Said(
                Objects.requireNonNullElseGet(id, ids::next),
                kind,
                Optional.ofNullable(listing).or(() -> Optional.ofNullable(entry)).orElseThrow(),
                entry != null,
                note,
                content)));
  }

  @GetMapping("/credit/pleas/{id}")
  CreditViews.PleaDetail plea(@PathVariable UUID id) {
    return views.pleaDetail(id);
  }

  /** The file that came with a plea, for both sides. */
  @GetMapping("/credit/pleas/{id}/file")
  ResponseEntity<byte[]> file(@PathVariable UUID id) {
    Pleas.Attached file = pleas.file(id);
    // To be saved, never shown inside our origin: what is in a stranger's PDF we do not know.
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.document().mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.document().fileName()).build().toString())
        .body(file.content());
  }

  /** Accepts or rejects an appeal or an application; only people of the office. */
  @PostMapping("/credit/pleas/{id}/decision")
  @Allow(Role.INSPECTOR)
  CreditViews.PleaDetail decide(@PathVariable UUID id, @RequestBody PleaDecision input) {
    boolean accepted =
        switch (Objects.requireNonNullElse(input.outcome(), "")) {
          case "accepted" -> true;
          case "rejected" -> false;
          default -> throw new Refusal(CommonRefusal.UNREADABLE);
        };
    pleas.decide(id, accepted, Objects.requireNonNullElse(input.reason(), ""));
    return views.pleaDetail(id);
  }

  /** Open to everybody: employers in force, by law, without persons. */
  @GetMapping("/public/lists")
  @AllowAnyone
  PublicationList published(
      @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "0") int page) {
    return new PublicationList(
        listings.publications(region(region), CreditFilter.page(page), CreditFilter.SIZE).stream()
            .map(views::publication)
            .toList());
  }

  /**
   * @throws Refusal {@code unreadable-request}
   */
  static String region(String region) {
    if (!region.matches("[0-9]{0,12}")) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return region;
  }
}
