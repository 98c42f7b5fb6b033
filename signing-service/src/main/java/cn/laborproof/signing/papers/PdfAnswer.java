package cn.laborproof.signing.papers;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * PDFs as HTTP answers: shown by the browser, named for keeping, never cached by anybody between.
 */
public final class PdfAnswer {
  private PdfAnswer() {}

  /**
   * An answer with a PDF.
   *
   * @param pdf the bytes
   * @param fileName how it is called when kept
   */
  public static ResponseEntity<byte[]> of(byte[] pdf, String fileName) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(fileName).build().toString())
        .body(pdf);
  }
}
