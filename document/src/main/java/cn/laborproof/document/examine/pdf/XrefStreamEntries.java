package cn.laborproof.document.examine.pdf;

import java.util.List;
import java.util.Map;

/** Reads the rows of a cross-reference stream (ISO 32000-1 §7.5.8.2). */
final class XrefStreamEntries {
  private final WorkBudget budget;

  XrefStreamEntries(WorkBudget budget) {
    this.budget = budget;
  }

  void read(PdfValue.Stream stream, byte[] rows, Map<Integer, XrefEntry> entries)
      throws MalformedPdfException {
    int offset = stream.start();
    int[] widths = widths(stream.dictionary(), offset);
    int row = widths[0] + widths[1] + widths[2];
    int at = 0;
    List<PdfValue> index = index(stream.dictionary(), offset);
    for (int i = 0; i + 1 < index.size(); i += 2) {
      int first = integer(index.get(i), offset);
      int count = integer(index.get(i + 1), offset);
      if ((long) at + (long) count * row > rows.length) {
        throw new MalformedPdfException(offset, "cross-reference stream is too short");
      }
      for (int n = 0; n < count; n++, at += row) {
        budget.step();
        XrefReader.add(entries, first + n, entry(rows, at, widths, offset), offset);
      }
    }
    if (at != rows.length) {
      throw new MalformedPdfException(offset, "cross-reference stream is too long");
    }
  }

  private static List<PdfValue> index(PdfValue.Dictionary dictionary, int offset)
      throws MalformedPdfException {
    if (dictionary.entries().get("Index") instanceof PdfValue.Array index
        && index.items().size() % 2 == 0) {
      return index.items();
    }
    PdfValue size = dictionary.get("Size").orElse(PdfValue.Null.NULL);
    return List.of(new PdfValue.Number(0, true), new PdfValue.Number(integer(size, offset), true));
  }

  private static int[] widths(PdfValue.Dictionary dictionary, int offset)
      throws MalformedPdfException {
    if (!(dictionary.entries().get("W") instanceof PdfValue.Array w) || w.items().size() != 3) {
      throw new MalformedPdfException(offset, "cross-reference stream without widths");
    }
    int[] widths = new int[3];
    for (int i = 0; i < 3; i++) {
      widths[i] = integer(w.items().get(i), offset);
      if (widths[i] > 8) {
        throw new MalformedPdfException(offset, "cross-reference field too wide");
      }
    }
    if (widths[1] == 0) {
      throw new MalformedPdfException(offset, "cross-reference stream without offsets");
    }
    return widths;
  }

  private static XrefEntry entry(byte[] rows, int at, int[] widths, int offset)
      throws MalformedPdfException {
    long kind = widths[0] == 0 ? 1 : field(rows, at, widths[0]);
    long second = field(rows, at + widths[0], widths[1]);
    long third = field(rows, at + widths[0] + widths[1], widths[2]);
    if (second < 0 || second > Integer.MAX_VALUE || third < 0 || third > Integer.MAX_VALUE) {
      throw new MalformedPdfException(offset, "cross-reference field too large");
    }
    return switch ((int) Math.min(kind, 3)) {
      case 0 -> new XrefEntry.Free();
      case 1 -> new XrefEntry.At((int) second, (int) third);
      case 2 -> new XrefEntry.Packed((int) second, (int) third);
      default -> throw new MalformedPdfException(offset, "cross-reference entry of unknown kind");
    };
  }

  private static long field(byte[] rows, int at, int width) {
    long value = 0;
    for (int i = at; i < at + width; i++) {
      value = value << 8 | (rows[i] & 0xff);
    }
    return value;
  }

  private static int integer(PdfValue value, int offset) throws MalformedPdfException {
    if (value instanceof PdfValue.Number n
        && n.integer()
        && n.value() >= 0
        && n.value() < Integer.MAX_VALUE) {
      return (int) n.value();
    }
    throw new MalformedPdfException(offset, "expected an unsigned integer");
  }
}
