package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.supervision.asked.LinkCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questionnaires for those who answer them: employers of a panel, and workers by a link. */
@RestController
@RequestMapping("/api/v1")
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class SurveyApi {
  static final String COOKIE = "LP_SURVEY";

  private static final LinkCookie LINK = new LinkCookie(COOKIE);

  private final Surveys surveys;
  private final Voices voices;

  SurveyApi(Surveys surveys, Voices voices) {
    this.surveys = surveys;
    this.voices = voices;
  }

  record SurveyList(List<SampleViews.SurveyDetail> surveys, long total, int page, boolean more) {}

  /**
   * Answers of an employer.
   *
   * @param version of the draft that was seen; 0 before the first
   * @param send whether they are final; a draft otherwise
   */
  record ReplyInput(@Nullable List<Answers.Given> answers, int version, boolean send) {}

  record TokenInput(@Nullable String token) {}

  /**
   * Answers of a worker.
   *
   * @param link the first 16 hexadecimal digits of SHA-256 of the link's secret: on a shared phone
   *     another link may have been opened since the page was
   */
  record VoiceInput(@Nullable String link, @Nullable List<Answers.Given> answers) {}

  @GetMapping("/surveys")
  SurveyList list(@RequestParam(defaultValue = "0") int page, Locale locale) {
    Paged<SampleViews.SurveyDetail> found =
        surveys.all(page).map(each -> SampleViews.survey(each, locale));
    return new SurveyList(found.rows(), found.total(), page, found.more());
  }

  @GetMapping("/surveys/{id}")
  SampleViews.SurveyDetail one(@PathVariable UUID id, Locale locale) {
    return SampleViews.survey(surveys.find(id), locale);
  }

  /** Keeps a draft or sends; only people do. */
  @PostMapping("/surveys/{id}/reply")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  SampleViews.SurveyDetail reply(
      @PathVariable UUID id, @RequestBody ReplyInput input, Locale locale) {
    return SampleViews.survey(
        surveys.reply(
            id,
            Objects.requireNonNullElse(input.answers(), List.of()),
            input.version(),
            input.send()),
        locale);
  }

  /** Opens a worker's link: from here on the secret is in a cookie, and no more in the address. */
  @PostMapping("/public/surveys/open")
  @AllowAnyone
  ResponseEntity<Void> open(@RequestBody TokenInput input, HttpServletRequest request) {
    String token = Objects.requireNonNullElse(input.token(), "");
    voices.open(token);
    return LINK.opened(token, request);
  }

  @PostMapping("/public/surveys/answers")
  @AllowAnyone
  ResponseEntity<Void> answer(
      @RequestBody VoiceInput input,
      @CookieValue(name = COOKIE, defaultValue = "") String token,
      HttpServletRequest request) {
    voices.answer(
        token,
        Objects.requireNonNullElse(input.link(), ""),
        Objects.requireNonNullElse(input.answers(), List.of()));
    return LINK.answered(request);
  }
}
