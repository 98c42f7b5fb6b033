package cn.laborproof.document.freeze;

import java.util.Objects;

/**
 * Makes the frozen PDF/A-3u of a request. Thread-safe; the same request gives the same bytes on
 * every machine.
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
    throw new UnsupportedOperationException("not yet");
  }
}
