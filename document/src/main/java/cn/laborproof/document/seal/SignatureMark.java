package cn.laborproof.document.seal;

/** What is drawn into a signature field. */
public sealed interface SignatureMark permits SealDrawing, HandwritingDrawing {

  /** The mark as a self-contained SVG image for pages; it holds paths only, no text or scripts. */
  String toSvg();
}
