package cn.laborproof.document.examine.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads values (ISO 32000-1 §7.3). A key that stands twice in a dictionary is refused: readers
 * disagree on which one counts.
 */
final class ValueParser {
  private final Lexer lexer;
  private final StringLexer strings;
  private final WorkBudget budget;
  private final boolean placed;

  /**
   * A parser of file bytes or of a decoded stream.
   *
   * @param placed whether the lexer's positions are file offsets
   */
  ValueParser(byte[] bytes, Lexer lexer, WorkBudget budget, boolean placed) {
    this.lexer = lexer;
    this.strings = new StringLexer(lexer, bytes);
    this.budget = budget;
    this.placed = placed;
  }

  PdfValue value() throws MalformedPdfException {
    return value(0);
  }

  PdfValue.Dictionary dictionary() throws MalformedPdfException {
    lexer.skipBlank();
    int at = lexer.position();
    if (value() instanceof PdfValue.Dictionary dictionary) {
      return dictionary;
    }
    throw new MalformedPdfException(at, "expected a dictionary");
  }

  private PdfValue value(int depth) throws MalformedPdfException {
    budget.value(depth);
    lexer.skipBlank();
    int c = lexer.peek();
    return switch (c) {
      case '/' -> lexer.name();
      case '(' -> strings.literal(placed);
      case '[' -> array(depth);
      case '<' -> lexer.peekAfter() == '<' ? dictionary(depth) : strings.hexadecimal(placed);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberOrReference();
      case '+', '-', '.' -> lexer.number();
      default -> keyword();
    };
  }

  private PdfValue keyword() throws MalformedPdfException {
    int at = lexer.position();
    return switch (lexer.word()) {
      case "true" -> new PdfValue.Bool(true);
      case "false" -> new PdfValue.Bool(false);
      case "null" -> PdfValue.Null.NULL;
      case String word -> throw new MalformedPdfException(at, "unexpected word " + printable(word));
    };
  }

  private static String printable(String word) {
    return word.substring(0, Math.min(word.length(), 24)).replaceAll("[^\\x21-\\x7e]", "?");
  }

  private PdfValue numberOrReference() throws MalformedPdfException {
    PdfValue.Number first = lexer.number();
    int after = lexer.position();
    if (first.integer() && first.value() <= Integer.MAX_VALUE && Lexer.isWhitespace(lexer.peek())) {
      lexer.skipBlank();
      int c = lexer.peek();
      if (c >= '0' && c <= '9') {
        int generation = shortUnsigned();
        lexer.skipBlank();
        if (generation >= 0 && lexer.take("R")) {
          return new PdfValue.Reference((int) first.value(), generation);
        }
      }
      lexer.moveTo(after);
    }
    return first;
  }

  /** A generation number, or -1 where something else stands. */
  private int shortUnsigned() throws MalformedPdfException {
    int value = 0;
    for (int i = 0; lexer.peek() >= '0' && lexer.peek() <= '9'; i++) {
      if (i == 5) {
        return -1;
      }
      value = value * 10 + lexer.next() - '0';
    }
    return Lexer.isWhitespace(lexer.peek()) ? value : -1;
  }

  private PdfValue.Array array(int depth) throws MalformedPdfException {
    lexer.next();
    List<PdfValue> items = new ArrayList<>();
    for (lexer.skipBlank(); lexer.peek() != ']'; lexer.skipBlank()) {
      items.add(value(depth + 1));
    }
    lexer.next();
    return new PdfValue.Array(items);
  }

  private PdfValue.Dictionary dictionary(int depth) throws MalformedPdfException {
    lexer.next();
    lexer.next();
    Map<String, PdfValue> entries = new LinkedHashMap<>();
    for (lexer.skipBlank(); lexer.peek() != '>'; lexer.skipBlank()) {
      if (lexer.peek() != '/') {
        throw lexer.malformed("expected a key");
      }
      int at = lexer.position();
      String key = lexer.name().value();
      if (entries.put(key, value(depth + 1)) != null) {
        throw new MalformedPdfException(at, "key twice in a dictionary: " + printable(key));
      }
    }
    lexer.next();
    if (lexer.next() != '>') {
      throw lexer.malformed("expected >>");
    }
    return new PdfValue.Dictionary(entries);
  }
}
