package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.papers.PdfAnswer;
import cn.laborproof.signing.shared.IdSource;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policies before and after, for the pages' own acts. */
@RestController
@RequestMapping("/api/v1/risk/policies")
@Allow(Role.INSPECTOR)
class PolicyApi {

  private final Policies policies;
  private final PolicyViews views;
  private final PolicyReports reports;
  private final IdSource ids;

  PolicyApi(Policies policies, PolicyViews views, PolicyReports reports, IdSource ids) {
    this.policies = policies;
    this.views = views;
    this.reports = reports;
    this.ids = ids;
  }

  record PolicyList(List<PolicyViews.PolicySummary> policies) {}

  /**
   * What somebody describes.
   *
   * @param first the first month after, as {@code 2026-03}
   * @param treated codes of divisions, separated by commas or blanks; so are the others
   * @param treatedSectors beginnings of codes of lines of business; blank for all
   */
  record PolicyInput(
      @Nullable UUID id,
      @Nullable String title,
      @Nullable String description,
      @Nullable String indicator,
      @Nullable String expected,
      @Nullable String first,
      @Nullable String treated,
      @Nullable String treatedSectors,
      @Nullable String compared,
      @Nullable String comparedSectors) {}

  /** What somebody writes. */
  record NoteInput(@Nullable UUID id, @Nullable String content) {}

  @GetMapping
  PolicyList newest() {
    return new PolicyList(policies.newest().stream().map(views::summary).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PolicyViews.PolicyDetail describe(@RequestBody PolicyInput input, Locale locale) {
    UUID id =
        policies.describe(
            new Policies.Described(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.title(), ""),
                Objects.requireNonNullElse(input.description(), ""),
                Objects.requireNonNullElse(input.indicator(), ""),
                Objects.requireNonNullElse(input.expected(), ""),
                month(Objects.requireNonNullElse(input.first(), "")),
                scope(input.treated(), input.treatedSectors()),
                scope(input.compared(), input.comparedSectors())));
    return shown(id, locale);
  }

  private static Optional<YearMonth> month(String text) {
    try {
      return Optional.of(YearMonth.parse(text.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Scope scope(@Nullable String divisions, @Nullable String sectors) {
    return new Scope(
        codes(Objects.requireNonNullElse(divisions, "")),
        codes(Objects.requireNonNullElse(sectors, "")));
  }

  private static List<String> codes(String text) {
    return List.of(text.strip().split("[\\s,;，；、]+")).stream()
        .filter(code -> !code.isEmpty())
        .toList();
  }

  @GetMapping("/{id}")
  PolicyViews.PolicyDetail one(@PathVariable UUID id, Locale locale) {
    return shown(id, locale);
  }

  @PostMapping("/{id}/evaluations")
  PolicyViews.PolicyDetail take(@PathVariable UUID id, Locale locale) {
    policies.take(id);
    return shown(id, locale);
  }

  @PostMapping("/{id}/notes")
  PolicyViews.PolicyDetail write(
      @PathVariable UUID id, @RequestBody NoteInput input, Locale locale) {
    policies.write(
        id,
        Objects.requireNonNullElseGet(input.id(), ids::next),
        Objects.requireNonNullElse(input.content(), ""));
    return shown(id, locale);
  }

  /** The evaluation on pages, with its chart. Nobody seals it: it is to be read. */
  @GetMapping("/{id}/document")
  ResponseEntity<byte[]> document(@PathVariable UUID id) {
    PolicyReports.Content content = reports.of(id);
    return PdfAnswer.of(reports.pdf(content), content.number() + ".pdf");
  }

  /** The same for word processors. */
  @GetMapping("/{id}/docx")
  ResponseEntity<byte[]> docx(@PathVariable UUID id) {
    PolicyReports.Content content = reports.of(id);
    return ResponseEntity.ok()
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(content.number() + ".docx").build().toString())
        .body(reports.docx(content));
  }

  private PolicyViews.PolicyDetail shown(UUID id, Locale locale) {
    return views.detail(policies.find(id), locale);
  }
}
