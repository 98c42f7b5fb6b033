package cn.laborproof.document.freeze;

import cn.laborproof.document.DataField;
import cn.laborproof.document.PageText;
import cn.laborproof.document.PrintedData;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Makes the frozen PDF/A-3u of a request. Thread-safe; the same request gives the same bytes
 * (compression is the JDK's, so compare across machines only with the same JDK).
 */
public final class DocumentFreezer {

  /** A freezer with the fonts of this module. */
  public DocumentFreezer() {}

  /**
   * Typesets, attaches data and signing profile, and lays out every signature field.
   *
   * @return the bytes of the PDF/A-3u, ready for the first signer
   * @throws cn.laborproof.document.font.UnprintableCharacterException when no font has a character
   *     of the request; it names the character
   * @throws PrintedDataMissingException when the pages do not show what the data says they show
   */
  public byte[] freeze(FreezeRequest request) {
    Objects.requireNonNull(request, "request");
    byte[] pdf = new FrozenPdf(request, Layout.of(request)).write();
    requirePrinted(request, pdf);
    return pdf;
  }

  /**
   * Typesets a report: the same pages and fonts, nothing to sign and nothing attached.
   *
   * @return the bytes of the PDF/A-3u
   * @throws cn.laborproof.document.font.UnprintableCharacterException when no font has a character
   *     of the report
   */
  public byte[] report(ReportRequest request) {
    Objects.requireNonNull(request, "request");
    return new FrozenPdf(request, Layout.of(request)).write();
  }

  /** Reads the finished file back, so that font maps and page breaks are checked too. */
  private static void requirePrinted(FreezeRequest request, byte[] pdf) {
    try (PdfReader reader = new PdfReader(new ByteArrayInputStream(pdf));
        PdfDocument document = new PdfDocument(reader)) {
      List<DataField> missing = new PrintedData(PageText.bodies(document)).missing(request.data());
      if (!missing.isEmpty()) {
        throw new PrintedDataMissingException(missing.stream().map(DataField::name).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the frozen document cannot be read back", e);
    }
  }
}
