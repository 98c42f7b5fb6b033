package cn.laborproof.document.examine.pdf;

import java.util.Map;
import java.util.OptionalInt;

/**
 * One cross-reference section with its trailer.
 *
 * @param start offset of the word {@code xref}, or of the cross-reference stream object
 * @param eof offset after {@code %%EOF}; {@link #UNENDED} in the front part of a linearised file
 * @param end offset after the end-of-line that follows {@code %%EOF}, if there is one
 * @param startxref the number written before {@code %%EOF}
 * @param trailer the trailer dictionary
 * @param streamNumber the number of the cross-reference stream object, empty for a table
 * @param entries its entries by object number
 * @param plain whether no comment stands in it, at which readers stumble
 */
record XrefSection(
    int start,
    int eof,
    int end,
    int startxref,
    PdfValue.Dictionary trailer,
    OptionalInt streamNumber,
    Map<Integer, XrefEntry> entries,
    boolean plain) {
  /** In place of {@link #eof} where no end of file follows. */
  static final int UNENDED = -1;

  XrefSection notPlain() {
    return new XrefSection(start, eof, end, startxref, trailer, streamNumber, entries, false);
  }

  OptionalInt previous() throws MalformedPdfException {
    PdfValue prev = trailer.entries().get("Prev");
    if (prev == null) {
      return OptionalInt.empty();
    }
    if (prev instanceof PdfValue.Number n
        && n.integer()
        && n.value() > 0
        && n.value() < start + 2e9) {
      return OptionalInt.of((int) n.value());
    }
    throw new MalformedPdfException(start, "Prev is not an offset");
  }
}
