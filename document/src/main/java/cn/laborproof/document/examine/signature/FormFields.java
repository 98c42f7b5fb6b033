package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists the terminal fields of a form as one revision shows them. */
public final class FormFields {
  private final Revision revision;
  private final WorkBudget budget;
  private final List<FormField> found = new ArrayList<>();
  private final Set<Integer> visited = new HashSet<>();

  private FormFields(Revision revision, WorkBudget budget) {
    this.revision = revision;
    this.budget = budget;
  }

  /** All terminal fields in form order; none without a form. */
  public static List<FormField> of(Revision revision, WorkBudget budget) {
    FormFields fields = new FormFields(revision, budget);
    revision
        .catalog()
        .flatMap(catalog -> revision.dictionary(catalog, "AcroForm"))
        .ifPresent(form -> fields.walk(revision.resolve(form, "Fields"), "", "", 0));
    return List.copyOf(fields.found);
  }

  private void walk(PdfValue kids, String prefix, String inheritedType, int depth) {
    budget.depth(depth);
    if (!(kids instanceof PdfValue.Array array)) {
      return;
    }
    for (PdfValue kid : array.items()) {
      int number = kid instanceof PdfValue.Reference reference ? reference.number() : 0;
      if (number != 0 && !visited.add(number)) {
        continue;
      }
      revision
          .dictionary(kid)
          .ifPresent(dictionary -> field(dictionary, number, prefix, inheritedType, depth));
    }
  }

  private void field(
      PdfValue.Dictionary dictionary, int number, String prefix, String inheritedType, int depth) {
    Optional<String> partial = text(revision.resolve(dictionary, "T"));
    String name = partial.map(part -> prefix.isEmpty() ? part : prefix + "." + part).orElse(prefix);
    String type =
        revision.resolve(dictionary, "FT") instanceof PdfValue.Name n ? n.value() : inheritedType;
    if (hasFieldKids(dictionary)) {
      walk(revision.resolve(dictionary, "Kids"), name, type, depth + 1);
    } else {
      found.add(new FormField(name, number, type, dictionary, dictionary.get("V")));
    }
  }

  /** Kids with a name are fields; kids without one are widgets of this field. */
  private boolean hasFieldKids(PdfValue.Dictionary dictionary) {
    return revision.resolve(dictionary, "Kids") instanceof PdfValue.Array kids
        && kids.items().stream()
            .anyMatch(kid -> revision.dictionary(kid).filter(k -> k.has("T")).isPresent());
  }

  private static Optional<String> text(PdfValue value) {
    return value instanceof PdfValue.Text text
        ? Optional.of(PdfText.decode(text))
        : Optional.empty();
  }
}
