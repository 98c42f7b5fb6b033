package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is drawn on a page besides text, held against what our pages draw: the rules of tables,
 * underlines, frames of places to sign, the code of the verify page and the bands of a demo. Of
 * thin lines one can put letters together, and of squares a picture of letters; so it does not
 * matter how thin something is, but whether it stands where a rule of ours stands, whole, and as
 * far from the next as rows and columns are.
 */
final class Ruling {
  /** Numbers in a page have three places; what is added up is rounded once more. */
  private static final double SLACK = 0.3;

  private static final double THICKEST = 1;
  private static final double STRAIGHT = 0.01;

  /** The body: 37 characters of 12 points in the middle of A4. */
  private static final double LEFT = 75.64;

  private static final double RIGHT = 519.64;

  /** A row holds one line of 16.5 points, a column one character of 10.5 and its margins. */
  private static final double NEXT_ROW = 14;

  private static final double NEXT_COLUMN = 18;

  /** How far under its baseline a text is underlined, in its size. */
  private static final double UNDERLINE = 0.16;

  private static final double UNDERLINE_SLACK = 0.6;

  /** A place to sign takes a seal, and its frame stands off by half a point. */
  private static final double PLACE = 100;

  private static final double FRAME = 0.5;

  /** Where the code of the verify page stands. */
  private static final Box CODE = new Box(LEFT, 30, LEFT + 45, 75);

  private static final double PAPER_WIDTH = 595.28;
  private static final double PAPER_HEIGHT = 841.89;
  private static final double BAND = 24;
  private static final double STRIPE = 6;

  private final WorkBudget budget;
  private final List<Painted.Stroke> across = new ArrayList<>();
  private final List<Painted.Stroke> upright = new ArrayList<>();
  private boolean strange;

  Ruling(WorkBudget budget) {
    this.budget = budget;
  }

  void add(Painted paint) {
    budget.value(0);
    switch (paint) {
      case Painted.Stroke stroke -> stroke(stroke);
      case Painted.Fill fill -> strange |= !isBand(fill) && !isStripe(fill);
      case Painted.Form form -> strange |= !near(form.area(), CODE, SLACK);
    }
  }

  private void stroke(Painted.Stroke stroke) {
    Box line = stroke.line();
    if (stroke.width() > THICKEST) {
      strange = true;
    } else if (line.top() - line.bottom() < STRAIGHT) {
      across.add(stroke);
    } else if (line.width() < STRAIGHT) {
      upright.add(stroke);
    } else {
      strange = true;
    }
  }

  /**
   * Whether something on the page is no rule of ours.
   *
   * @param runs all texts, blank ones among them
   */
  boolean strange(List<Run> runs, List<Box> places) {
    if (strange) {
      return true;
    }
    List<Box> frames =
        places.stream()
            .filter(place -> place.width() > PLACE && place.top() - place.bottom() > PLACE)
            .map(place -> place.grown(FRAME))
            .toList();
    List<Box> rows = new ArrayList<>();
    List<Box> underlines = new ArrayList<>();
    for (Painted.Stroke stroke : across) {
      if (isFullWidth(stroke.line())) {
        rows.add(stroke.line());
      } else if (isUnderline(stroke.line(), runs)) {
        underlines.add(stroke.line());
      } else if (!isFrame(stroke.line(), frames)) {
        return true;
      }
    }
    List<Box> columns =
        upright.stream().map(Painted.Stroke::line).filter(line -> !isFrame(line, frames)).toList();
    return crowded(rows) || crowded(underlines) || !columnsOfTables(columns);
  }

  private static boolean isFullWidth(Box line) {
    return Math.abs(line.left() - LEFT) < SLACK && Math.abs(line.right() - RIGHT) < SLACK;
  }

  private boolean isUnderline(Box line, List<Run> runs) {
    for (Run run : runs) {
      budget.step();
      if (Math.abs(run.baseline() - UNDERLINE * run.size() - line.bottom()) < SLACK
          && Math.abs(run.left() - line.left()) < UNDERLINE_SLACK
          && Math.abs(run.right() - line.right()) < UNDERLINE_SLACK) {
        return true;
      }
    }
    return false;
  }

  /** Along a whole side of a frame. */
  private boolean isFrame(Box line, List<Box> frames) {
    for (Box frame : frames) {
      budget.step();
      for (Box side :
          List.of(
              new Box(frame.left(), frame.bottom(), frame.right(), frame.bottom()),
              new Box(frame.left(), frame.top(), frame.right(), frame.top()),
              new Box(frame.left(), frame.bottom(), frame.left(), frame.top()),
              new Box(frame.right(), frame.bottom(), frame.right(), frame.top()))) {
        if (near(line, side, SLACK)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether two lines over each other are closer than rows are, but not one rule drawn twice. Text
   * may be blank where it is underlined, and its size is free.
   */
  private boolean crowded(List<Box> lines) {
    List<Box> sorted = lines.stream().sorted(Comparator.comparingDouble(Box::bottom)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      Box lower = sorted.get(i);
      for (int j = i + 1; j < sorted.size(); j++) {
        budget.step();
        Box upper = sorted.get(j);
        double apart = upper.bottom() - lower.bottom();
        if (apart >= NEXT_ROW) {
          break;
        }
        double shared =
            Math.min(upper.right(), lower.right()) - Math.max(upper.left(), lower.left());
        if (apart > SLACK && shared > SLACK) {
          return true;
        }
      }
    }
    return false;
  }

  /** Each piece of a row's columns is as high as the row's outer edges, and none is too near. */
  private boolean columnsOfTables(List<Box> columns) {
    List<Box> sorted =
        columns.stream()
            .sorted(Comparator.comparingDouble(Box::top).thenComparingDouble(Box::left))
            .toList();
    for (Box column : sorted) {
      boolean leftEdge = false;
      boolean rightEdge = false;
      for (Box other : sorted) {
        budget.step();
        boolean sameRow =
            Math.abs(other.top() - column.top()) < SLACK
                && Math.abs(other.bottom() - column.bottom()) < SLACK;
        leftEdge |= sameRow && Math.abs(other.left() - LEFT) < SLACK;
        rightEdge |= sameRow && Math.abs(other.left() - RIGHT) < SLACK;
        double apart = Math.abs(other.left() - column.left());
        boolean beside =
            Math.min(other.top(), column.top()) - Math.max(other.bottom(), column.bottom()) > SLACK;
        if (beside && apart > STRAIGHT && apart < NEXT_COLUMN) {
          return false;
        }
      }
      if (!leftEdge || !rightEdge || column.top() - column.bottom() < NEXT_ROW) {
        return false;
      }
    }
    return true;
  }

  /** The ground of a demo's band, at the upper or lower end of the paper. */
  private static boolean isBand(Painted.Fill fill) {
    return fill.corners().size() == 5
        && isRectangle(fill.corners())
        && Math.abs(fill.area().left()) < SLACK
        && Math.abs(fill.area().right() - PAPER_WIDTH) < SLACK
        && isInBand(fill.area());
  }

  private static boolean isRectangle(List<double[]> c) {
    return c.get(0)[1] == c.get(1)[1]
        && c.get(1)[0] == c.get(2)[0]
        && c.get(2)[1] == c.get(3)[1]
        && c.get(3)[0] == c.get(0)[0];
  }

  /** One of a demo's slanting stripes, over the whole height of its band. */
  private static boolean isStripe(Painted.Fill fill) {
    double x = fill.area().left();
    double[][] corners = {
      {x, fill.area().bottom()},
      {x + STRIPE, fill.area().bottom()},
      {x + 2 * STRIPE, fill.area().top()},
      {x + STRIPE, fill.area().top()},
      {x, fill.area().bottom()}
    };
    if (fill.corners().size() != corners.length || !isInBand(fill.area())) {
      return false;
    }
    for (int i = 0; i < corners.length; i++) {
      double[] corner = fill.corners().get(i);
      if (Math.abs(corner[0] - corners[i][0]) > SLACK
          || Math.abs(corner[1] - corners[i][1]) > SLACK) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInBand(Box area) {
    return near(area, new Box(area.left(), 0, area.right(), BAND), SLACK)
        || near(area, new Box(area.left(), PAPER_HEIGHT - BAND, area.right(), PAPER_HEIGHT), SLACK);
  }

  private static boolean near(Box one, Box other, double slack) {
    return Math.abs(one.left() - other.left()) < slack
        && Math.abs(one.right() - other.right()) < slack
        && Math.abs(one.bottom() - other.bottom()) < slack
        && Math.abs(one.top() - other.top()) < slack;
  }
}
