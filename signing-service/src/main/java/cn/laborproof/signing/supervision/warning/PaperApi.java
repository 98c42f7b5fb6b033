package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.papers.PdfAnswer;
import cn.laborproof.signing.shared.IdSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Information forms and notices on the office's side, and notices on the enterprise's. */
@RestController
@RequestMapping("/api/v1")
class PaperApi {
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final Papers papers;
  private final PaperActs acts;
  private final Notices notices;
  private final PaperViews views;
  private final IdSource ids;

  PaperApi(Papers papers, PaperActs acts, Notices notices, PaperViews views, IdSource ids) {
    this.papers = papers;
    this.acts = acts;
    this.notices = notices;
    this.views = views;
    this.ids = ids;
  }

  record PaperList(List<PaperViews.PaperView> papers) {}

  /**
   * A paper to be frozen.
   *
   * @param id chosen by the caller so that repeating the call freezes nothing twice
   * @param kind {@code information}, {@code notice} or {@code minutes}
   * @param data what the official filled in, by field of the template
   */
  record NewPaper(@Nullable UUID id, @Nullable String kind, @Nullable Map<String, String> data) {}

  /** What the enterprise answers. */
  record NewAnswer(@Nullable UUID id, @Nullable String note) {}

  @GetMapping("/warnings/{id}/papers")
  @Allow({Role.INSPECTOR, Role.MACHINE})
  PaperList about(@PathVariable UUID id) {
    return list(papers.about(id));
  }

  /** Writes and freezes a paper; only people of an office do. */
  @PostMapping("/warnings/{id}/papers")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  PaperViews.PaperView make(@PathVariable UUID id, @RequestBody NewPaper input) {
    UUID paper =
        papers.make(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            id,
            WarningPaper.Kind.ofCode(Objects.requireNonNullElse(input.kind(), "")),
            said(input.data()));
    return views.of(papers.ofOffice(paper));
  }

  /** What waits for the seal of the own office. */
  @GetMapping("/warning-papers")
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  PaperList waiting() {
    return list(papers.waiting());
  }

  @GetMapping("/warning-papers/{id}")
  @Allow({Role.INSPECTOR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
  PaperViews.PaperView one(@PathVariable UUID id) {
    return views.of(papers.ofOffice(id));
  }

  @GetMapping("/warning-papers/{id}/document")
  @Allow({Role.INSPECTOR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
  ResponseEntity<byte[]> document(@PathVariable UUID id) {
    WarningPaper paper = papers.ofOffice(id);
    return PdfAnswer.of(papers.file(paper), paper.number() + ".pdf");
  }

  @GetMapping("/warning-papers/{id}/evidence")
  @Allow({Role.INSPECTOR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
  ResponseEntity<byte[]> evidence(@PathVariable UUID id) {
    return zip(acts.evidence(id), id);
  }

  /** A seal is an act of a person who keeps it: no program may. */
  @PostMapping("/warning-papers/{id}/seal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  void seal(@PathVariable UUID id) {
    acts.seal(id);
  }

  @PostMapping("/warning-papers/{id}/withdraw")
  @Allow(Role.INSPECTOR)
  PaperViews.PaperView withdraw(@PathVariable UUID id) {
    acts.withdraw(id);
    return one(id);
  }

  /** Notices served on the own organisation, newest first. */
  @GetMapping("/notices")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  PaperList served() {
    return list(notices.served());
  }

  @GetMapping("/notices/{id}")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  PaperViews.PaperView notice(@PathVariable UUID id) {
    return views.of(notices.find(id));
  }

  /** The sealed notice; who opens it first and when is evidence. */
  @GetMapping("/notices/{id}/document")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  ResponseEntity<byte[]> open(@PathVariable UUID id) {
    return PdfAnswer.of(notices.open(id), WarningPaper.number(id) + ".pdf");
  }

  @GetMapping("/notices/{id}/evidence")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  ResponseEntity<byte[]> noticeEvidence(@PathVariable UUID id) {
    return zip(notices.evidence(id), id);
  }

  @PostMapping("/notices/{id}/answers")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  PaperViews.PaperView answer(@PathVariable UUID id, @RequestBody NewAnswer input) {
    notices.answer(
        id,
        Objects.requireNonNullElseGet(input.id(), ids::next),
        Objects.requireNonNullElse(input.note(), ""));
    return notice(id);
  }

  private PaperList list(List<WarningPaper> found) {
    return new PaperList(found.stream().map(views::of).toList());
  }

  private static ResponseEntity<byte[]> zip(byte[] content, UUID paper) {
    return ResponseEntity.ok()
        .contentType(ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(WarningPaper.number(paper) + ".evidence.zip")
                .build()
                .toString())
        .body(content);
  }

  private static Map<String, String> said(@Nullable Map<String, String> data) {
    return data == null
        ? Map.of()
        : data.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
