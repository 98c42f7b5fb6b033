package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.supervision.sample.Form.Question;
import cn.laborproof.signing.supervision.sample.Questionnaire.State;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Addressee;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Tickets;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Voice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Results for programs, pages and files. Shares are percents with one decimal, as text. */
@Component
final class ResultViews {
  private static final int WHOLE = 100;

  private final SampleViews words;

  ResultViews(SampleViews words) {
    this.words = words;
  }

  /**
   * How many answered of those asked.
   *
   * @param stratum absent for all together
   * @param share absent where nobody was asked
   */
  record RateView(
      @Nullable Integer stratum,
      String label,
      long asked,
      long answered,
      @Nullable String share,
      @Nullable String low,
      @Nullable String high) {}

  /** How often an option was chosen, with the bounds of its share. */
  record ChosenView(
      String option, String text, long count, String share, String low, String high, long width) {}

  /**
   * Answers of a stratum, or of all.
   *
   * @param hidden whether there are answers that are too few to be shown
   */
  record CellView(
      @Nullable Integer stratum,
      String label,
      long base,
      boolean hidden,
      List<ChosenView> chosen,
      @Nullable String mean) {}

  /**
   * What facts say of the same.
   *
   * @param kind the kind of facts
   */
  record RegisteredView(String measure, String kind, long with, long of, String share) {}

  /** What came back for a question. */
  record QuestionResult(
      String id,
      String kind,
      String text,
      @Nullable String unit,
      CellView all,
      List<CellView> strata,
      List<String> texts,
      @Nullable RegisteredView registered) {}

  /**
   * What an audience answered.
   *
   * @param shown whether answers are shown yet: workers' only once it is closed
   */
  record AudienceResult(
      String audience, boolean shown, List<RateView> rates, List<QuestionResult> questions) {}

  /** Results of a questionnaire. */
  record ResultDetail(String state, int smallest, List<AudienceResult> audiences) {}

  ResultDetail detail(Questionnaires.Returned returned, Locale locale) {
    Questionnaires.Told told = returned.told();
    Questionnaire each = told.questionnaire();
    List<AudienceResult> audiences = new ArrayList<>();
    if (each.employers()) {
      audiences.add(audience(Form.EMPLOYER, returned, returned.employers(), 1, true, locale));
    }
    if (each.workers()) {
      audiences.add(
          audience(
              Form.WORKER,
              returned,
              returned.workers(),
              each.smallest(),
              told.state() == State.CLOSED,
              locale));
    }
    return new ResultDetail(told.state().code(), each.smallest(), audiences);
  }

  private AudienceResult audience(
      String audience,
      Questionnaires.Returned returned,
      List<Voice> voices,
      int smallest,
      boolean shown,
      Locale locale) {
    Questionnaires.Told told = returned.told();
    List<Stratum> strata = told.panel().panel().strata();
    List<RateView> rates = new ArrayList<>();
    for (int i = 0; i < strata.size(); i++) {
      rates.add(rate(audience, told, Optional.of(i), words.label(strata.get(i), locale)));
    }
    rates.add(rate(audience, told, Optional.empty(), words.text("sample.all", locale)));
    return new AudienceResult(
        audience,
        shown,
        rates,
        shown
            ? told.questionnaire().form().of(audience).stream()
                .map(question ->
                    question(
                        Results.of(question, voices, strata.size(), smallest),
                        strata,
                        returned.registered(),
                        locale))
                .toList()
            : List.of());
  }

  private static RateView rate(
      String audience, Questionnaires.Told told, Optional<Integer> stratum, String label) {
    long asked;
    long answered;
    if (audience.equals(Form.EMPLOYER)) {
      List<Addressee> those =
          told.addressees().stream()
              .filter(each -> stratum.isEmpty() || each.stratum() == stratum.orElseThrow())
              .toList();
      asked = those.size();
      answered = those.stream().filter(Addressee::answered).count();
    } else {
      List<Tickets> those =
          told.tickets().stream()
              .filter(each -> stratum.isEmpty() || each.stratum() == stratum.orElseThrow())
              .toList();
      asked = those.stream().mapToLong(Tickets::made).sum();
      answered = those.stream().mapToLong(Tickets::used).sum();
    }
    Optional<Wilson> share =
        asked == 0 ? Optional.empty() : Optional.of(Wilson.of(answered, asked));
    return new RateView(
        stratum.orElse(null),
        label,
        asked,
        answered,
        share.map(each -> percent(each.share())).orElse(null),
        share.map(each -> percent(each.low())).orElse(null),
        share.map(each -> percent(each.high())).orElse(null));
  }

  private QuestionResult question(
      Results.OfQuestion result,
      List<Stratum> strata,
      List<RegisteredShares.Share> registered,
      Locale locale) {
    Question question = result.question();
    return new QuestionResult(
        question.id(),
        question.kind().code(),
        question.text().in(locale),
        question.kind() == Form.Kind.NUMBER ? question.unit().in(locale) : null,
        cell(question, result.all(), words.text("sample.all", locale), locale),
        result.strata().stream()
            .map(each ->
                cell(
                    question,
                    each,
                    words.label(strata.get(each.stratum().orElseThrow()), locale),
                    locale))
            .toList(),
        result.texts(),
        registered.stream()
            .filter(share -> share.measure().equals(question.measure()))
            .findFirst()
            .map(share ->
                new RegisteredView(
                    share.measure(),
                    share.kind().code(),
                    share.with(),
                    share.of(),
                    percent((double) share.with() / share.of())))
            .orElse(null));
  }

  private static CellView cell(Question question, Results.Cell cell, String label, Locale locale) {
    return new CellView(
        cell.stratum().orElse(null),
        label,
        cell.base(),
        cell.hidden(),
        cell.base() == 0
            ? List.of()
            : question.options().stream()
                .map(option -> {
                  long count =
                      cell.chosen().stream()
                          .filter(each -> each.option().equals(option.id()))
                          .mapToLong(Results.Chosen::count)
                          .sum();
                  Wilson share = Wilson.of(count, cell.base());
                  return new ChosenView(
                      option.id(),
                      option.text().in(locale),
                      count,
                      percent(share.share()),
                      percent(share.low()),
                      percent(share.high()),
                      Math.round(share.share() * WHOLE));
                })
                .toList(),
        cell.mean().map(BigDecimal::toPlainString).orElse(null));
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * WHOLE).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** Heads of the file's columns, by their message keys. */
  static List<String> columns() {
    return List.of(
        "audience",
        "question",
        "text",
        "stratum",
        "answers",
        "option",
        "count",
        "share",
        "low",
        "high",
        "mean");
  }

  /** Rows of the file: one for each option of each cell; what is hidden is named and empty. */
  List<List<String>> rows(ResultDetail detail, Locale locale) {
    List<List<String>> rows = new ArrayList<>();
    for (AudienceResult audience : detail.audiences()) {
      String who = words.text("sample.audience." + audience.audience(), locale);
      for (QuestionResult question : audience.questions()) {
        List<CellView> cells = new ArrayList<>(question.strata());
        cells.add(question.all());
        for (CellView cell : cells) {
          List<String> head = List.of(who, question.id(), question.text(), cell.label());
          String base = cell.hidden() ? words.text("sample.hidden", locale) : "" + cell.base();
          if (cell.chosen().isEmpty()) {
            String mean = Optional.ofNullable(cell.mean()).orElse("");
            rows.add(row(head, base, "", "", "", "", "", mean));
          }
          for (ChosenView chosen : cell.chosen()) {
            rows.add(
                row(
                    head,
                    base,
                    chosen.text(),
                    "" + chosen.count(),
                    chosen.share(),
                    chosen.low(),
                    chosen.high(),
                    ""));
          }
        }
      }
    }
    return rows;
  }

  private static List<String> row(List<String> head, String... rest) {
    List<String> row = new ArrayList<>(head);
    row.addAll(List.of(rest));
    return row;
  }
}
