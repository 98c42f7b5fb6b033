package cn.laborproof.document.examine.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cn.laborproof.document.examine.pdf.StructureFault.Kind;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Accounts for every byte of a revision: objects, tables and trailers must lie side by side with
 * nothing between them but white space and comments in which a repairing reader finds nothing. What
 * no section lists is where forgeries hide that only some readers see (an object without a
 * cross-reference entry, a second trailer).
 */
final class Tiling {
  private static final List<String> STRUCTURAL_WORDS =
      List.of("obj", "xref", "trailer", "stream", "%%EOF", "<<", "PDF-");

  private final byte[] bytes;
  private final List<StructureFault> faults;

  Tiling(byte[] bytes, List<StructureFault> faults) {
    this.bytes = bytes;
    this.faults = faults;
  }

  void check(int start, int end, NavigableMap<Integer, Integer> extents) {
    int covered = start == 0 ? headerEnd() : start;
    for (Map.Entry<Integer, Integer> extent : extents.entrySet()) {
      int from = extent.getKey();
      if (from < covered) {
        faults.add(new StructureFault(Kind.OVERLAPPING, from, "objects share bytes"));
      } else if (!harmless(covered, from)) {
        faults.add(
            new StructureFault(Kind.UNACCOUNTED_BYTES, covered, "bytes that no object owns"));
      }
      covered = Math.max(covered, extent.getValue());
    }
    if (!harmless(covered, end)) {
      faults.add(new StructureFault(Kind.UNACCOUNTED_BYTES, covered, "bytes that no object owns"));
    }
  }

  private int headerEnd() {
    int at = Math.max(0, PdfFileReader.headerAt(bytes));
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  private boolean harmless(int from, int to) {
    if (from >= to) {
      return true;
    }
    Lexer lexer = new Lexer(bytes, from, to);
    lexer.skipBlank();
    if (!lexer.atEnd()) {
      return false;
    }
    String gap = new String(bytes, from, to - from, ISO_8859_1);
    return STRUCTURAL_WORDS.stream().noneMatch(gap::contains);
  }
}
