package cn.laborproof.signing.supervision.finding;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CsvExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Findings for programs: as JSON page by page, as CSV in one file. */
@RestController
@Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class FindingApi {

  private static final List<String> COLUMNS =
      List.of(
          "as-of",
          "severity",
          "rule",
          "version",
          "employer-code",
          "employer",
          "worker",
          "title",
          "sentence",
          "articles",
          "next");

  private final Findings findings;
  private final MessageSource messages;

  FindingApi(Findings findings, MessageSource messages) {
    this.findings = findings;
    this.messages = messages;
  }

  /** A page; {@code employers} says how many employers were looked at. */
  record FindingPage(
      LocalDate asOf,
      long employers,
      long total,
      int page,
      int size,
      boolean more,
      List<FindingViews.FindingView> findings) {}

  @GetMapping("/api/v1/findings")
  FindingPage page(
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
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
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
                size));
    Map<UUID, List<String>> marked = findings.marked(found.findings());
    return new FindingPage(
        found.filter().asOf(),
        found.employers(),
        found.total(),
        found.filter().page(),
        found.filter().size(),
        found.more(),
        found.findings().stream()
            .map(named -> FindingViews.of(named, findings.isOwn(named.kept()), marked, locale))
            .toList());
  }

  @GetMapping("/api/v1/findings.csv")
  void export(
      @RequestParam(defaultValue = "") String employer,
      @RequestParam(defaultValue = "") String rule,
      @RequestParam(defaultValue = "") String severity,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate asOf,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "false") boolean exact,
      @RequestParam(defaultValue = "") String origin,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    FindingFilter filter =
        findings.prepared(
            new FindingFilter.Asked(
                employer,
                rule,
                severity,
                Optional.ofNullable(asOf),
                new FindingFilter.Where(region, exact),
                origin,
                sort,
                0,
                1));
    CsvExport.stream(
        response,
        "findings.csv",
        COLUMNS.stream().map(column -> heading(column, locale)).toList(),
        rows ->
            findings.each(
                filter,
                named -> rows.accept(cells(FindingViews.of(named, false, Map.of(), locale)))));
  }

  private static List<String> cells(FindingViews.FindingView view) {
    return List.of(
        view.asOf().toString(),
        view.severity(),
        view.rule(),
        Integer.toString(view.ruleVersion()),
        view.employer().creditCode(),
        view.employer().name(),
        Objects.requireNonNullElse(
            view.workerMasked(), Objects.requireNonNullElse(view.subject(), "")),
        view.title(),
        view.sentence(),
        String.join("；", view.articles()),
        view.nextStep());
  }

  private String heading(String column, Locale locale) {
    return messages.getMessage("findings.column." + column, new Object[0], locale);
  }
}
