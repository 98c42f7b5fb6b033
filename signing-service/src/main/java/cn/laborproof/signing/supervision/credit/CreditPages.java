package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Credit and lists on the office's console, and the public list. Acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class CreditPages {
  private final CreditLedger ledger;
  private final Listings listings;
  private final Pleas pleas;
  private final CreditViews views;
  private final CreditBook book;

  CreditPages(
      CreditLedger ledger, Listings listings, Pleas pleas, CreditViews views, CreditBook book) {
    this.ledger = ledger;
    this.listings = listings;
    this.pleas = pleas;
    this.views = views;
    this.book = book;
  }

  @GetMapping("/credit")
  String standings(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var found = ledger.standings(q, CreditFilter.page(page));
    model.addAttribute("rows", found.rows().stream().map(views::standing).toList());
    model.addAttribute("own", ledger.ownOffice());
    model.addAttribute("q", q);
    book.inForce(ledger.today()).ifPresent(edition -> model.addAttribute("book", edition));
    addPage(model, page, found.rows().size(), found.total());
    return "supervision/credit";
  }

  @GetMapping("/credit/entries")
  String entries(
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(required = false) @Nullable UUID office,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var found = ledger.entries(employer, Optional.ofNullable(office), CreditFilter.page(page));
    model.addAttribute("rows", found.rows().stream().map(views::entry).toList());
    model.addAttribute("employer", employer);
    model.addAttribute("office", office);
    addPage(model, page, found.rows().size(), found.total());
    return "supervision/credit-entries";
  }

  @GetMapping("/credit/listings")
  String listings(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "") String employer,
      Model model) {
    var found = listings.list(CreditFilter.listings(state, page));
    model.addAttribute("rows", found.rows().stream().map(views::listing).toList());
    model.addAttribute("states", CreditFilter.LISTING_STATES);
    model.addAttribute("state", state);
    model.addAttribute("employer", employer);
    addBook(model);
    addPage(model, page, found.rows().size(), found.total());
    return "supervision/credit-listings";
  }

  @GetMapping("/credit/listings/{id}")
  String listing(@PathVariable UUID id, Model model) {
    addListing(model, views, pleas, id);
    addBook(model);
    return "supervision/credit-listing";
  }

  @GetMapping("/credit/pleas")
  String pleas(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var found = pleas.list(CreditFilter.pleas(state, page), Optional.empty());
    model.addAttribute("rows", found.rows().stream().map(views::plea).toList());
    model.addAttribute("states", CreditFilter.PLEA_STATES);
    model.addAttribute("state", state);
    addPage(model, page, found.rows().size(), found.total());
    return "supervision/credit-pleas";
  }

  @GetMapping("/credit/pleas/{id}")
  String plea(@PathVariable UUID id, Model model) {
    model.addAttribute("one", views.pleaDetail(id));
    return "supervision/credit-plea";
  }

  /** Open to everybody: no name of a person, no free text. */
  @GetMapping("/public/lists")
  @AllowAnyone
  String published(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    List<ListingRows.Publication> found =
        listings.publications(
            CreditApi.region(region), CreditFilter.page(page), CreditFilter.SIZE + 1);
    model.addAttribute(
        "rows", found.stream().limit(CreditFilter.SIZE).map(views::publication).toList());
    model.addAttribute("more", found.size() > CreditFilter.SIZE);
    model.addAttribute("page", page);
    model.addAttribute("region", region);
    return "supervision/credit-public";
  }

  private void addBook(Model model) {
    model.addAttribute("grounds", book.grounds());
    model.addAttribute("termMonths", book.termMonths());
    model.addAttribute("termSource", book.termSource());
    model.addAttribute("statementDays", book.statementDays());
    model.addAttribute("answerDays", book.answerDays());
  }

  /** A proposal with the pleas about it, for both sides. */
  static void addListing(Model model, CreditViews views, Pleas pleas, UUID id) {
    CreditViews.ListingDetail detail = views.detail(id);
    model.addAttribute("detail", detail);
    model.addAttribute("one", detail.listing());
    model.addAttribute(
        "until",
        Optional.ofNullable(detail.listing().statementsUntil())
            .map(TimelineWords::shownEnd)
            .orElse(""));
    model.addAttribute(
        "pleas",
        pleas.list(CreditFilter.pleas("", 0), Optional.of(id)).rows().stream()
            .map(each -> views.plea(pleas.open(each.plea().id())))
            .toList());
  }

  static void addPage(Model model, int page, int rows, long total) {
    long first = (long) page * CreditFilter.SIZE;
    model.addAttribute("page", page);
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + rows);
    model.addAttribute("more", CreditFilter.more(page, total));
  }

  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths publicLists() {
      return PublicPaths.of("/public/lists");
    }
  }
}
