package cn.laborproof.document.examine.content;

/** A rectangle of a page in its user space, in points; the corners in order. */
record Box(double left, double bottom, double right, double top) {
  static Box of(double x1, double y1, double x2, double y2) {
    return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }

  boolean overlaps(Box other, double atLeast) {
    return Math.min(right, other.right) - Math.max(left, other.left) > atLeast
        && Math.min(top, other.top) - Math.max(bottom, other.bottom) > atLeast;
  }

  /** How far both reach over the same stretch of a line of text, in points; 0 on other lines. */
  double shared(Box other) {
    double height = Math.min(top, other.top) - Math.max(bottom, other.bottom);
    return height < 2 ? 0 : Math.min(right, other.right) - Math.max(left, other.left);
  }

  double width() {
    return right - left;
  }

  boolean within(Box other) {
    double slack = 1;
    return left > other.left - slack
        && right < other.right + slack
        && bottom > other.bottom - slack
        && top < other.top + slack;
  }

  /** Whether no edge is farther from the other's than that. */
  boolean near(Box other, double slack) {
    return Math.abs(left - other.left) < slack
        && Math.abs(right - other.right) < slack
        && Math.abs(bottom - other.bottom) < slack
        && Math.abs(top - other.top) < slack;
  }

  Box grown(double by) {
    return new Box(left - by, bottom - by, right + by, top + by);
  }

  boolean empty() {
    return right - left <= 0 || top - bottom <= 0;
  }
}
