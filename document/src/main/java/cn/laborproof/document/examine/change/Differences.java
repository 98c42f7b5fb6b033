package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.util.Set;
import java.util.TreeSet;

/** Keys in which two dictionaries differ. */
final class Differences {
  private Differences() {}

  static Set<String> of(PdfValue.Dictionary before, PdfValue.Dictionary after) {
    Set<String> keys = new TreeSet<>(before.entries().keySet());
    keys.addAll(after.entries().keySet());
    keys.removeIf(key -> before.get(key).equals(after.get(key)));
    return keys;
  }
}
