package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.hub.NightScan.About;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Full scans of the caller's own hub; people of offices alone, no program. */
@RestController
@RequestMapping("/api/v1/risk/scans")
@Allow(Role.INSPECTOR)
class ScanApi {

  private static final int LAST_PAGE = 100_000;
  private static final int MOST = 200;

  private final NightScans scans;
  private final ScanViews views;
  private final IdSource ids;

  ScanApi(NightScans scans, ScanViews views, IdSource ids) {
    this.scans = scans;
    this.views = views;
    this.ids = ids;
  }

  /**
   * A page of scans, newest first.
   *
   * @param configured whether this installation can scan
   * @param nightly whether it does at night by itself
   */
  record ScanPage(
      boolean configured,
      boolean nightly,
      long total,
      int page,
      int size,
      boolean more,
      List<ScanViews.ScanView> scans) {}

  /** Notes of a scan: differences or employers left out. */
  record ScanNotePage(
      long total, int page, int size, boolean more, List<ScanViews.NoteView> notes) {}

  /**
   * Asks for a scan.
   *
   * @param id what makes a second press of the same button the same scan
   */
  record ScanInput(@Nullable UUID id) {}

  @GetMapping
  ScanPage list(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    check(page, size);
    NightScans.Page found = scans.page(page, size);
    return new ScanPage(
        scans.isConfigured(),
        scans.isNightly(),
        found.total(),
        page,
        size,
        (page + 1L) * size < found.total(),
        found.scans().stream().map(scan -> views.scan(scan, locale)).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ScanViews.ScanView ask(@RequestBody ScanInput input, Locale locale) {
    UUID id = scans.ask(Objects.requireNonNullElseGet(input.id(), ids::next));
    return views.scan(scans.find(id), locale);
  }

  @GetMapping("/{id}")
  ScanViews.ScanView one(@PathVariable UUID id, Locale locale) {
    return views.scan(scans.find(id), locale);
  }

  @GetMapping("/{id}/notes")
  ScanNotePage notes(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "differences") String about,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    check(page, size);
    NightScans.Notes found = scans.notes(scans.find(id), matters(about), page, size);
    return new ScanNotePage(
        found.total(),
        page,
        size,
        (page + 1L) * size < found.total(),
        found.notes().stream().map(note -> views.note(note, locale)).toList());
  }

  /** What breaks off after the first byte leaves a ZIP without its end, which nobody opens. */
  @GetMapping("/{id}/columns.zip")
  void columns(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    NightScan scan = scans.open(id);
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("columns-" + scan.day() + ".zip")
            .build()
            .toString());
    scans.write(scan, response.getOutputStream());
  }

  /** The matters a list is asked for by one word. */
  static List<About> matters(String about) {
    return switch (about) {
      case "differences" -> Stream.of(About.values()).filter(About::isDifference).toList();
      case "left-out" -> List.of(About.WAITING, About.CHANGED);
      default -> throw new Refusal(CommonRefusal.UNREADABLE);
    };
  }

  private static void check(int page, int size) {
    if (page < 0 || page > LAST_PAGE || size < 1 || size > MOST) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
  }
}
