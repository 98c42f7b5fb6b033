package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.Scorecard;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CsvExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scores for programs: an office's region, or the organisation itself. */
@RestController
@Allow({Role.INSPECTOR, Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class ScoreApi {

  private static final List<String> COLUMNS =
      List.of(
          "code",
          "name",
          "region",
          "seat",
          "day",
          "score",
          "assessed",
          "lost",
          "least",
          "most",
          "card");

  private final Scores scores;
  private final MessageSource messages;

  ScoreApi(Scores scores, MessageSource messages) {
    this.scores = scores;
    this.messages = messages;
  }

  /** A page of scores. */
  record ScorePage(
      long total, int page, int size, boolean more, List<ScoreViews.ScoreSummary> scores) {}

  /** The roll-up; {@code card} names the dimensions. */
  record AreaList(String card, List<ScoreViews.AreaView> areas) {}

  @GetMapping("/api/v1/risk/scores")
  ScorePage page(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    Scores.Page found = scores.page(ScoreFilter.asked(region, text, sort, page, size));
    return new ScorePage(
        found.total(),
        found.filter().page(),
        found.filter().size(),
        found.more(),
        found.scores().stream().map(ScoreViews::summary).toList());
  }

  @GetMapping("/api/v1/risk/scores/{employer}")
  ScoreViews.ScoreDetail one(
      @PathVariable String employer,
      @RequestParam(defaultValue = "") String region,
      Locale locale) {
    return ScoreViews.detail(scores.find(employer, region), locale);
  }

  @GetMapping("/api/v1/risk/scores.csv")
  void export(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String sort,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    ScoreFilter filter = ScoreFilter.asked(region, text, sort, 0, 1);
    CsvExport.stream(
        response,
        "scores.csv",
        COLUMNS.stream()
            .map(column -> messages.getMessage("score.column." + column, new Object[0], locale))
            .toList(),
        rows ->
            scores.each(filter, score -> rows.accept(cells(ScoreViews.summary(score), locale))));
  }

  @GetMapping("/api/v1/risk/score-areas")
  @Allow({Role.INSPECTOR, Role.MACHINE})
  AreaList areas(Locale locale) {
    List<ScoreRows.Area> areas = scores.areas();
    Scorecard card = scores.card();
    return new AreaList(
        card.key(), areas.stream().map(area -> ScoreViews.area(area, card, locale)).toList());
  }

  @GetMapping("/api/v1/risk/scorecard")
  ScoreViews.CardView card(Locale locale) {
    return ScoreViews.card(scores.card(), locale);
  }

  private List<String> cells(ScoreViews.ScoreSummary score, Locale locale) {
    return List.of(
        score.employer().code(),
        score.employer().name(),
        score.region(),
        messages.getMessage(
            score.seatKnown() ? "score.seat.known" : "score.seat.unknown", new Object[0], locale),
        score.day().toString(),
        shown(score.score()),
        Integer.toString(score.assessed()),
        score.lost().toPlainString(),
        score.atLeast().toPlainString(),
        score.atMost().toPlainString(),
        score.card());
  }

  /** "No data" is not 0: an empty cell. */
  private static String shown(@Nullable BigDecimal score) {
    return Objects.toString(score, "");
  }
}
