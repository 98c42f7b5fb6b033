package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.content.HiddenConstruct.Kind;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.Optional;

/** Sets the letters of one run beside each other, in ems from its start. */
final class Letterer {
  /** Letters of our fonts lie over each other by less, where nobody moves them: ĩ beside ĩ. */
  static final double LAP = 0.13;

  /** Only white is taken away between letters that are drawn together. */
  private static final double LAP_WHEN_MOVED = 0.03;

  /** Widths are whole thousandths; what that adds up to is evened out in between. */
  private static final double ROUNDING = 0.01;

  private final FontFace font;
  private final PageSight sight;
  private final StringBuilder text = new StringBuilder();
  private double pen;

  /** How far the pen was moved since the letter before, its own advance apart. */
  private double moved;

  private double left = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;

  Letterer(FontFace font, PageSight sight) {
    this.font = font;
    this.sight = sight;
  }

  void move(double ems) {
    pen += ems;
    moved += ems;
  }

  void show(byte[] codes, WorkBudget budget) {
    int width = font.codeBytes();
    if (codes.length % width != 0) {
      sight.found(Kind.UNFAMILIAR, "half a letter");
    }
    for (int i = 0; i + width <= codes.length; i += width) {
      budget.step();
      letter(width == 1 ? codes[i] & 0xff : (codes[i] & 0xff) << 8 | (codes[i + 1] & 0xff));
    }
  }

  private void letter(int code) {
    String meaning = font.text(code);
    if (meaning.isEmpty()) {
      sight.found(Kind.CONCEALED, "a letter that means nothing");
    }
    text.append(meaning);
    // A mark without a width of its own belongs over or around the letter before it, and stays
    // there.
    boolean mark = font.ems(code) == 0 && Math.abs(moved) <= ROUNDING;
    Optional<FontFace.Extent> ink = mark ? Optional.<FontFace.Extent>empty() : font.ink(code);
    if (ink.isPresent()) {
      if (pen + ink.get().left() < right - (moved < -ROUNDING ? LAP_WHEN_MOVED : LAP)) {
        sight.found(Kind.CONCEALED, "a letter before or over the one it follows");
      }
      left = Math.min(left, pen + ink.get().left());
      right = Math.max(right, pen + ink.get().right());
      moved = 0;
    }
    pen += font.ems(code);
  }

  String text() {
    return text.toString();
  }

  /** How far the pen has come. */
  double ems() {
    return pen;
  }

  /** Whether there is any ink. */
  boolean inked() {
    return left < right;
  }

  /** Where the ink begins. */
  double inkLeft() {
    return inked() ? left : 0;
  }

  /** Where the ink ends. */
  double inkRight() {
    return inked() ? right : pen;
  }
}
