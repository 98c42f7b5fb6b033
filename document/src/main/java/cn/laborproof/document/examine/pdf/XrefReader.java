package cn.laborproof.document.examine.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Follows the cross-reference chain from the end of the file (ISO 32000-1 §7.5.4 to §7.5.8).
 * Nothing is searched or rebuilt.
 */
final class XrefReader {
  private static final int TAIL = 1024;
  private static final int TABLE_ROW = 20;

  private final byte[] bytes;
  private final WorkBudget budget;

  XrefReader(byte[] bytes, WorkBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /** All sections, newest first. */
  List<XrefSection> chain() throws MalformedPdfException {
    List<XrefSection> sections = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    OptionalInt next = OptionalInt.of(lastStartxref());
    while (next.isPresent()) {
      if (!seen.add(next.getAsInt())) {
        throw new MalformedPdfException(next.getAsInt(), "cross-reference chain is a loop");
      }
      XrefSection section = section(next.getAsInt());
      sections.add(section);
      next = section.previous();
    }
    return sections;
  }

  private int lastStartxref() throws MalformedPdfException {
    String word = "startxref";
    for (int i = bytes.length - word.length(); i >= Math.max(0, bytes.length - TAIL); i--) {
      Lexer lexer = new Lexer(bytes, i, bytes.length);
      if (bytes[i] == 's' && lexer.take(word)) {
        lexer.skipBlank();
        return lexer.unsigned();
      }
    }
    throw new MalformedPdfException(bytes.length, "no startxref at the end of the file");
  }

  private XrefSection section(int offset) throws MalformedPdfException {
    if (offset < 0 || offset >= bytes.length) {
      throw new MalformedPdfException(offset, "cross-reference offset outside the file");
    }
    Lexer lexer = new Lexer(bytes, offset, bytes.length);
    Map<Integer, XrefEntry> entries = new HashMap<>();
    if (lexer.take("xref")) {
      table(lexer, entries);
      boolean plain = plain(offset, lexer.position());
      PdfValue.Dictionary trailer = new ValueParser(bytes, lexer, budget, true).dictionary();
      XrefSection section = ending(lexer, offset, trailer, OptionalInt.empty(), entries);
      return plain ? section : section.notPlain();
    }
    IndirectObject object = new ObjectReader(bytes, budget).read(offset, XrefReader::noReference);
    if (!(object.value() instanceof PdfValue.Stream stream)
        || !stream.dictionary().isName("Type", "XRef")) {
      throw new MalformedPdfException(offset, "no cross-reference section here");
    }
    new XrefStreamEntries(budget).read(stream, decoded(stream), entries);
    lexer.moveTo(object.end());
    return ending(lexer, offset, stream.dictionary(), OptionalInt.of(object.number()), entries);
  }

  private byte[] decoded(PdfValue.Stream stream) throws MalformedPdfException {
    return new StreamDecoder(bytes, budget)
        .decode(stream)
        .orElseThrow(() ->
            new MalformedPdfException(stream.start(), "filter of the cross-reference stream"));
  }

  private static int noReference(PdfValue.Reference reference) throws MalformedPdfException {
    throw new MalformedPdfException(reference.number(), "cross-reference stream of unknown length");
  }

  private void table(Lexer lexer, Map<Integer, XrefEntry> entries) throws MalformedPdfException {
    for (lexer.skipBlank(); !lexer.take("trailer"); lexer.skipBlank()) {
      int first = lexer.unsigned();
      lexer.skipBlank();
      int count = lexer.unsigned();
      lexer.skipBlank();
      int rows = lexer.position();
      if ((long) rows + (long) count * TABLE_ROW > bytes.length) {
        throw lexer.malformed("cross-reference table longer than the file");
      }
      for (int i = 0; i < count; i++) {
        budget.step();
        lexer.moveTo(rows + i * TABLE_ROW);
        add(entries, first + i, row(lexer), rows);
      }
      lexer.moveTo(rows + count * TABLE_ROW);
    }
  }

  static void add(Map<Integer, XrefEntry> entries, int number, XrefEntry entry, int offset)
      throws MalformedPdfException {
    if (entries.put(number, entry) != null) {
      throw new MalformedPdfException(
          offset, "object twice in a cross-reference section: " + number);
    }
  }

  private XrefEntry row(Lexer lexer) throws MalformedPdfException {
    int start = lexer.position();
    long offset = digits(start, 10);
    int generation = (int) digits(start + 11, 5);
    int kind = bytes[start + 17];
    boolean spaced = bytes[start + 10] == ' ' && bytes[start + 16] == ' ';
    boolean ended = Lexer.isWhitespace(bytes[start + 18]) && Lexer.isWhitespace(bytes[start + 19]);
    if (!spaced || !ended || offset > Integer.MAX_VALUE || (kind != 'n' && kind != 'f')) {
      throw lexer.malformed("cross-reference row is not in its fixed form");
    }
    return kind == 'f' ? new XrefEntry.Free() : new XrefEntry.At((int) offset, generation);
  }

  private long digits(int start, int count) throws MalformedPdfException {
    long value = 0;
    for (int i = start; i < start + count; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        throw new MalformedPdfException(i, "cross-reference row is not in its fixed form");
      }
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  /**
   * A reader that stumbles over a comment in a table throws the table away and searches the file
   * for objects, in streams and strings too.
   */
  private boolean plain(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '%') {
        return false;
      }
    }
    return true;
  }

  private XrefSection ending(
      Lexer lexer,
      int start,
      PdfValue.Dictionary trailer,
      OptionalInt number,
      Map<Integer, XrefEntry> entries)
      throws MalformedPdfException {
    int after = lexer.position();
    lexer.skipBlank();
    if (number.isPresent() && !lexer.take("startxref")) {
      // The first section of a linearised file (annex F) need not say where the last one is.
      return new XrefSection(
          start, XrefSection.UNENDED, after, start, trailer, number, entries, true);
    }
    if (number.isEmpty()) {
      lexer.expect("startxref");
    }
    lexer.skipBlank();
    int startxref = lexer.unsigned();
    boolean plain = plain(after, lexer.position());
    while (Lexer.isWhitespace(lexer.peek())) {
      lexer.next();
    }
    for (char c : "%%EOF".toCharArray()) {
      if (lexer.next() != c) {
        throw lexer.malformed("expected %%EOF");
      }
    }
    int eof = lexer.position();
    if (lexer.peek() == '\r') {
      lexer.next();
    }
    if (lexer.peek() == '\n') {
      lexer.next();
    }
    return new XrefSection(
        start, eof, lexer.position(), startxref, trailer, number, entries, plain);
  }
}
