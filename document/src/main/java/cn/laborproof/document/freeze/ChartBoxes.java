package cn.laborproof.document.freeze;

import static cn.laborproof.document.pdf.PdfSyntax.numbers;

import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.typeset.Box;
import cn.laborproof.document.typeset.Canvas;
import cn.laborproof.document.typeset.Canvas.Rectangle;
import cn.laborproof.document.typeset.Line;
import cn.laborproof.document.typeset.TextStyle;
import cn.laborproof.document.typeset.Typesetter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws charts in grey, so that they print. Each is marked content with an alternate description
 * (ISO 32000-1 §14.9.3): these pages have no structure tree that could carry it.
 */
final class ChartBoxes {
  private static final TextStyle TITLE = TextStyle.BODY.bold().sized(10.5);
  private static final TextStyle SMALL = TextStyle.BODY.sized(8);
  private static final double TITLE_HEIGHT = 22;
  private static final double HEIGHT = 176;
  private static final double PLOT_TOP = 10;
  private static final double PLOT_BOTTOM = 140;
  private static final double LABELS = 151;
  private static final double LEGEND = 168;
  private static final double LEFT = PageGeometry.LEFT + 48;
  private static final double WIDTH = PageGeometry.RIGHT - 16 - LEFT;
  private static final double SAMPLE = 22;
  private static final double POINT = 3;
  private static final double BAR = 0.7;
  private static final int MOST_LABELS = 7;
  private static final List<Look> LOOKS =
      List.of(new Look(0.15, "[] 0 d", 1.4), new Look(0.5, "[4 2] 0 d", 1.2));

  private final Typesetter typesetter;

  ChartBoxes(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  /** How a series is told from the next: by grey, dashes and width. */
  private record Look(double grey, String dashes, double width) {
    static Look of(int series) {
      return LOOKS.get(series % LOOKS.size());
    }
  }

  /** A line of text and where its middle stands from the left. */
  private record Placed(Line line, double x) {}

  List<Box> chart(Block.Chart chart) {
    Line title = typesetter.line(chart.title(), TITLE);
    BigDecimal most = most(chart);
    Line zero = typesetter.line("0", SMALL);
    Line half = typesetter.line(shown(most.divide(BigDecimal.TWO, MathContext.DECIMAL32)), SMALL);
    Line full = typesetter.line(shown(most), SMALL);
    List<Placed> labels = labels(chart);
    List<Line> names =
        chart.series().stream().map(each -> typesetter.line(each.name(), SMALL)).toList();
    return List.of(
        Box.of(TITLE_HEIGHT, true, (page, top) -> page.text(title, PageGeometry.LEFT, top - 15)),
        Box.of(
            HEIGHT,
            false,
            (page, top) -> {
              page.raw("/Span <</Alt " + PdfSyntax.text(chart.alternative()) + ">> BDC");
              double bottom = top - PLOT_BOTTOM;
              double height = PLOT_BOTTOM - PLOT_TOP;
              for (int i = 0; i <= 2; i++) {
                double y = bottom + height * i / 2;
                page.rule(LEFT, y, LEFT + WIDTH, y, 0.4, i == 0 ? 0.3 : 0.8);
              }
              page.flushRight(zero, LEFT - 5, bottom - 3);
              page.flushRight(half, LEFT - 5, bottom + height / 2 - 3);
              page.flushRight(full, LEFT - 5, bottom + height - 3);
              labels.forEach(each -> page.centred(each.line(), each.x(), top - LABELS));
              if (chart.split() > 0) {
                double x = (x(chart, chart.split() - 1) + x(chart, chart.split())) / 2;
                page.raw(
                    "q 0.6 w 0.4 G [2 2] 0 d %s m %s l S Q"
                        .formatted(numbers(x, bottom), numbers(x, bottom + height)));
              }
              for (int i = 0; i < chart.series().size(); i++) {
                draw(page, chart, i, bottom, height, most);
              }
              legend(page, chart, names, top - LEGEND);
              page.raw("EMC");
            }),
        Box.white(8));
  }

  private static void draw(
      Canvas page, Block.Chart chart, int series, double bottom, double height, BigDecimal most) {
    List<BigDecimal> values = chart.series().get(series).values();
    Look look = Look.of(series);
    List<Double> heights =
        values.stream()
            .map(value -> height * value.divide(most, MathContext.DECIMAL32).doubleValue())
            .toList();
    if (chart.drawn() == Block.Chart.Drawn.BARS) {
      double slot = WIDTH / values.size();
      double width = slot * BAR / chart.series().size();
      for (int i = 0; i < heights.size(); i++) {
        double x = LEFT + slot * i + slot * (1 - BAR) / 2 + width * series;
        page.fill(
            new Rectangle(x, bottom, width, heights.get(i)), look.grey(), look.grey(), look.grey());
      }
      return;
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < heights.size(); i++) {
      boolean begins = i == 0 || chart.split() > 0 && i == chart.split();
      path.append(numbers(x(chart, i), bottom + heights.get(i))).append(begins ? " m " : " l ");
    }
    page.raw(
        "q %s w %s G %s %sS Q"
            .formatted(numbers(look.width()), numbers(look.grey()), look.dashes(), path));
    // One month alone has no line, yet it is there.
    for (int i = 0; i < heights.size(); i++) {
      page.fill(
          new Rectangle(x(chart, i) - POINT / 2, bottom + heights.get(i) - POINT / 2, POINT, POINT),
          look.grey(),
          look.grey(),
          look.grey());
    }
  }

  private static void legend(Canvas page, Block.Chart chart, List<Line> names, double baseline) {
    double x = LEFT;
    for (int i = 0; i < names.size(); i++) {
      Look look = Look.of(i);
      if (chart.drawn() == Block.Chart.Drawn.BARS) {
        page.fill(new Rectangle(x, baseline - 1, SAMPLE, 7), look.grey(), look.grey(), look.grey());
      } else {
        page.raw(
            "q %s w %s G %s %s m %s l S Q"
                .formatted(
                    numbers(look.width()),
                    numbers(look.grey()),
                    look.dashes(),
                    numbers(x, baseline + 3),
                    numbers(x + SAMPLE, baseline + 3)));
      }
      page.text(names.get(i), x + SAMPLE + 4, baseline);
      x += SAMPLE + names.get(i).width() + 20;
    }
  }

  /** As many labels as stand beside each other; the first always. */
  private List<Placed> labels(Block.Chart chart) {
    int count = chart.labels().size();
    int step = (count + MOST_LABELS - 1) / MOST_LABELS;
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < count; i += step) {
      placed.add(new Placed(typesetter.line(chart.labels().get(i), SMALL), x(chart, i)));
    }
    return placed;
  }

  private static double x(Block.Chart chart, int place) {
    int count = chart.labels().size();
    if (chart.drawn() == Block.Chart.Drawn.BARS || count == 1) {
      return LEFT + WIDTH * (place + 0.5) / count;
    }
    return LEFT + WIDTH * place / (count - 1);
  }

  private static BigDecimal most(Block.Chart chart) {
    BigDecimal most =
        chart.series().stream()
            .flatMap(each -> each.values().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    return most.signum() == 0 ? BigDecimal.ONE : most;
  }

  private static String shown(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
