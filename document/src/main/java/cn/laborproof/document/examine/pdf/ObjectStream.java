package cn.laborproof.document.examine.pdf;

import java.util.ArrayList;
import java.util.List;

/** Reads the objects packed in an object stream (ISO 32000-1 §7.5.7). */
final class ObjectStream {
  private final byte[] data;
  private final IndirectObject holder;
  private final PdfValue.Dictionary dictionary;
  private final WorkBudget budget;

  ObjectStream(
      byte[] data, IndirectObject holder, PdfValue.Dictionary dictionary, WorkBudget budget) {
    this.data = data;
    this.holder = holder;
    this.dictionary = dictionary;
    this.budget = budget;
  }

  List<IndirectObject> objects() throws MalformedPdfException {
    int count = StreamDecoder.integer(dictionary, "N", -1);
    int first = StreamDecoder.integer(dictionary, "First", -1);
    if (!dictionary.isName("Type", "ObjStm") || count < 0 || first < 0 || first > data.length) {
      throw new MalformedPdfException(holder.start(), "not an object stream");
    }
    Lexer head = new Lexer(data, 0, first);
    List<IndirectObject> objects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      budget.object();
      head.skipBlank();
      int number = head.unsigned();
      head.skipBlank();
      int offset = head.unsigned();
      if (offset > data.length - first) {
        throw new MalformedPdfException(holder.start(), "object stream is too short");
      }
      Lexer body = new Lexer(data, first + offset, data.length);
      PdfValue value = new ValueParser(data, body, budget, false).value();
      objects.add(new IndirectObject(number, 0, holder.start(), holder.end(), true, value));
    }
    return objects;
  }
}
