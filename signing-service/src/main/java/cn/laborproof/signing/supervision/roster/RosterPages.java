package cn.laborproof.signing.supervision.roster;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where HR uploads the roster and sees what became of it. */
@Controller
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
class RosterPages {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC+8'").withZone(Rosters.ZONE);

  private final Rosters rosters;
  private final RosterViews views;

  RosterPages(Rosters rosters, RosterViews views) {
    this.rosters = rosters;
    this.views = views;
  }

  /** An earlier upload. */
  record Past(RosterViews.Summary summary, String shown) {}

  @GetMapping("/rosters")
  String rosters(@RequestParam(required = false) @Nullable UUID batch, Locale locale, Model model) {
    List<Past> history =
        rosters.history().stream()
            .map(RosterViews.Summary::of)
            .map(summary -> new Past(summary, shown(summary.receivedAt())))
            .toList();
    model.addAttribute("history", history);
    @Nullable UUID wanted =
        batch != null || history.isEmpty() ? batch : history.getFirst().summary().batch();
    if (wanted != null) {
      RosterViews.Receipt receipt = views.receipt(rosters.find(wanted), locale);
      model.addAttribute("receipt", receipt);
      model.addAttribute("received", shown(receipt.receivedAt()));
    }
    return "supervision/rosters";
  }

  private static String shown(Instant at) {
    return TIME.format(at);
  }
}
