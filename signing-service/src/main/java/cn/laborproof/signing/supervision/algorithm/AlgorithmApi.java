package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.IdSource;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The register of systems that manage workers: an employer's own, an office's region. */
@RestController
@RequestMapping("/api/v1/algorithms")
@Allow({Role.INSPECTOR, Role.MACHINE, Role.HR, Role.LEGAL_REPRESENTATIVE})
class AlgorithmApi {
  private final AlgorithmRegister register;
  private final AlgorithmViews views;
  private final AlgorithmTerms terms;
  private final IdSource ids;

  AlgorithmApi(
      AlgorithmRegister register, AlgorithmViews views, AlgorithmTerms terms, IdSource ids) {
    this.register = register;
    this.views = views;
    this.terms = terms;
    this.ids = ids;
  }

  record AlgorithmPage(
      List<AlgorithmViews.AlgorithmSummary> algorithms, long total, int page, boolean more) {}

  /** See {@link AlgorithmRegister.Deed}. */
  record AlgorithmActInput(
      @Nullable UUID id,
      @Nullable String act,
      @Nullable Integer version,
      @Nullable Integer days,
      @Nullable String note) {}

  @GetMapping
  AlgorithmPage list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "0") int page) {
    AlgorithmFilter filter = AlgorithmFilter.asked(q, standing, purpose, page);
    AlgorithmRegister.Page found = register.page(filter);
    return new AlgorithmPage(
        found.rows().stream().map(views::summary).toList(),
        found.total(),
        filter.page(),
        filter.more(found.total()));
  }

  /** Files a system or another version of one; only people of the employer. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  AlgorithmViews.AlgorithmDetail file(
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(required = false) @Nullable UUID entry,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String data,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate inUseSince,
      @RequestParam(defaultValue = "0") int workers,
      @RequestParam(defaultValue = "") String rules,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate rulesToldOn,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate heardOn,
      @RequestParam(defaultValue = "") String heardHow,
      @RequestParam(defaultValue = "") String appeals,
      @RequestPart(name = "file", required = false) @Nullable MultipartFile file)
      throws IOException {
    Optional<byte[]> content =
        file == null || file.isEmpty() ? Optional.empty() : Optional.of(file.getBytes());
    return views.detail(
        register.file(
            new AlgorithmRegister.Filed(
                Objects.requireNonNullElseGet(id, ids::next),
                Optional.ofNullable(entry),
                after,
                new Filing(
                    name,
                    purpose,
                    data,
                    Optional.ofNullable(inUseSince),
                    workers,
                    rules,
                    Optional.ofNullable(rulesToldOn),
                    Optional.ofNullable(heardOn),
                    heardHow,
                    appeals),
                content)));
  }

  @GetMapping("/{id}")
  AlgorithmViews.AlgorithmDetail one(@PathVariable UUID id) {
    return views.detail(id);
  }

  /** The file that came with a version, for both sides. */
  @GetMapping("/{id}/versions/{version}/file")
  ResponseEntity<byte[]> attached(@PathVariable UUID id, @PathVariable int version) {
    AlgorithmRegister.Attached file = register.attached(id, version);
    // To be saved, never shown inside our origin: what is in a stranger's PDF we do not know.
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.document().mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.document().fileName()).build().toString())
        .body(file.content());
  }

  /** The office takes note or asks for changes; the employer takes back. */
  @PostMapping("/{id}/acts")
  @Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE})
  AlgorithmViews.AlgorithmDetail act(@PathVariable UUID id, @RequestBody AlgorithmActInput input) {
    register.act(
        id,
        new AlgorithmRegister.Deed(
            Objects.requireNonNullElseGet(input.id(), ids::next),
            Objects.requireNonNullElse(input.act(), ""),
            Objects.requireNonNullElse(input.version(), 0),
            Objects.requireNonNullElseGet(input.days(), terms::changesDays),
            Objects.requireNonNullElse(input.note(), "")));
    return views.detail(id);
  }
}
