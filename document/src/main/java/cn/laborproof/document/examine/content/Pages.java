package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.List;

/** Walks the page tree (ISO 32000-1 §7.7.3). */
public final class Pages {
  private final Revision revision;
  private final WorkBudget budget;
  private final List<PdfValue.Dictionary> found = new ArrayList<>();

  private Pages(Revision revision, WorkBudget budget) {
    this.revision = revision;
    this.budget = budget;
  }

  /** The pages in order, as one revision shows them. */
  public static List<PdfValue.Dictionary> of(Revision revision, WorkBudget budget) {
    Pages pages = new Pages(revision, budget);
    revision
        .catalog()
        .flatMap(catalog -> revision.dictionary(catalog, "Pages"))
        .ifPresent(root -> pages.walk(root, 0));
    return List.copyOf(pages.found);
  }

  private void walk(PdfValue.Dictionary node, int depth) {
    budget.depth(depth);
    budget.object();
    if (revision.resolve(node, "Kids") instanceof PdfValue.Array kids) {
      kids.items()
          .forEach(kid -> revision.dictionary(kid).ifPresent(child -> walk(child, depth + 1)));
    } else {
      found.add(node);
    }
  }
}
