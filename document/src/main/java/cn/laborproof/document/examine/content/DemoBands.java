package cn.laborproof.document.examine.content;

import java.util.ArrayList;
import java.util.List;

/**
 * The bands at both ends of a demo's paper: a light ground over the whole width and dark stripes at
 * a slant, nothing else that is filled.
 */
final class DemoBands {
  private static final double SLACK = 0.3;
  private static final double PAPER_WIDTH = 595.28;
  private static final double PAPER_HEIGHT = 841.89;
  private static final double BAND = 24;
  private static final double STRIPE = 6;

  /** From stripe to stripe: 16 points. */
  private static final double NEXT_STRIPE = 15.5;

  private final List<Box> stripes = new ArrayList<>();

  /** Takes up a filled path; false for one that is no part of a band. */
  boolean add(Painted.Fill fill) {
    if (!isInBand(fill.area())) {
      return false;
    }
    if (!fill.dark()) {
      return isGround(fill);
    }
    boolean fits = isStripe(fill) && stripes.stream().noneMatch(other -> near(other, fill.area()));
    stripes.add(fill.area());
    return fits;
  }

  /** In one band and closer than ours are, but not the same drawn twice. */
  private static boolean near(Box one, Box other) {
    double apart = Math.abs(one.left() - other.left());
    return Math.abs(one.bottom() - other.bottom()) < SLACK && apart > SLACK && apart < NEXT_STRIPE;
  }

  private static boolean isGround(Painted.Fill fill) {
    return fill.corners().size() == 5
        && isRectangle(fill.corners())
        && Math.abs(fill.area().left()) < SLACK
        && Math.abs(fill.area().right() - PAPER_WIDTH) < SLACK;
  }

  private static boolean isRectangle(List<double[]> c) {
    return c.get(0)[1] == c.get(1)[1]
        && c.get(1)[0] == c.get(2)[0]
        && c.get(2)[1] == c.get(3)[1]
        && c.get(3)[0] == c.get(0)[0];
  }

  /** Over the whole height of its band. */
  private static boolean isStripe(Painted.Fill fill) {
    double x = fill.area().left();
    double[][] corners = {
      {x, fill.area().bottom()},
      {x + STRIPE, fill.area().bottom()},
      {x + 2 * STRIPE, fill.area().top()},
      {x + STRIPE, fill.area().top()},
      {x, fill.area().bottom()}
    };
    if (fill.corners().size() != corners.length) {
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
    return area.near(new Box(area.left(), 0, area.right(), BAND), SLACK)
        || area.near(new Box(area.left(), PAPER_HEIGHT - BAND, area.right(), PAPER_HEIGHT), SLACK);
  }
}
