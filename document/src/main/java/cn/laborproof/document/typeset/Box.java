package cn.laborproof.document.typeset;

import java.util.Optional;

/**
 * A piece of a page that is not split.
 *
 * @param height in points
 * @param kind whether it is white, and whether the next box must stand on the same page
 * @param painter paints it
 * @param head what is repeated above it when it begins a page, such as the head of its table
 */
public record Box(double height, Kind kind, Painter painter, Optional<Box> head) {
  /** How a box breaks. */
  public enum Kind {
    /** A page may end after it. */
    FREE,
    /** The next box stands on the same page. */
    KEEP,
    /** White that vanishes at the top of a page; the next box stands on the same page. */
    WHITE
  }

  /** Paints a box. */
  @FunctionalInterface
  public interface Painter {
    /**
     * Paints.
     *
     * @param page where to paint
     * @param top y of the upper edge in points, upwards from the foot of the page
     */
    void paint(Canvas page, double top);
  }

  /** White space. */
  public static Box white(double height) {
    return new Box(height, Kind.WHITE, (page, top) -> {}, Optional.empty());
  }

  /** A box after which the page may end, or not. */
  public static Box of(double height, boolean keepWithNext, Painter painter) {
    return new Box(height, keepWithNext ? Kind.KEEP : Kind.FREE, painter, Optional.empty());
  }

  /** The same box under a head that is repeated on each page. */
  public Box under(Box repeated) {
    return new Box(height, kind, painter, Optional.of(repeated));
  }
}
