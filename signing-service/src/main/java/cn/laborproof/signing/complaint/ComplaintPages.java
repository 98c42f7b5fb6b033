package cn.laborproof.signing.complaint;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of complaints. Pages only show; every act on them goes through the API. */
@Controller
@Allow({Role.INSPECTOR, Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
class ComplaintPages {
  private final Complaints complaints;
  private final ComplaintRules rules;
  private final Tenancy tenancy;
  private final Clock clock;

  ComplaintPages(Complaints complaints, ComplaintRules rules, Tenancy tenancy, Clock clock) {
    this.complaints = complaints;
    this.rules = rules;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** A complaint with its clock: how much time is left, or by how much it has run out. */
  record Row(ComplaintStanding complaint, RemainingTime left) {}

  @GetMapping("/complaints")
  String list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var filter =
        ComplaintFilter.asked(
            state.equals("all") ? "" : state, sort, page, ComplaintFilter.PAGE_SIZE);
    List<Row> rows =
        complaints.page(filter).stream()
            .map(
                standing -> new Row(standing, RemainingTime.until(standing.due(), clock.instant())))
            .toList();
    long total = complaints.total(filter.state());
    long first = (long) filter.page() * filter.size();
    model.addAttribute("rows", rows);
    model.addAttribute("total", total);
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + rows.size());
    model.addAttribute("more", first + filter.size() < total);
    model.addAttribute("filter", filter);
    model.addAttribute("chosen", filter.state().isEmpty() ? "all" : filter.state());
    model.addAttribute("states", ComplaintFilter.STATES);
    model.addAttribute("sorts", List.of("due", "-raised", "raised", "employer"));
    model.addAttribute("office", tenancy.current() instanceof Actor.Official);
    model.addAttribute("rules", rules);
    return "complaint/list";
  }
}
