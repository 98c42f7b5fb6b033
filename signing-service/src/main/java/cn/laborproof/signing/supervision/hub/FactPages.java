package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The data hub on the supervision console. Pages only show; deliveries go through the API. */
@Controller
@Allow(Role.INSPECTOR)
class FactPages {

  private static final int SIZE = 20;
  private static final int LAST_PAGE = 100_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC+8'").withZone(Rosters.ZONE);

  private final FactHub hub;
  private final FactViews views;

  FactPages(FactHub hub, FactViews views) {
    this.hub = hub;
    this.views = views;
  }

  /** A delivery of the list with its time for people. */
  record Row(FactViews.BatchSummary batch, String received) {}

  /** A kind of facts to choose, with the columns a file of it needs. */
  record Kind(String code, String name, String columns) {}

  /** A version of the fact on a line, with its times for people. */
  record ShownVersion(FactViews.VersionView version, String issued) {}

  @GetMapping("/facts")
  String list(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    if (page < 0 || page > LAST_PAGE || !kind.isBlank() && FactKind.ofCode(kind).isEmpty()) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    FactHub.Page found = hub.page(FactKind.ofCode(kind), page, SIZE);
    long first = (long) page * SIZE;
    model.addAttribute(
        "rows",
        found.batches().stream()
            .map(batch -> new Row(views.summary(batch, locale), shown(batch.receivedAt())))
            .toList());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.batches().size());
    model.addAttribute("more", first + SIZE < found.total());
    model.addAttribute("page", page);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", kinds(locale));
    model.addAttribute("waiting", hub.waiting());
    return "supervision/facts";
  }

  @GetMapping("/facts/{id}")
  String one(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long line,
      Locale locale,
      Model model) {
    FactBatch batch = hub.find(id);
    model.addAttribute(
        "detail",
        views.detail(batch, hub.rejected(batch, FactViews.SHOWN), hub.isOwn(batch), locale));
    model.addAttribute("received", shown(batch.receivedAt()));
    model.addAttribute("issued", shown(batch.issuedAt()));
    model.addAttribute("waiting", hub.waiting());
    model.addAttribute("asked", line);
    List<FactBatches.Version> versions = line > 0 ? hub.versions(batch, line) : List.of();
    model.addAttribute(
        "versions",
        views.line(batch, line, versions, false, locale).versions().stream()
            .map(version -> new ShownVersion(version, shown(version.issuedAt())))
            .toList());
    return "supervision/fact-batch";
  }

  private List<Kind> kinds(Locale locale) {
    return Stream.of(FactKind.values())
        .map(kind ->
            new Kind(
                kind.code(),
                views.kind(kind, locale),
                String.join(
                    locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? "、" : ", ",
                    kind.columns().stream()
                        .map(column ->
                            views.column(kind, column.name(), locale)
                                + (column.required() ? "*" : ""))
                        .toList())))
        .toList();
  }

  private static String shown(Instant at) {
    return TIME.format(at);
  }
}
