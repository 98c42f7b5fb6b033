package cn.laborproof.signing.supervision.sample;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.supervision.sample.Form.Question;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Addressee;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Tickets;
import cn.laborproof.signing.supervision.sample.SamplePanel.By;
import cn.laborproof.signing.supervision.sample.SamplePanel.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How panels and questionnaires look to programs and people. */
@Component
final class SampleViews {
  private final MessageSource messages;

  SampleViews(MessageSource messages) {
    this.messages = messages;
  }

  /** A panel of the list. */
  record PanelSummary(
      UUID id,
      String title,
      String region,
      int strata,
      int members,
      String madeBy,
      Instant madeAt) {}

  /**
   * A stratum.
   *
   * @param label sector and size in words
   * @param candidates how many could be chosen
   * @param members who belong to it now
   */
  record StratumView(
      int stratum,
      String label,
      String sector,
      String size,
      int target,
      long candidates,
      long members) {}

  /** An employer of a panel, now or before. */
  record MemberView(
      UUID id,
      int stratum,
      String employer,
      String name,
      String how,
      @Nullable String reason,
      @Nullable UUID replaces,
      LocalDate since,
      @Nullable LocalDate until,
      @Nullable String untilWhy) {}

  /**
   * A panel opened up.
   *
   * @param seed 64 hexadecimal digits, what the order follows from
   * @param sha256 digest of the file with which the draw can be repeated
   */
  record PanelDetail(
      PanelSummary panel,
      String seed,
      String sha256,
      List<StratumView> strata,
      List<MemberView> members) {}

  /** A questionnaire of the list. */
  record QuestionnaireSummary(
      UUID id,
      String title,
      String form,
      int version,
      UUID panel,
      String state,
      boolean employers,
      boolean workers,
      Instant closesAt,
      String madeBy,
      @Nullable Instant publishedAt,
      @Nullable Instant closedAt) {}

  /** An option of a question. */
  record OptionView(String id, String text) {}

  /**
   * A question in the reader's language, with what was answered so far.
   *
   * @param audience who is asked
   * @param least of a number; absent for others, like {@code most} and {@code unit}
   * @param longest of a text; 0 for others
   */
  record QuestionView(
      String id,
      List<String> audience,
      String kind,
      boolean required,
      String text,
      List<OptionView> options,
      @Nullable String unit,
      @Nullable String least,
      @Nullable String most,
      int longest,
      List<String> values) {}

  /** An employer that was asked. */
  record AddresseeView(String employer, String name, int stratum, boolean answered) {}

  /** Links of a stratum. */
  record TicketView(int stratum, long made, long used) {}

  /** A questionnaire opened up for its office. */
  record QuestionnaireDetail(
      QuestionnaireSummary questionnaire,
      String panelTitle,
      String formSha256,
      int smallest,
      List<StratumView> strata,
      List<QuestionView> questions,
      List<AddresseeView> addressees,
      List<TicketView> links,
      List<String> possible) {}

  /**
   * A questionnaire as its employer answers it.
   *
   * @param version of the draft, to be sent back; 0 before the first
   */
  record SurveyDetail(
      UUID id,
      String title,
      String state,
      Instant closesAt,
      @Nullable Instant closedAt,
      int version,
      @Nullable Instant sentAt,
      List<QuestionView> questions) {}

  static PanelSummary summary(Panels.Told told) {
    SamplePanel panel = told.panel();
    return new PanelSummary(
        panel.id(),
        panel.title(),
        panel.division(),
        panel.strata().size(),
        told.current().size(),
        panel.made().name(),
        panel.made().at());
  }

  PanelDetail detail(Panels.Told told, Locale locale) {
    SamplePanel panel = told.panel();
    return new PanelDetail(
        summary(told),
        panel.seed().hex(),
        Digest.sha256(panel.drawn(told.candidates())).hex(),
        strata(told, locale),
        told.members().stream().map(SampleViews::member).toList());
  }

  private static MemberView member(Member each) {
    return new MemberView(
        each.id(),
        each.stratum(),
        each.employer(),
        each.name(),
        each.how(),
        each.reason().isEmpty() ? null : each.reason(),
        each.replaces().orElse(null),
        each.since(),
        each.until().orElse(null),
        each.untilWhy().isEmpty() ? null : each.untilWhy());
  }

  List<StratumView> strata(Panels.Told told, Locale locale) {
    List<StratumView> views = new ArrayList<>();
    for (int i = 0; i < told.panel().strata().size(); i++) {
      int place = i;
      Stratum each = told.panel().strata().get(i);
      views.add(
          new StratumView(
              i,
              label(each, locale),
              each.sector(),
              each.size(),
              each.target(),
              told.candidates().stream().filter(one -> one.stratum() == place).count(),
              told.current().stream().filter(one -> one.stratum() == place).count()));
    }
    return views;
  }

  String label(Stratum stratum, Locale locale) {
    return (stratum.sector().isEmpty() ? text("sample.sector.all", locale) : stratum.sector())
        + " · "
        + text("sample.size." + (stratum.size().isEmpty() ? "all" : stratum.size()), locale);
  }

  static QuestionnaireSummary summary(Questionnaire each, Instant now, Locale locale) {
    return new QuestionnaireSummary(
        each.id(),
        each.form().title().in(locale),
        each.form().code(),
        each.form().version(),
        each.panel(),
        each.state(now).code(),
        each.employers(),
        each.workers(),
        each.closesAt(),
        each.made().name(),
        each.published().map(By::at).orElse(null),
        each.closed().map(By::at).orElse(null));
  }

  QuestionnaireDetail detail(
      Questionnaires.Told told, List<String> possible, Instant now, Locale locale) {
    Questionnaire each = told.questionnaire();
    return new QuestionnaireDetail(
        summary(each, now, locale),
        told.panel().panel().title(),
        each.sha256(),
        each.smallest(),
        strata(told.panel(), locale),
        each.form().questions().stream()
            .map(question -> question(question, Map.of(), locale))
            .toList(),
        told.addressees().stream().map(SampleViews::addressee).toList(),
        told.tickets().stream().map(SampleViews::ticket).toList(),
        possible);
  }

  private static AddresseeView addressee(Addressee each) {
    return new AddresseeView(each.employer(), each.name(), each.stratum(), each.answered());
  }

  private static TicketView ticket(Tickets each) {
    return new TicketView(each.stratum(), each.made(), each.used());
  }

  static SurveyDetail survey(Surveys.Task task, Locale locale) {
    Questionnaire each = task.questionnaire();
    Map<String, List<String>> answers =
        task.reply().map(QuestionnaireRows.Reply::answers).orElseGet(Map::of);
    return new SurveyDetail(
        each.id(),
        each.form().title().in(locale),
        task.state().code(),
        each.closesAt(),
        each.closed().map(By::at).orElse(null),
        task.reply().map(QuestionnaireRows.Reply::version).orElse(0),
        task.reply().flatMap(QuestionnaireRows.Reply::sentAt).orElse(null),
        each.form().of(Form.EMPLOYER).stream()
            .map(question -> question(question, answers, locale))
            .toList());
  }

  static QuestionView question(Question each, Map<String, List<String>> answers, Locale locale) {
    boolean number = each.kind() == Form.Kind.NUMBER;
    return new QuestionView(
        each.id(),
        each.audience(),
        each.kind().code(),
        each.required(),
        each.text().in(locale),
        each.options().stream()
            .map(option -> new OptionView(option.id(), option.text().in(locale)))
            .toList(),
        number ? each.unit().in(locale) : null,
        number ? each.least().toPlainString() : null,
        number ? each.most().toPlainString() : null,
        each.longest(),
        answers.getOrDefault(each.id(), List.of()));
  }

  /** The instant nothing is taken any more, for people. */
  static String shownEnd(Instant end) {
    return TimelineWords.shownEnd(end);
  }

  /** Its day, or when it was closed before that. */
  static String shownEnd(Instant closesAt, @Nullable Instant closedAt) {
    return closedAt == null || closedAt.isAfter(closesAt)
        ? shownEnd(closesAt)
        : TimelineWords.shown(closedAt);
  }

  String text(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
