package cn.laborproof.document.seal;

/** What is drawn into a signature field. */
public sealed interface SignatureMark permits SealDrawing, HandwritingDrawing {

  /** The mark as a self-contained SVG image for pages; it holds paths only, no text or scripts. */
  String toSvg();

  /**
   * Operators that paint the mark into the middle of a box whose lower left corner is the origin;
   * the mark keeps its proportions.
   *
   * @param width of the box in points
   * @param height of the box in points
   */
  String toPdf(double width, double height);
}
