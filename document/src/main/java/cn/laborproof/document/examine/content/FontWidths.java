package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Advance widths of a composite font in thousandths of its size (ISO 32000-1 §9.7.4.3). */
final class FontWidths {
  private static final double EM = 1000;

  private final Map<Integer, Double> widths = new HashMap<>();
  private final double standard;

  private FontWidths(double standard) {
    this.standard = standard;
  }

  /** Fonts without a list of widths count as an em wide. */
  static FontWidths of(PdfValue.Dictionary font, Revision revision, WorkBudget budget) {
    PdfValue descendants = revision.resolve(font, "DescendantFonts");
    PdfValue.Dictionary descendant =
        descendants instanceof PdfValue.Array array && !array.items().isEmpty()
            ? revision.dictionary(array.items().getFirst()).orElse(font)
            : font;
    FontWidths widths = new FontWidths(number(revision.resolve(descendant, "DW"), EM));
    if (revision.resolve(descendant, "W") instanceof PdfValue.Array array) {
      widths.read(array.items().stream().map(revision::resolve).toList(), budget);
    }
    return widths;
  }

  private void read(List<PdfValue> items, WorkBudget budget) {
    for (int i = 0; i + 1 < items.size(); ) {
      budget.step();
      int first = (int) number(items.get(i), 0);
      if (items.get(i + 1) instanceof PdfValue.Array list) {
        for (int k = 0; k < list.items().size(); k++) {
          budget.step();
          widths.put(first + k, number(list.items().get(k), standard));
        }
        i += 2;
      } else {
        int last = Math.min((int) number(items.get(i + 1), 0), first + 0xffff);
        double width = i + 2 < items.size() ? number(items.get(i + 2), standard) : standard;
        for (int code = first; code <= last; code++) {
          budget.value(0);
          widths.put(code, width);
        }
        i += 3;
      }
    }
  }

  /** The advance of a code, in ems. */
  double ems(int code) {
    return widths.getOrDefault(code, standard) / EM;
  }

  private static double number(PdfValue value, double absent) {
    return value instanceof PdfValue.Number n ? n.value() : absent;
  }
}
