package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.QrCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questionnaires of an office, for its people and programs. */
@RestController
@RequestMapping("/api/v1/questionnaires")
@Allow({Role.INSPECTOR, Role.MACHINE})
class QuestionnaireApi {
  private final Questionnaires questionnaires;
  private final SampleViews views;
  private final ResultViews results;
  private final IdSource ids;

  QuestionnaireApi(
      Questionnaires questionnaires, SampleViews views, ResultViews results, IdSource ids) {
    this.questionnaires = questionnaires;
    this.views = views;
    this.results = results;
    this.ids = ids;
  }

  record QuestionnaireList(
      List<SampleViews.QuestionnaireSummary> questionnaires, long total, int page, boolean more) {}

  /**
   * A questionnaire to be made.
   *
   * @param id chosen by the caller so that repeating the call makes nothing twice
   * @param closesOn last day on which answers are taken
   * @param audience {@code employer}, {@code worker}, or both
   * @param form JSON of the questions; absent for the built-in form
   */
  record NewQuestionnaire(
      @Nullable UUID id,
      @Nullable UUID panel,
      @Nullable String closesOn,
      @Nullable List<String> audience,
      @Nullable String form) {}

  /**
   * How many links for workers of a stratum, good for how many days.
   *
   * @param id chosen by the caller so that repeating the call makes the same links
   */
  record LinkInput(
      @Nullable UUID id,
      @Nullable Integer stratum,
      @Nullable Integer count,
      @Nullable Integer days) {}

  /** A link with its code; both are told once. */
  record LinkView(String link, String qr) {}

  record LinkList(List<LinkView> links) {}

  @GetMapping
  QuestionnaireList list(@RequestParam(defaultValue = "0") int page, Locale locale) {
    Paged<SampleViews.QuestionnaireSummary> found =
        questionnaires
            .newest(page)
            .map(each -> SampleViews.summary(each, questionnaires.now(), locale));
    return new QuestionnaireList(found.rows(), found.total(), page, found.more());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  SampleViews.QuestionnaireDetail make(@RequestBody NewQuestionnaire input, Locale locale) {
    List<String> audience = Objects.requireNonNullElse(input.audience(), List.of());
    UUID id =
        questionnaires.make(
            new Questionnaires.Asked(
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElseGet(input.panel(), ids::next),
                day(Objects.requireNonNullElse(input.closesOn(), "")),
                audience.contains(Form.EMPLOYER),
                audience.contains(Form.WORKER),
                Objects.requireNonNullElse(input.form(), "")));
    return one(id, locale);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of("closesOn", "sample.input.day")));
    }
  }

  @GetMapping("/{id}")
  SampleViews.QuestionnaireDetail one(@PathVariable UUID id, Locale locale) {
    Questionnaires.Told told = questionnaires.find(id);
    return views.detail(told, questionnaires.possible(told), questionnaires.now(), locale);
  }

  @PostMapping("/{id}/publish")
  @Allow(Role.INSPECTOR)
  SampleViews.QuestionnaireDetail publish(@PathVariable UUID id, Locale locale) {
    questionnaires.publish(id);
    return one(id, locale);
  }

  @PostMapping("/{id}/close")
  @Allow(Role.INSPECTOR)
  SampleViews.QuestionnaireDetail close(@PathVariable UUID id, Locale locale) {
    questionnaires.close(id);
    return one(id, locale);
  }

  @PostMapping("/{id}/links")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.INSPECTOR)
  LinkList invite(@PathVariable UUID id, @RequestBody LinkInput input) {
    return new LinkList(
        questionnaires
            .invite(
                id,
                Objects.requireNonNullElseGet(input.id(), ids::next),
                Objects.requireNonNullElse(input.stratum(), -1),
                Objects.requireNonNullElse(input.count(), 0),
                Objects.requireNonNullElse(input.days(), 0))
            .stream()
            .map(each -> new LinkView(each.link(), QrCode.svg(each.link())))
            .toList());
  }

  @GetMapping("/{id}/results")
  ResultViews.ResultDetail results(@PathVariable UUID id, Locale locale) {
    return results.detail(questionnaires.returned(id), locale);
  }

  @GetMapping("/{id}/results.csv")
  ResponseEntity<byte[]> export(@PathVariable UUID id, Locale locale) {
    return CsvExport.file(
        "questionnaire-results.csv",
        ResultViews.columns().stream()
            .map(each -> views.text("sample.column." + each, locale))
            .toList(),
        results.rows(results(id, locale), locale).stream());
  }
}
