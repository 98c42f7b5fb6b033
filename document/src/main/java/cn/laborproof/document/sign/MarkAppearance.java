package cn.laborproof.document.sign;

import cn.laborproof.document.pdf.MarkFont;
import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.pdf.RevisionWriter;
import cn.laborproof.document.seal.SignatureMark;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a signed field shows: the mark, and below it the claimed time in the font of the form. */
final class MarkAppearance {
  private static final double TIME_SIZE = 8;
  private static final double TIME_ROOM = 15;

  private MarkAppearance() {}

  /** Writes the appearance and returns its object number. */
  static int write(
      RevisionWriter pdf,
      SignableFile file,
      PdfDictionary field,
      SignatureMark mark,
      Instant time) {
    PdfArray rectangle = field.getAsArray(PdfName.Rect);
    double width = rectangle.getAsNumber(2).doubleValue() - rectangle.getAsNumber(0).doubleValue();
    double height = rectangle.getAsNumber(3).doubleValue() - rectangle.getAsNumber(1).doubleValue();
    String content =
        "q 1 0 0 1 0 %s cm\n%sQ\n"
                .formatted(PdfSyntax.numbers(TIME_ROOM), mark.toPdf(width, height - TIME_ROOM))
            + MarkFont.showTime(time, TIME_SIZE, 20, 4);
    return pdf.addStream(
        "/Type/XObject/Subtype/Form/BBox[0 0 %s]/Resources<</Font<</%s %s 0 R>>>>"
            .formatted(PdfSyntax.numbers(width, height), MarkFont.RESOURCE, markFont(file)),
        content.getBytes(StandardCharsets.US_ASCII));
  }

  private static int markFont(SignableFile file) {
    return file.catalogEntries()
        .getAsDictionary(PdfName.AcroForm)
        .getAsDictionary(PdfName.DR)
        .getAsDictionary(PdfName.Font)
        .getAsDictionary(new PdfName(MarkFont.RESOURCE))
        .getIndirectReference()
        .getObjNumber();
  }
}
