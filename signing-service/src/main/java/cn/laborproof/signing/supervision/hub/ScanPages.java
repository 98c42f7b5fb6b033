package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Full scans on the supervision console. Pages only show; the button goes through the API. */
@Controller
@Allow(Role.INSPECTOR)
class ScanPages {

  private static final int SIZE = 20;
  private static final int NOTES = 50;
  private static final int LAST_PAGE = 100_000;

  private final NightScans scans;
  private final ScanViews views;
  private final ScanSettings settings;

  ScanPages(NightScans scans, ScanViews views, ScanSettings settings) {
    this.scans = scans;
    this.views = views;
    this.settings = settings;
  }

  /** A scan with its times for people. */
  record Shown(ScanViews.ScanView scan, String began, String asked) {}

  @GetMapping("/scans")
  String list(@RequestParam(defaultValue = "0") int page, Locale locale, Model model) {
    check(page);
    NightScans.Page found = scans.page(page, SIZE);
    long first = (long) page * SIZE;
    model.addAttribute("rows", found.scans().stream().map(scan -> shown(scan, locale)).toList());
    model.addAttribute("total", found.total());
    model.addAttribute("first", first + 1);
    model.addAttribute("last", first + found.scans().size());
    model.addAttribute("more", first + SIZE < found.total());
    model.addAttribute("page", page);
    model.addAttribute("configured", scans.isConfigured());
    model.addAttribute("delivered", scans.isDelivered());
    model.addAttribute("nightly", scans.isNightly());
    model.addAttribute("at", settings.at().toString());
    model.addAttribute("keep", settings.keep());
    model.addAttribute(
        "underWay",
        found.scans().stream()
            .filter(scan ->
                scan.state() == NightScan.State.WAITING || scan.state() == NightScan.State.RUNNING)
            .map(NightScan::id)
            .findFirst()
            .orElse(null));
    return "supervision/scans";
  }

  @GetMapping("/scans/{id}")
  String one(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "differences") String about,
      @RequestParam(defaultValue = "0") int page,
      Locale locale,
      Model model) {
    check(page);
    NightScan scan = scans.find(id);
    NightScans.Notes notes = scans.notes(scan, ScanApi.matters(about), page, NOTES);
    model.addAttribute("shown", shown(scan, locale));
    model.addAttribute("about", about);
    model.addAttribute("notes", notes.notes().stream().map(n -> views.note(n, locale)).toList());
    model.addAttribute("total", notes.total());
    model.addAttribute("page", page);
    model.addAttribute("more", (page + 1L) * NOTES < notes.total());
    return "supervision/scan";
  }

  private Shown shown(NightScan scan, Locale locale) {
    return new Shown(
        views.scan(scan, locale),
        Optional.of(scan).flatMap(NightScan::beganAt).map(TimelineWords::shown).orElse(""),
        TimelineWords.shown(scan.askedAt()));
  }

  private static void check(int page) {
    if (page < 0 || page > LAST_PAGE) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
  }
}
