package cn.laborproof.document.examine.content;

import java.util.List;

/** What a page shows besides text. */
sealed interface Painted {
  /** The box around it. */
  Box area();

  /** Whether text over it is hard to read. */
  boolean dark();

  /**
   * A straight piece of a stroked path. It counts as dark whatever its colour: none of ours lies
   * under text.
   *
   * @param line from end to end
   * @param pen what it is drawn with
   */
  record Stroke(Box line, Pen pen) implements Painted {
    @Override
    public Box area() {
      return line.grown(pen.width() / 2);
    }

    @Override
    public boolean dark() {
      return true;
    }
  }

  /**
   * A filled path.
   *
   * @param corners in drawing order
   */
  record Fill(List<double[]> corners, Box area, boolean dark) implements Painted {
    /** Copies the corners. */
    public Fill {
      corners = List.copyOf(corners);
    }
  }

  /** The place of a form. */
  record Form(Box area) implements Painted {
    @Override
    public boolean dark() {
      return true;
    }
  }
}
