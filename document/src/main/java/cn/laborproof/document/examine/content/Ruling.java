package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is drawn on a page besides text, held against what our pages draw: the rules of tables,
 * underlines, frames of places to sign, the code of the verify page and the bands of a demo. Of
 * thin lines one can put letters together, and of squares a picture of letters; so it does not
 * matter how thin something is, but whether it stands where a rule of ours stands, whole, drawn
 * with the pen that draws ours, and as far from the next as rows and columns are.
 */
final class Ruling {
  /** Numbers in a page have three places; what is added up is rounded once more. */
  private static final double SLACK = 0.3;

  private static final double STRAIGHT = 0.01;

  /** How far under its baseline a text is underlined, in its size. */
  private static final double UNDERLINE = 0.16;

  private static final double UNDERLINE_SLACK = 0.6;

  /** No letter is narrower. */
  private static final double SHORTEST = 1;

  /** What may be between two texts that were one: a line's gaps widen by 0.3 of the size. */
  private static final double GAP = 0.6;

  /** A place to sign takes a seal, and its frame stands off by half a point. */
  private static final double PLACE = 100;

  private static final double FRAME = 0.5;

  /** Where the code of the verify page stands. */
  private static final Box CODE = new Box(TableRules.LEFT, 30, TableRules.LEFT + 45, 75);

  private final WorkBudget budget;
  private final TableRules tables;
  private final DemoBands bands = new DemoBands();
  private final List<Box> underlines = new ArrayList<>();
  private final List<Box> dashed = new ArrayList<>();
  private boolean strange;

  Ruling(WorkBudget budget) {
    this.budget = budget;
    this.tables = new TableRules(budget);
  }

  void add(Painted paint) {
    budget.value(0);
    switch (paint) {
      case Painted.Stroke stroke -> strange |= !stroke(stroke.line(), stroke.pen());
      case Painted.Fill fill -> strange |= !bands.add(fill);
      case Painted.Form form -> strange |= !form.area().near(CODE, SLACK);
    }
  }

  /** Takes up a line; false for one that is none of ours wherever the others are. */
  private boolean stroke(Box line, Pen pen) {
    boolean across = line.top() - line.bottom() < STRAIGHT;
    boolean upright = line.width() < STRAIGHT;
    if (across == upright) {
      return false;
    }
    if (pen.rules() && across && TableRules.isAround(line)) {
      return true;
    }
    if (!TableRules.isInBody(line)) {
      return false;
    }
    if (pen.frames()) {
      dashed.add(line);
    } else if (!pen.rules()) {
      return false;
    } else if (upright) {
      tables.column(line);
    } else if (TableRules.isFullWidth(line)) {
      tables.row(line);
    } else {
      underlines.add(line);
    }
    return true;
  }

  /**
   * Whether something on the page is no rule of ours.
   *
   * @param runs all texts, blank ones among them
   */
  boolean strange(List<Run> runs, List<Box> places) {
    return strange
        || tables.strange(runs)
        || crowded(underlines, budget)
        || !allUnderText(runs)
        || !allAroundPlaces(places);
  }

  /**
   * Whether two lines are closer in height than rows are, wherever across the page, but not one
   * rule drawn twice or in parts. Ours stand under lines of one column of text, 20 points apart;
   * what is set in cells or beside other text has no underlines.
   */
  static boolean crowded(List<Box> lines, WorkBudget budget) {
    List<Box> sorted = lines.stream().sorted(Comparator.comparingDouble(Box::bottom)).toList();
    int lowest = 0;
    for (int i = 0; i < sorted.size(); i++) {
      budget.step();
      double apart = sorted.get(i).bottom() - sorted.get(lowest).bottom();
      if (apart >= TableRules.NEXT_ROW) {
        lowest = i;
      } else if (apart > SLACK) {
        return true;
      }
    }
    return false;
  }

  /** A blank is underlined only as a part of a text that shows something. */
  private boolean allUnderText(List<Run> runs) {
    List<Run> shown = new ArrayList<>();
    List<Box> rest = new ArrayList<>();
    for (Box line : underlines) {
      List<Run> over = runs.stream().filter(run -> isOver(run, line)).toList();
      List<Run> inked = over.stream().filter(Run::inked).toList();
      if (line.width() < SHORTEST) {
        return false;
      } else if (inked.isEmpty()) {
        rest.add(line);
      }
      shown.addAll(inked);
    }
    return rest.stream()
        .allMatch(line ->
            runs.stream()
                .filter(run -> isOver(run, line))
                .anyMatch(blank -> shown.stream().anyMatch(run -> goesOn(run, blank))));
  }

  private boolean isOver(Run run, Box line) {
    budget.step();
    return Math.abs(run.baseline() - UNDERLINE * run.size() - line.bottom()) < SLACK
        && Math.abs(run.left() - line.left()) < UNDERLINE_SLACK
        && Math.abs(run.right() - line.right()) < UNDERLINE_SLACK;
  }

  private boolean goesOn(Run run, Run blank) {
    budget.step();
    return Math.abs(run.baseline() - blank.baseline()) < SLACK
        && (Math.abs(run.right() - blank.left()) < GAP * run.size()
            || Math.abs(blank.right() - run.left()) < GAP * run.size());
  }

  /** Every dashed line is a side of a frame, and every frame has all its sides or none. */
  private boolean allAroundPlaces(List<Box> places) {
    List<Box> whole = new ArrayList<>();
    for (Box place : places) {
      if (place.width() <= PLACE || place.top() - place.bottom() <= PLACE) {
        continue;
      }
      List<Box> sides = sides(place.grown(FRAME));
      if (sides.stream().allMatch(side -> hasLine(side, dashed))) {
        whole.addAll(sides);
      }
    }
    return dashed.stream().allMatch(line -> hasLine(line, whole));
  }

  private static List<Box> sides(Box frame) {
    return List.of(
        new Box(frame.left(), frame.bottom(), frame.right(), frame.bottom()),
        new Box(frame.left(), frame.top(), frame.right(), frame.top()),
        new Box(frame.left(), frame.bottom(), frame.left(), frame.top()),
        new Box(frame.right(), frame.bottom(), frame.right(), frame.top()));
  }

  private boolean hasLine(Box line, List<Box> lines) {
    for (Box other : lines) {
      budget.step();
      if (line.near(other, SLACK)) {
        return true;
      }
    }
    return false;
  }
}
