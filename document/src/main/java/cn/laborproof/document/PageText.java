package cn.laborproof.document;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.filter.TextRegionEventFilter;
import com.itextpdf.kernel.pdf.canvas.parser.listener.FilteredTextEventListener;
import com.itextpdf.kernel.pdf.canvas.parser.listener.SimpleTextExtractionStrategy;
import java.util.List;
import java.util.stream.IntStream;

/** The text of pages between head and foot, in the order it was painted. */
public final class PageText {
  /** Upper edge of the body of our pages, in points from the foot of an A4 page. */
  public static final float BODY_TOP = 768;

  /** Lower edge of the body of our pages. */
  public static final float BODY_BOTTOM = 92;

  private static final Rectangle BODY = new Rectangle(0, BODY_BOTTOM, 596, BODY_TOP - BODY_BOTTOM);

  private PageText() {}

  /** The body of each page, in order. Signature appearances are annotations and not in it. */
  public static List<String> bodies(PdfDocument pdf) {
    return IntStream.rangeClosed(1, pdf.getNumberOfPages())
        .mapToObj(number -> body(pdf, number))
        .toList();
  }

  private static String body(PdfDocument pdf, int number) {
    return PdfTextExtractor.getTextFromPage(
        pdf.getPage(number),
        new FilteredTextEventListener(
            new SimpleTextExtractionStrategy(), new TextRegionEventFilter(BODY)));
  }
}
