package cn.laborproof.signing.supervision.answer;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.ThresholdWords;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.OfficeNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How told findings and their answers look in the API and on pages. */
@Component
final class ToldViews {

  private final OfficeNames offices;

  ToldViews(OfficeNames offices) {
    this.offices = offices;
  }

  /** A fact that is told; a code as value is put into the reader's words. */
  record FactView(String name, String label, String value, String unit) {}

  /** A mark of a contract for services that is there. */
  record MarkView(String id, String title) {}

  /**
   * A finding as its employer is told it.
   *
   * @param shownSeverity the severity in words
   * @param sentence the facts in a sentence; absent where some are withheld
   * @param threshold the bound compared with
   * @param about a masked person; absent where it is the employer, or may not be told
   * @param withheld how many facts are not told
   * @param closedOn since when it is found no more
   * @param office who found it, by name; absent where it has none here
   * @param region the employer's seat
   * @param answer where the last answer stands: {@code open}, {@code accepted}, {@code rejected}
   */
  record ToldView(
      UUID id,
      String rule,
      int ruleVersion,
      String severity,
      String shownSeverity,
      String title,
      @Nullable String sentence,
      String nextStep,
      List<String> articles,
      String threshold,
      @Nullable String about,
      List<FactView> facts,
      int withheld,
      List<MarkView> indicators,
      LocalDate firstSeen,
      @Nullable LocalDate closedOn,
      @Nullable String office,
      String region,
      @Nullable String answer) {}

  /**
   * An answer.
   *
   * @param note its text; absent when it was erased
   * @param first whether its employer stands so well that it is handled first; absent outside lists
   * @param hasFile whether a file came with it
   * @param reason why it was accepted or rejected
   */
  record AnswerView(
      UUID id,
      UUID finding,
      String employerCode,
      String employer,
      String rule,
      String title,
      String state,
      String who,
      Instant answeredAt,
      String shownAnswered,
      @Nullable Boolean first,
      @Nullable String note,
      boolean hasFile,
      @Nullable String reason,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String shownDecided) {}

  /** A finding with what was answered to it, the newest first. */
  record ToldDetail(ToldView finding, List<AnswerView> answers) {}

  /** An answer with the finding as it was told then. */
  record AnswerDetail(AnswerView answer, ToldView told) {}

  ToldView told(ToldFinding each, Optional<String> answer, Locale locale) {
    return told(each, answer, offices.of(each.office()), locale);
  }

  /** For a row of an export, which names no office and is read while others wait. */
  static ToldView exported(ToldFinding each, Optional<String> answer, Locale locale) {
    return told(each, answer, Optional.empty(), locale);
  }

  private static ToldView told(
      ToldFinding each, Optional<String> answer, Optional<String> office, Locale locale) {
    var words = new Wording(locale);
    Explanation said = words.of(each.finding());
    return new ToldView(
        each.id(),
        each.rule(),
        each.version(),
        each.severity().name().toLowerCase(Locale.ROOT),
        Explanation.severity(each.severity(), locale),
        said.title(),
        each.withheld() == 0 ? said.sentence() : null,
        said.nextStep(),
        each.articles(),
        ThresholdWords.of(each.threshold(), locale),
        each.about().isEmpty() ? null : each.about(),
        each.facts().stream()
            .map(fact ->
                new FactView(fact.name(), words.label(fact), words.said(fact), words.unit(fact)))
            .toList(),
        each.withheld(),
        each.indicators().stream().map(id -> new MarkView(id, words.indicator(id))).toList(),
        each.firstSeen(),
        each.closedOn().orElse(null),
        office.orElse(null),
        each.region(),
        answer.orElse(null));
  }

  static AnswerView answer(FindingAnswers.Opened opened, Locale locale) {
    return answer(opened.answer(), Optional.empty(), opened.note(), opened.reason(), locale);
  }

  /** For a list: without what was written. */
  static AnswerView listed(AnswerRows.OnDesk listed, Locale locale) {
    return answer(
        listed.answer(), Optional.of(listed.first()), Optional.empty(), Optional.empty(), locale);
  }

  private static AnswerView answer(
      FindingAnswer answer,
      Optional<Boolean> first,
      Optional<String> note,
      Optional<String> reason,
      Locale locale) {
    Optional<FindingAnswer.Decision> decision = answer.decision();
    return new AnswerView(
        answer.id(),
        answer.finding(),
        answer.employer(),
        answer.employerName(),
        answer.rule(),
        new Wording(locale).title(answer.rule()),
        answer.state().code(),
        answer.who(),
        answer.answeredAt(),
        TimelineWords.shown(answer.answeredAt()),
        first.orElse(null),
        note.orElse(null),
        answer.document().isPresent(),
        reason.orElse(null),
        decision.map(FindingAnswer.Decision::who).orElse(null),
        decision.map(FindingAnswer.Decision::at).orElse(null),
        decision.map(each -> TimelineWords.shown(each.at())).orElse(null));
  }

  AnswerDetail detail(FindingAnswers.Opened opened, Locale locale) {
    return new AnswerDetail(answer(opened, locale), told(opened.told(), Optional.empty(), locale));
  }

  ToldDetail detail(ToldFinding finding, List<FindingAnswers.Opened> answers, Locale locale) {
    return new ToldDetail(
        told(
            finding,
            answers.stream().findFirst().map(each -> each.answer().state().code()),
            locale),
        answers.stream().map(each -> answer(each, locale)).toList());
  }
}
