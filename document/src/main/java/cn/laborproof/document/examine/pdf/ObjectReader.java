package cn.laborproof.document.examine.pdf;

/** Reads {@code n g obj … endobj} at an offset (ISO 32000-1 §7.3.10). */
final class ObjectReader {
  /** Finds the value of a {@code /Length} that is written as a reference. */
  @FunctionalInterface
  interface LengthLookup {
    int length(PdfValue.Reference reference) throws MalformedPdfException;
  }

  private final byte[] bytes;
  private final WorkBudget budget;

  ObjectReader(byte[] bytes, WorkBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  IndirectObject read(int offset, LengthLookup lengths) throws MalformedPdfException {
    budget.object();
    if (offset < 0 || offset >= bytes.length) {
      throw new MalformedPdfException(offset, "object offset outside the file");
    }
    Lexer lexer = new Lexer(bytes, offset, bytes.length);
    int number = lexer.unsigned();
    lexer.skipBlank();
    int generation = lexer.unsigned();
    lexer.skipBlank();
    lexer.expect("obj");
    PdfValue value = new ValueParser(bytes, lexer, budget, true).value();
    lexer.skipBlank();
    if (lexer.take("stream")) {
      value = stream(lexer, value, lengths);
      lexer.skipBlank();
    }
    lexer.expect("endobj");
    return new IndirectObject(number, generation, offset, lexer.position(), false, value);
  }

  private PdfValue.Stream stream(Lexer lexer, PdfValue value, LengthLookup lengths)
      throws MalformedPdfException {
    if (!(value instanceof PdfValue.Dictionary dictionary)) {
      throw lexer.malformed("stream without a dictionary");
    }
    int c = lexer.next();
    if (c == '\r') {
      c = lexer.next();
    }
    if (c != '\n') {
      throw lexer.malformed("stream must begin after an end-of-line");
    }
    int start = lexer.position();
    int length =
        switch (dictionary.get("Length").orElse(PdfValue.Null.NULL)) {
          case PdfValue.Number n when n.integer() && n.value() >= 0 && n.value() <= bytes.length ->
              (int) n.value();
          case PdfValue.Reference reference -> lengths.length(reference);
          default -> throw lexer.malformed("stream without a length");
        };
    if (length < 0 || length > bytes.length - start) {
      throw lexer.malformed("stream longer than the file");
    }
    lexer.moveTo(start + length);
    if (lexer.peek() == '\r') {
      lexer.next();
    }
    if (lexer.peek() == '\n') {
      lexer.next();
    }
    lexer.expect("endstream");
    return new PdfValue.Stream(dictionary, start, length);
  }
}
