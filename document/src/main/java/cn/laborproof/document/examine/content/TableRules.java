package cn.laborproof.document.examine.content;

import cn.laborproof.document.PageText;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of tables and around notices: across over the whole body, upright in pieces as high as
 * a row or a line of it.
 */
final class TableRules {
  /** Numbers in a page have three places; what is added up is rounded once more. */
  private static final double SLACK = 0.3;

  /** The body: 37 characters of 12 points in the middle of A4. */
  static final double LEFT = 75.64;

  static final double RIGHT = 519.64;

  /** The rules over the foot and under the head, nearer to the body than rows are to each other. */
  private static final double FOOT = 82;

  private static final double HEAD = 789.89;

  /** A row holds one line of 16.5 points, a column one character of 10.5 and its margins. */
  static final double NEXT_ROW = 14;

  private static final double NEXT_COLUMN = 18;

  private final WorkBudget budget;
  private final List<Box> rows = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  TableRules(WorkBudget budget) {
    this.budget = budget;
  }

  /** Columns of one height: those of a row, or of a line of it. */
  private record Piece(double bottom, double top, List<Double> columns) {
    boolean has(double x) {
      return columns.stream().anyMatch(column -> Math.abs(column - x) < SLACK);
    }

    boolean hasAllOf(Piece other) {
      return other.columns.stream().allMatch(this::has);
    }
  }

  static boolean isInBody(Box line) {
    return line.bottom() > PageText.BODY_BOTTOM - SLACK && line.top() < PageText.BODY_TOP + SLACK;
  }

  /** The rule of the foot or of the head, on which nothing else depends. */
  static boolean isAround(Box line) {
    return isFullWidth(line)
        && (Math.abs(line.bottom() - FOOT) < SLACK || Math.abs(line.bottom() - HEAD) < SLACK);
  }

  static boolean isFullWidth(Box line) {
    return Math.abs(line.left() - LEFT) < SLACK && Math.abs(line.right() - RIGHT) < SLACK;
  }

  void row(Box line) {
    rows.add(line);
  }

  void column(Box line) {
    for (Piece piece : pieces) {
      budget.step();
      if (Math.abs(piece.bottom() - line.bottom()) < SLACK
          && Math.abs(piece.top() - line.top()) < SLACK) {
        piece.columns().add(line.left());
        return;
      }
    }
    pieces.add(new Piece(line.bottom(), line.top(), new ArrayList<>(List.of(line.left()))));
  }

  /** Whether they are no tables of ours. */
  boolean strange(List<Run> runs) {
    if (Ruling.crowded(rows, budget)) {
      return true;
    }
    for (Piece piece : pieces) {
      if (piece.top() - piece.bottom() < NEXT_ROW
          || !piece.has(LEFT)
          || !piece.has(RIGHT)
          || !columnsFit(piece)
          || !closed(piece, runs)) {
        return true;
      }
    }
    return false;
  }

  private boolean columnsFit(Piece piece) {
    for (int i = 0; i < piece.columns().size(); i++) {
      double x = piece.columns().get(i);
      if (x < LEFT - SLACK || x > RIGHT + SLACK) {
        return false;
      }
      for (double other : piece.columns().subList(0, i)) {
        budget.step();
        double apart = Math.abs(x - other);
        if (apart > SLACK && apart < NEXT_COLUMN) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A table begins and ends with a row's rule, or goes on from the page before or on the next;
   * between its pieces all columns go on.
   */
  private boolean closed(Piece piece, List<Run> runs) {
    boolean above = piece.top() > PageText.BODY_TOP - SLACK || hasRow(piece.top());
    boolean below = hasRow(piece.bottom()) || nothingUnder(piece.bottom(), runs);
    for (Piece other : pieces) {
      budget.step();
      if (other == piece) {
        continue;
      }
      if (Math.min(other.top(), piece.top()) - Math.max(other.bottom(), piece.bottom()) > SLACK) {
        return false;
      }
      boolean onTop = Math.abs(other.bottom() - piece.top()) < SLACK;
      boolean underneath = Math.abs(other.top() - piece.bottom()) < SLACK;
      if ((onTop || underneath) && !piece.hasAllOf(other)) {
        return false;
      }
      above |= onTop;
      below |= underneath;
    }
    return above && below;
  }

  private boolean hasRow(double y) {
    for (Box row : rows) {
      budget.step();
      if (Math.abs(row.bottom() - y) < SLACK) {
        return true;
      }
    }
    return false;
  }

  private boolean nothingUnder(double y, List<Run> runs) {
    for (Run run : runs) {
      budget.step();
      if (run.inked() && run.baseline() > PageText.BODY_BOTTOM && run.baseline() < y) {
        return false;
      }
    }
    return true;
  }
}
