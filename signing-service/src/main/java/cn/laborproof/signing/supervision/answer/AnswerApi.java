package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Employers' answers on the desk of an office. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.INSPECTOR, Role.MACHINE})
class AnswerApi {
  private static final List<String> COLUMNS =
      List.of("code", "employer", "rule", "title", "who", "answered", "state", "decided");

  private final FindingAnswers answers;
  private final ToldViews views;
  private final MessageSource messages;

  AnswerApi(FindingAnswers answers, ToldViews views, MessageSource messages) {
    this.answers = answers;
    this.views = views;
    this.messages = messages;
  }

  record AnswerPage(List<ToldViews.AnswerView> answers, long total, int page, boolean more) {}

  /**
   * What the office decides.
   *
   * @param outcome {@code accepted} or {@code rejected}
   */
  record AnswerDecision(@Nullable String outcome, @Nullable String reason) {}

  @GetMapping("/finding-answers")
  AnswerPage list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      Locale locale) {
    AnswerFilter filter = AnswerFilter.answers(state, sort, page);
    var found = answers.desk(filter);
    return new AnswerPage(
        found.rows().stream().map(each -> ToldViews.listed(each, locale)).toList(),
        found.total(),
        filter.page(),
        filter.more(found.total()));
  }

  @GetMapping("/finding-answers.csv")
  void export(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    AnswerFilter filter = AnswerFilter.answers(state, sort, 0);
    CsvExport.stream(
        response,
        "finding-answers.csv",
        COLUMNS.stream().map(each -> word("told.answers.column." + each, locale)).toList(),
        rows ->
            answers.eachOnDesk(
                filter, each -> rows.accept(cells(ToldViews.listed(each, locale), locale))));
  }

  @GetMapping("/finding-answers/{id}")
  ToldViews.AnswerDetail one(@PathVariable UUID id, Locale locale) {
    return views.detail(answers.open(id), locale);
  }

  /** The file that came with an answer, for both sides. */
  @GetMapping("/finding-answers/{id}/file")
  @Allow({Role.INSPECTOR, Role.MACHINE, Role.HR, Role.LEGAL_REPRESENTATIVE})
  ResponseEntity<byte[]> file(@PathVariable UUID id) {
    FindingAnswers.Attached file = answers.file(id);
    // To be saved, never shown inside our origin: what is in a stranger's PDF we do not know.
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.document().mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.document().fileName()).build().toString())
        .body(file.content());
  }

  /** Accepts or rejects an answer with a reason; only people of an office do. */
  @PostMapping("/finding-answers/{id}/decision")
  @Allow(Role.INSPECTOR)
  ToldViews.AnswerDetail decide(
      @PathVariable UUID id, @RequestBody AnswerDecision input, Locale locale) {
    boolean accepted =
        switch (Objects.requireNonNullElse(input.outcome(), "")) {
          case "accepted" -> true;
          case "rejected" -> false;
          default -> throw new Refusal(CommonRefusal.UNREADABLE);
        };
    return views.detail(
        answers.decide(id, accepted, Objects.requireNonNullElse(input.reason(), "")), locale);
  }

  private List<String> cells(ToldViews.AnswerView each, Locale locale) {
    return List.of(
        each.employerCode(),
        each.employer(),
        each.rule(),
        each.title(),
        each.who(),
        each.shownAnswered(),
        word("told.answer.state." + each.state(), locale),
        Objects.requireNonNullElse(each.shownDecided(), ""));
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
