package cn.laborproof.signing.supervision.score;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A history as a line of steps: a score stands until the next one.
 *
 * @param first the day at the left edge
 * @param last the day at the right edge, today
 * @param line an SVG path in a box of {@value #WIDTH} by {@value #HEIGHT}, the score running from 0
 *     at the bottom to 100 at the top; broken where there was none
 * @param dots a path of zero-length strokes, one at each change
 * @param months how it stood at the end of each month, the newest first
 */
record Trend(LocalDate first, LocalDate last, String line, String dots, List<Month> months) {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 100;
  private static final int MOST_MONTHS = 24;

  /** How a score stood at the end of a month, or stands today. */
  record Month(String month, ScoreViews.StepView step) {}

  /**
   * @param history the newest first
   */
  static Trend of(List<ScoreRows.Step> history, LocalDate today) {
    List<ScoreRows.Step> steps = history.reversed();
    LocalDate first = steps.isEmpty() ? today : steps.getFirst().day();
    long days = Math.max(1, ChronoUnit.DAYS.between(first, today));
    StringBuilder line = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < steps.size(); i++) {
      Integer tenths = steps.get(i).tenths();
      if (tenths == null) {
        drawing = false;
        continue;
      }
      long from = place(first, steps.get(i).day(), days);
      long to = place(first, i + 1 < steps.size() ? steps.get(i + 1).day() : today, days);
      String height = ScoreViews.points(HEIGHT * 10 - tenths).toPlainString();
      line.append(drawing ? "L" : "M").append(from).append(' ').append(height);
      line.append('H').append(to);
      dots.append('M').append(from).append(' ').append(height).append("h0");
      drawing = true;
    }
    return new Trend(first, today, line.toString(), dots.toString(), months(steps, first, today));
  }

  private static long place(LocalDate first, LocalDate day, long days) {
    return ChronoUnit.DAYS.between(first, day) * WIDTH / days;
  }

  private static List<Month> months(List<ScoreRows.Step> steps, LocalDate first, LocalDate today) {
    List<Month> months = new ArrayList<>();
    YearMonth oldest = YearMonth.from(first);
    for (YearMonth month = YearMonth.from(today);
        !month.isBefore(oldest) && months.size() < MOST_MONTHS;
        month = month.minusMonths(1)) {
      LocalDate end = month.atEndOfMonth();
      Optional<ScoreRows.Step> stood =
          steps.stream().filter(step -> !step.day().isAfter(end)).reduce((_, later) -> later);
      if (stood.isPresent()) {
        months.add(new Month(month.toString(), ScoreViews.step(stood.get())));
      }
    }
    return months;
  }
}
