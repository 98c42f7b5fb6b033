package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Annual reports that dispatch firms file themselves: a firm's own, an office's region. */
@RestController
@RequestMapping("/api/v1/dispatch/filings")
@Allow({Role.INSPECTOR, Role.MACHINE, Role.HR, Role.LEGAL_REPRESENTATIVE})
class FilingApi {
  private final Filings filings;
  private final FilingViews views;
  private final DispatchPeriods periods;
  private final IdSource ids;

  FilingApi(Filings filings, FilingViews views, DispatchPeriods periods, IdSource ids) {
    this.filings = filings;
    this.views = views;
    this.periods = periods;
    this.ids = ids;
  }

  record FilingPage(List<FilingViews.FilingSummary> filings, long total, int page, boolean more) {}

  /** A draft after the revision that was read; 0 for the first. */
  record DraftInput(@Nullable Integer revision, @Nullable FilingText report) {}

  /** What a draft is now. */
  record DraftKept(int year, int revision) {}

  /** See {@link Filings.Deed}. */
  record FilingActInput(
      @Nullable UUID id,
      @Nullable String act,
      @Nullable Integer version,
      @Nullable Integer days,
      @Nullable String note) {}

  @GetMapping
  FilingPage list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "0") int page) {
    FilingFilter filter = FilingFilter.asked(q, standing, year, page);
    Filings.Page found = filings.page(filter);
    return new FilingPage(
        found.rows().stream().map(views::summary).toList(),
        found.total(),
        filter.page(),
        filter.more(found.total()));
  }

  /** Keeps what a firm has written so far; no office sees it. */
  @PutMapping("/drafts/{year}")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  DraftKept draft(@PathVariable int year, @RequestBody DraftInput input) {
    FilingText report = input.report();
    if (report == null) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new DraftKept(
        year, filings.keepDraft(year, Objects.requireNonNullElse(input.revision(), 0), report));
  }

  /** Files the draft, with files; only people of the firm. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  FilingViews.FilingDetail file(
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "0") int after,
      @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> file,
      Locale locale)
      throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (MultipartFile each : Objects.requireNonNullElse(file, List.<MultipartFile>of())) {
      if (!each.isEmpty()) {
        files.add(each.getBytes());
      }
    }
    return views.detail(
        filings.file(
            new Filings.Asked(
                Objects.requireNonNullElseGet(id, ids::next), year, revision, after, files)),
        locale);
  }

  @GetMapping("/{id}")
  FilingViews.FilingDetail one(@PathVariable UUID id, Locale locale) {
    return views.detail(id, locale);
  }

  /** A file that came with a version, counted from 1, for both sides. */
  @GetMapping("/{id}/versions/{version}/files/{file}")
  ResponseEntity<byte[]> attached(
      @PathVariable UUID id, @PathVariable int version, @PathVariable int file) {
    Filings.Attached attached = filings.attached(id, version, file);
    // To be saved, never shown inside our origin: what is in a stranger's PDF we do not know.
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attached.document().mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(attached.document().fileName())
                .build()
                .toString())
        .body(attached.content());
  }

  /** The office takes up or sends back; the firm answers. */
  @PostMapping("/{id}/acts")
  @Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE})
  FilingViews.FilingDetail act(
      @PathVariable UUID id, @RequestBody FilingActInput input, Locale locale) {
    filings.act(
        id,
        new Filings.Deed(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            Objects.requireNonNullElse(input.act(), ""),
            Objects.requireNonNullElse(input.version(), 0),
            Objects.requireNonNullElseGet(input.days(), periods::returnDays),
            Objects.requireNonNullElse(input.note(), "")));
    return views.detail(id, locale);
  }
}
