package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import cn.laborproof.signing.supervision.roster.RosterBatch;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.score.Examined;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of findings for inspectors and employers. */
@Controller
@Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE})
class FindingPages {

  private static final int SIZE = 20;

  /** More employers than these are found by their code in the address. */
  private static final int MOST_CHOICES = 200;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC+8'").withZone(Rosters.ZONE);

  private final Findings findings;
  private final FindingCards cards;
  private final Rosters rosters;
  private final List<DeskNotes> notes;
  private final Examined examined;
  private final Tenancy tenancy;

  FindingPages(
      Findings findings,
      FindingCards cards,
      Rosters rosters,
      List<DeskNotes> notes,
      Examined examined,
      Tenancy tenancy) {
    this.findings = findings;
    this.cards = cards;
    this.rosters = rosters;
    this.notes = notes;
    this.examined = examined;
    this.tenancy = tenancy;
  }

  /** A choice of a filter. */
  record Choice(String code, String words) {}

  @GetMapping("/supervision")
  @Allow(Role.INSPECTOR)
  String desk() {
    return "redirect:/findings";
  }

  @GetMapping("/findings")
  String list(
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(defaultValue = "") String rule,
      @RequestParam(defaultValue = "") String severity,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "false") boolean exact,
      @RequestParam(defaultValue = "") String origin,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    Findings.Page found =
        findings.page(
            new FindingFilter.Asked(
                employer,
                rule,
                severity,
                Optional.ofNullable(asOf),
                new FindingFilter.Where(region, exact),
                origin,
                sort,
                page,
                SIZE));
    boolean house = tenancy.current() instanceof Actor.Member;
    model.addAttribute("found", found);
    model.addAttribute("filter", found.filter());
    model.addAttribute("severity", severity);
    model.addAttribute("origin", origin);
    model.addAttribute("region", region);
    model.addAttribute("exact", exact);
    model.addAttribute("sort", found.filter().sort().code());
    model.addAttribute("more", found.more());
    model.addAttribute("house", house);
    model.addAttribute(
        "notes",
        house ? List.of() : notes.stream().flatMap(room -> room.onDesk(locale).stream()).toList());
    Map<UUID, List<String>> marked = findings.marked(found.findings());
    model.addAttribute(
        "cards",
        found.findings().stream().map(named -> cards.card(named, house, marked, locale)).toList());
    model.addAttribute("bars", cards.bars(found.counts(), locale));
    model.addAttribute("newest", newest(found.rosters()));
    model.addAttribute("first", (long) page * SIZE + 1);
    model.addAttribute("last", (long) page * SIZE + found.findings().size());
    addChoices(model, found.filter(), house, locale);
    // None found may be none looked at: what facts there are decides.
    boolean one = found.total() == 0 && (house || !employer.isBlank());
    model.addAttribute("one", one);
    model.addAttribute("points", one ? examined.of(employer, rule, locale) : List.of());
    return "supervision/findings";
  }

  private void addChoices(Model model, FindingFilter filter, boolean house, Locale locale) {
    model.addAttribute("employers", house ? List.of() : employers(filter.employer()));
    model.addAttribute(
        "rules",
        CompanyScan.ruleIds().stream()
            .map(rule -> new Choice(rule, new Wording(locale).title(rule)))
            .toList());
    model.addAttribute(
        "severities",
        List.of(Severity.BREACH, Severity.REMIND, Severity.NOTICE).stream()
            .map(level ->
                new Choice(
                    level.name().toLowerCase(Locale.ROOT), Explanation.severity(level, locale)))
            .toList());
  }

  /** By roster first, then by facts; one that was asked for is always among them. */
  private List<Choice> employers(String asked) {
    Map<String, String> names = new LinkedHashMap<>();
    rosters.allCurrent().forEach(batch -> names.put(batch.employerCode(), batch.employerName()));
    findings
        .judged(MOST_CHOICES)
        .forEach(judged -> names.putIfAbsent(judged.code(), judged.name()));
    if (!asked.isBlank()) {
      names.putIfAbsent(asked, asked);
    }
    return names.entrySet().stream()
        .map(each -> new Choice(each.getKey(), each.getValue()))
        .toList();
  }

  private static String newest(List<RosterBatch> looked) {
    return looked.stream()
        .map(RosterBatch::receivedAt)
        .max(Comparator.<Instant>naturalOrder())
        .map(TIME::format)
        .orElse("—");
  }
}
