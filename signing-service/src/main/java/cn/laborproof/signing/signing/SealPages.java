package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.organisation.SealStanding;
import cn.laborproof.signing.organisation.SealUse;
import cn.laborproof.signing.organisation.SealUses;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The own seal: where it stands, who keeps it, what waits, and each use. */
@Controller
@Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
class SealPages {
  private static final int ROWS = 25;

  private final Organisations organisations;
  private final SealUses uses;
  private final Tenancy tenancy;

  SealPages(Organisations organisations, SealUses uses, Tenancy tenancy) {
    this.organisations = organisations;
    this.uses = uses;
    this.tenancy = tenancy;
  }

  /** A use as the page shows it; {@code mine} where the reader asked for it. */
  record Row(SealUse use, String asked, String decided, String done, boolean mine) {}

  @GetMapping("/console/seal")
  String seal(@RequestParam(defaultValue = "0") int page, Model model) {
    SealStanding standing = organisations.sealStanding();
    int wanted = Math.clamp(page, 0, Integer.MAX_VALUE / ROWS);
    long total = uses.total();
    List<Row> log = uses.page(wanted, ROWS).stream().map(this::row).toList();
    model.addAttribute("organisation", organisations.mine());
    model.addAttribute("seals", standing.seals());
    model.addAttribute("now", standing.seals().isEmpty() ? null : standing.seals().getFirst());
    model.addAttribute(
        "since",
        standing.seals().isEmpty() ? "" : TimelineWords.shown(standing.seals().getFirst().since()));
    model.addAttribute("approvalFrom", standing.approvalFrom());
    model.addAttribute("people", standing.people());
    model.addAttribute(
        "reasons",
        List.of("out-of-control", "keeper-changed", "details-changed", "no-longer-needed"));
    model.addAttribute("waiting", uses.waiting().stream().map(this::row).toList());
    model.addAttribute("log", log);
    model.addAttribute("page", wanted);
    model.addAttribute("total", total);
    model.addAttribute("first", (long) wanted * ROWS + 1);
    model.addAttribute("last", (long) wanted * ROWS + log.size());
    model.addAttribute("more", (wanted + 1L) * ROWS < total);
    return "console/seal";
  }

  private Row row(SealUse use) {
    @Nullable UUID reader = tenancy.current().credential().orElse(null);
    return new Row(
        use,
        TimelineWords.shown(use.askedAt()),
        shown(use.decidedAt()),
        shown(use.doneAt()),
        use.askedBy().equals(reader));
  }

  private static String shown(@Nullable Instant time) {
    return time == null ? "" : TimelineWords.shown(time);
  }
}
