package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.papers.PdfAnswer;
import cn.laborproof.signing.shared.IdSource;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Half-yearly analysis reports of an office, for its people and programs. */
@RestController
@RequestMapping("/api/v1/analysis-reports")
@Allow({Role.INSPECTOR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class AnalysisApi {
  private final Analyses reports;
  private final AnalysisActs acts;
  private final AnalysisViews views;
  private final IdSource ids;

  AnalysisApi(Analyses reports, AnalysisActs acts, AnalysisViews views, IdSource ids) {
    this.reports = reports;
    this.acts = acts;
    this.views = views;
    this.ids = ids;
  }

  record ReportList(List<AnalysisViews.ReportSummary> reports) {}

  /**
   * A report to be drafted.
   *
   * @param id chosen by the caller so that repeating the call drafts nothing twice
   * @param half {@code 2026-H1}
   */
  record NewReport(@Nullable UUID id, @Nullable String half) {}

  /**
   * A section written anew.
   *
   * @param edits how many versions the writer has seen
   */
  record EditInput(@Nullable String text, int edits) {}

  /**
   * A review.
   *
   * @param edits how many versions the reviewer has seen
   */
  record ReviewInput(int edits) {}

  @GetMapping
  ReportList list() {
    return new ReportList(reports.all().stream().map(AnalysisViews::summary).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  AnalysisViews.ReportDetail draft(@RequestBody NewReport input, Locale locale) {
    UUID id =
        reports.draft(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            HalfYear.ofCode(Objects.requireNonNullElse(input.half(), "")));
    return one(id, locale);
  }

  @GetMapping("/{id}")
  AnalysisViews.ReportDetail one(@PathVariable UUID id, Locale locale) {
    return views.detail(reports.find(id), locale);
  }

  @PutMapping("/{id}/sections/{section}")
  @Allow(Role.INSPECTOR)
  AnalysisViews.ReportDetail edit(
      @PathVariable UUID id,
      @PathVariable String section,
      @RequestBody EditInput input,
      Locale locale) {
    reports.edit(
        id, Section.ofCode(section), Objects.requireNonNullElse(input.text(), ""), input.edits());
    return one(id, locale);
  }

  /** A second person's yes; no program may. */
  @PostMapping("/{id}/review")
  @Allow(Role.INSPECTOR)
  AnalysisViews.ReportDetail review(
      @PathVariable UUID id, @RequestBody ReviewInput input, Locale locale) {
    reports.review(id, input.edits());
    return one(id, locale);
  }

  /** A seal is an act of a person who keeps it: no program may. */
  @PostMapping("/{id}/seal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  void seal(@PathVariable UUID id) {
    acts.seal(id);
  }

  @PostMapping("/{id}/withdraw")
  @Allow(Role.INSPECTOR)
  AnalysisViews.ReportDetail withdraw(@PathVariable UUID id, Locale locale) {
    acts.withdraw(id);
    return one(id, locale);
  }

  @GetMapping("/{id}/document")
  ResponseEntity<byte[]> document(@PathVariable UUID id) {
    AnalysisReport report = reports.find(id).report();
    return PdfAnswer.of(reports.file(report), report.number() + ".pdf");
  }

  /** The same text, tables and charts for word processors; unsealed, and says so. */
  @GetMapping("/{id}/docx")
  ResponseEntity<byte[]> docx(@PathVariable UUID id) {
    AnalysisReport.Told told = reports.find(id);
    return file(
        ReportDocx.of(told),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        told.report().number() + ".docx");
  }

  @GetMapping("/{id}/evidence")
  ResponseEntity<byte[]> evidence(@PathVariable UUID id) {
    String number = reports.find(id).report().number();
    return file(acts.evidence(id), "application/zip", number + ".evidence.zip");
  }

  private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content);
  }
}
