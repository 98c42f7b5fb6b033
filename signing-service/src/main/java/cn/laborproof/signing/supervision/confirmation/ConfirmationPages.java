package cn.laborproof.signing.supervision.confirmation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.organisation.CodeConfirmation;
import cn.laborproof.signing.organisation.CodeConfirmations;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Employers that wait for an office to compare the register. Acts go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class ConfirmationPages {
  private final CodeConfirmations confirmations;

  ConfirmationPages(CodeConfirmations confirmations) {
    this.confirmations = confirmations;
  }

  @GetMapping("/confirmations")
  String list(
      @RequestParam(defaultValue = "asked") String state,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    ConfirmationFilter filter =
        ConfirmationFilter.asked(state.equals("all") ? "" : state, text, page);
    CodeConfirmations.Page found =
        confirmations.page(filter.state(), filter.text(), filter.page(), ConfirmationFilter.SIZE);
    long first = (long) filter.page() * ConfirmationFilter.SIZE;
    model.addAttribute("rows", found.rows().stream().map(ConfirmationView::of).toList());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.rows().size());
    model.addAttribute("more", filter.more(found.total()));
    model.addAttribute("filter", filter);
    model.addAttribute("chosen", filter.state().isEmpty() ? "all" : filter.state());
    model.addAttribute(
        "states", Stream.of(CodeConfirmation.State.values()).map(each -> each.code()).toList());
    return "supervision/confirmations";
  }

  @GetMapping("/confirmations/{organisation}")
  String one(@PathVariable UUID organisation, Model model) {
    model.addAttribute("one", ConfirmationView.of(confirmations.find(organisation)));
    return "supervision/confirmation";
  }
}
