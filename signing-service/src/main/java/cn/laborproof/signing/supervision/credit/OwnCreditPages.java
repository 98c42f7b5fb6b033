package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** An employer's own credit, notices and pleas. Acts go through the API. */
@Controller
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
class OwnCreditPages {
  private final CreditLedger ledger;
  private final Listings listings;
  private final Pleas pleas;
  private final CreditViews views;
  private final CreditBook book;

  OwnCreditPages(
      CreditLedger ledger, Listings listings, Pleas pleas, CreditViews views, CreditBook book) {
    this.ledger = ledger;
    this.listings = listings;
    this.pleas = pleas;
    this.views = views;
    this.book = book;
  }

  /**
   * Where the employer stands with one office.
   *
   * @param office its name; empty where it registered none
   */
  record Own(CreditViews.StandingView standing, String office, String region) {}

  private Own own(EntryRows.Standing each) {
    return new Own(views.standing(each), listings.nameOf(each.office()).orElse(""), each.region());
  }

  @GetMapping("/own-credit")
  String own(@RequestParam(defaultValue = "0") int page, Model model) {
    boolean unconfirmed = ledger.isUnconfirmed();
    model.addAttribute("unconfirmed", unconfirmed);
    book.inForce(ledger.today()).ifPresent(edition -> model.addAttribute("book", edition));
    model.addAttribute("answerDays", book.answerDays());
    var found =
        unconfirmed
            ? new CreditLedger.Page<CreditEntry>(List.of(), 0)
            : ledger.entries("", Optional.empty(), CreditFilter.page(page));
    model.addAttribute("rows", found.rows().stream().map(views::entry).toList());
    model.addAttribute(
        "appealable", found.rows().stream().anyMatch(each -> each.withdrawn().isEmpty()));
    CreditPages.addPage(model, page, found.rows().size(), found.total());
    model.addAttribute(
        "standings",
        unconfirmed
            ? List.of()
            : ledger.standings(ledger.ownCode(), 0).rows().stream().map(this::own).toList());
    model.addAttribute(
        "listings",
        unconfirmed
            ? List.of()
            : listings.list(CreditFilter.listings("", 0)).rows().stream()
                .map(views::listing)
                .toList());
    model.addAttribute(
        "pleas",
        pleas.list(CreditFilter.pleas("", 0), Optional.empty()).rows().stream()
            .map(each -> views.plea(pleas.open(each.plea().id())))
            .toList());
    return "supervision/own-credit";
  }

  @GetMapping("/own-credit/listings/{id}")
  String listing(@PathVariable UUID id, Model model) {
    CreditPages.addListing(model, views, pleas, id);
    model.addAttribute("answerDays", book.answerDays());
    return "supervision/own-listing";
  }
}
