package cn.laborproof.document.typeset;

import cn.laborproof.document.font.FontWeight;

/**
 * How a run of text looks.
 *
 * @param size in points
 * @param weight regular or bold
 * @param grey 0 is black, 1 is white
 * @param underlined whether a rule runs below it
 */
public record TextStyle(double size, FontWeight weight, double grey, boolean underlined) {
  /** Running text: 12 points, 小四. */
  public static final TextStyle BODY = new TextStyle(12, FontWeight.REGULAR, 0, false);

  /** The same in bold. */
  public TextStyle bold() {
    return new TextStyle(size, FontWeight.BOLD, grey, underlined);
  }

  /** The same with a rule below. */
  public TextStyle underline() {
    return new TextStyle(size, weight, grey, true);
  }

  /** The same in another size. */
  public TextStyle sized(double points) {
    return new TextStyle(points, weight, grey, underlined);
  }

  /** The same in another grey. */
  public TextStyle toned(double tone) {
    return new TextStyle(size, weight, tone, underlined);
  }
}
