package cn.laborproof.document.examine.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The graphics state of a page as far as documents of ours use it (ISO 32000-1 §8.4 and §9.4):
 * matrices that scale and move, two colours, a line's width and dashes, straight paths and text.
 * Every other operator is unfamiliar and reported by name, for each can make the text mean or show
 * something else.
 */
final class Ink {
  private static final double PAPER = 0.85;
  private static final double PRESSED = 0.8;
  private static final double DRAWN_OUT = 1.25;
  private static final Set<String> PATH = Set.of("m", "l", "re", "h", "f", "S", "n");

  private final List<State> saved = new ArrayList<>();
  private State state = new State(1, 1, 0, 0, true, Pen.FIRST, FontFace.NONE, 0);
  private final List<double[]> points = new ArrayList<>();
  private final List<Painted.Fill> areas = new ArrayList<>();
  private final List<Box> lines = new ArrayList<>();
  private double x;
  private double y;

  /** Inside a text object. */
  private boolean writing;

  /** A later {@code Td} would count from where the line began, not from where the pen is. */
  private boolean written;

  /** Scale, move, whether the fill is darker than paper, pen, font and its size. */
  private record State(
      double scaleX,
      double scaleY,
      double moveX,
      double moveY,
      boolean dark,
      Pen pen,
      FontFace font,
      double size) {
    State with(boolean darker) {
      return new State(scaleX, scaleY, moveX, moveY, darker, pen, font, size);
    }

    State with(Pen other) {
      return new State(scaleX, scaleY, moveX, moveY, dark, other, font, size);
    }
  }

  /** What an operator painted, besides text. */
  List<Painted> path(String operator, List<Double> numbers) {
    switch (operator) {
      case "m" -> {
        close();
        point(numbers, 0);
      }
      case "l" -> point(numbers, 0);
      case "re" -> {
        close();
        rectangle(number(numbers, 0), number(numbers, 1), number(numbers, 2), number(numbers, 3));
        close();
        // A line may go on from there (ISO 32000-1 §8.5.2.1).
        point(numbers, 0);
      }
      case "h" -> point(points.isEmpty() ? at(0, 0) : points.getFirst());
      case "f", "S", "n" -> {
        close();
        List<Painted> painted =
            switch (operator) {
              case "f" ->
                  areas.stream()
                      .<Painted>map(
                          fill -> new Painted.Fill(fill.corners(), fill.area(), state.dark()))
                      .toList();
              case "S" -> stroked();
              default -> List.of();
            };
        areas.clear();
        lines.clear();
        return painted;
      }
      default -> {}
    }
    return List.of();
  }

  private void rectangle(double left, double bottom, double width, double height) {
    point(at(left, bottom));
    point(at(left + width, bottom));
    point(at(left + width, bottom + height));
    point(at(left, bottom + height));
    point(at(left, bottom));
  }

  private List<Painted> stroked() {
    Pen pen = state.pen().under(state.scaleX(), state.scaleY());
    return lines.stream().<Painted>map(line -> new Painted.Stroke(line, pen)).toList();
  }

  private void close() {
    if (points.size() > 1) {
      double[] first = points.getFirst();
      Box area = Box.of(first[0], first[1], first[0], first[1]);
      for (double[] p : points) {
        area =
            new Box(
                Math.min(area.left(), p[0]),
                Math.min(area.bottom(), p[1]),
                Math.max(area.right(), p[0]),
                Math.max(area.top(), p[1]));
      }
      areas.add(new Painted.Fill(points, area, state.dark()));
    }
    points.clear();
  }

  private void point(List<Double> numbers, int from) {
    point(at(number(numbers, from), number(numbers, from + 1)));
  }

  private void point(double[] to) {
    if (!points.isEmpty()) {
      double[] from = points.getLast();
      lines.add(Box.of(from[0], from[1], to[0], to[1]));
    }
    points.add(to);
  }

  private double[] at(double px, double py) {
    return new double[] {px * state.scaleX() + state.moveX(), py * state.scaleY() + state.moveY()};
  }

  /** The unit square: where a form of ours is drawn. */
  Box unit() {
    double[] low = at(0, 0);
    double[] high = at(1, 1);
    return Box.of(low[0], low[1], high[0], high[1]);
  }

  /** Changes the state; false for an operator that no document of ours uses. */
  boolean change(String operator, List<Double> numbers) {
    if (PATH.contains(operator)) {
      return true;
    }
    // Readers differ on what a change in the middle of a path does to it.
    boolean between = points.isEmpty() && lines.isEmpty() && areas.isEmpty();
    return changed(operator, numbers) && between;
  }

  private boolean changed(String operator, List<Double> numbers) {
    switch (operator) {
      case "q" -> {
        saved.add(state);
        return !writing;
      }
      case "Q" -> {
        state = saved.isEmpty() ? state : saved.removeLast();
        return !writing;
      }
      case "cm" -> {
        return concatenated(numbers) && !writing;
      }
      case "g" -> state = state.with(number(numbers, 0) < PAPER);
      case "rg" -> state = state.with(luminance(numbers) < PAPER);
      case "w" -> state = state.with(state.pen().wide(number(numbers, 0)));
      case "G" -> state = state.with(state.pen().grey(number(numbers, 0)));
      case "d" -> state = state.with(state.pen().dashed(numbers));
      case "BT" -> {
        boolean nested = writing;
        writing = true;
        written = false;
        x = 0;
        y = 0;
        return !nested;
      }
      case "ET" -> {
        boolean begun = writing;
        writing = false;
        return begun;
      }
      case "Td" -> {
        x += number(numbers, 0);
        y += number(numbers, 1);
        return writing && !written;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean concatenated(List<Double> numbers) {
    double[] low = at(number(numbers, 4), number(numbers, 5));
    state =
        new State(
            state.scaleX() * number(numbers, 0),
            state.scaleY() * number(numbers, 3),
            low[0],
            low[1],
            state.dark(),
            state.pen(),
            state.font(),
            state.size());
    return number(numbers, 1) == 0 && number(numbers, 2) == 0;
  }

  /** Inside a text object, where alone text may be shown (ISO 32000-1 §9.4.1). */
  boolean writing() {
    return writing;
  }

  void font(FontFace font, List<Double> numbers) {
    state =
        new State(
            state.scaleX(),
            state.scaleY(),
            state.moveX(),
            state.moveY(),
            state.dark(),
            state.pen(),
            font,
            number(numbers, 0));
  }

  FontFace font() {
    return state.font();
  }

  /** A text that starts at the pen. */
  Run run(Letterer letters) {
    double[] start = at(x, y);
    double across = state.size() * state.scaleX();
    x += letters.ems() * state.size();
    written = true;
    boolean regular =
        state.scaleX() >= PRESSED * state.scaleY() && state.scaleX() <= DRAWN_OUT * state.scaleY();
    return new Run(
        letters.text(),
        start[0],
        start[0] + letters.ems() * across,
        start[0] + letters.inkLeft() * across,
        start[0] + letters.inkRight() * across,
        start[1],
        state.size() * state.scaleY(),
        state.dark() && regular,
        letters.inked());
  }

  /** How light a colour is to the eye (sRGB weights of IEC 61966-2-1). */
  private static double luminance(List<Double> numbers) {
    return 0.2126 * number(numbers, 0) + 0.7152 * number(numbers, 1) + 0.0722 * number(numbers, 2);
  }

  private static double number(List<Double> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }
}
