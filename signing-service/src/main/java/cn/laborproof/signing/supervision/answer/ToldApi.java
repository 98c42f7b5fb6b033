package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.IdSource;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Findings an office made about the organisation that asks, and its answers. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class ToldApi {
  private static final List<String> COLUMNS =
      List.of("severity", "rule", "title", "about", "articles", "threshold", "first", "closed");

  private final FindingAnswers answers;
  private final ToldViews views;
  private final MessageSource messages;
  private final IdSource ids;

  ToldApi(FindingAnswers answers, ToldViews views, MessageSource messages, IdSource ids) {
    this.answers = answers;
    this.views = views;
    this.messages = messages;
    this.ids = ids;
  }

  record ToldPage(List<ToldViews.ToldView> findings, long total, int page, boolean more) {}

  @GetMapping("/told-findings")
  ToldPage list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale) {
    AnswerFilter filter = AnswerFilter.told(state, sort, page);
    var found = answers.told(filter);
    return new ToldPage(
        found.rows().stream()
            .map(each -> views.told(each.finding(), each.answer(), locale))
            .toList(),
        found.total(),
        filter.page(),
        filter.more(found.total()));
  }

  @GetMapping("/told-findings.csv")
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    AnswerFilter filter = AnswerFilter.told(state, sort, 0);
    if (answers.isUnconfirmed()) {
      answers.told(filter);
    }
    CsvExport.stream(
        response,
        "told-findings.csv",
        COLUMNS.stream()
            .map(each -> messages.getMessage("told.column." + each, new Object[0], locale))
            .toList(),
        rows ->
            answers.eachTold(
                filter,
                each ->
                    rows.accept(cells(ToldViews.exported(each.finding(), each.answer(), locale)))));
  }

  @GetMapping("/told-findings/{id}")
  ToldViews.ToldDetail one(@PathVariable UUID id, Locale locale) {
    return views.detail(answers.find(id), answers.answers(id), locale);
  }

  /** Answers with text and, if there is one, a file; only people do. */
  @PostMapping(
      path = "/told-findings/{finding}/answers",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  ToldViews.ToldDetail answer(
      @PathVariable UUID finding,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(defaultValue = "") String note,
      @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
      Locale locale)
      throws IOException {
    Optional<byte[]> content =
        file == null || file.isEmpty() ? Optional.empty() : Optional.of(file.getBytes());
    answers.answer(finding, Objects.requireNonNullElseGet(id, ids::next), note, content);
    return one(finding, locale);
  }

  private static List<String> cells(ToldViews.ToldView each) {
    return List.of(
        each.shownSeverity(),
        each.rule() + "/" + each.ruleVersion(),
        each.title(),
        Objects.requireNonNullElse(each.about(), ""),
        String.join("；", each.articles()),
        each.threshold(),
        each.firstSeen().toString(),
        Optional.ofNullable(each.closedOn()).map(Object::toString).orElse(""));
  }
}
