package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.signature.FormField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names objects after what they are for, so that a refusal says "page 2" and not "object 17". First
 * use wins.
 */
final class ObjectNames {
  /** What an object belongs to. */
  record Owner(Change.Kind kind, String name) {}

  private final Revision revision;
  private final WorkBudget budget;
  private final Map<Integer, Owner> owners = new HashMap<>();
  private int pages;

  ObjectNames(Revision revision, List<FormField> fields, WorkBudget budget) {
    this.revision = revision;
    this.budget = budget;
    reference(revision.trailer(), "Root")
        .ifPresent(n -> owners.put(n, new Owner(Change.Kind.CATALOG, "catalog")));
    reference(revision.trailer(), "Info")
        .ifPresent(n -> owners.put(n, new Owner(Change.Kind.CATALOG, "information")));
    revision.catalog().ifPresent(catalog -> catalog(catalog, fields));
  }

  Owner of(int number) {
    return owners.getOrDefault(number, new Owner(Change.Kind.UNKNOWN_OBJECT, "object " + number));
  }

  private void catalog(PdfValue.Dictionary catalog, List<FormField> fields) {
    reference(catalog, "AcroForm")
        .ifPresent(n -> owners.put(n, new Owner(Change.Kind.FORM, "form")));
    for (FormField field : fields) {
      owners.put(field.object(), new Owner(Change.Kind.FORM, "field " + field.name()));
      Owner signature = new Owner(Change.Kind.SIGNATURE, "signature " + field.name());
      field.value().ifPresent(value -> claim(value, signature));
      field.dictionary().get("AP").ifPresent(value -> claim(value, signature));
    }
    catalog
        .get("DSS")
        .ifPresent(v -> claim(v, new Owner(Change.Kind.VALIDATION_DATA, "validation data")));
    catalog
        .get("Names")
        .ifPresent(v -> claim(v, new Owner(Change.Kind.ATTACHMENT, "attached files")));
    catalog.get("AF").ifPresent(v -> claim(v, new Owner(Change.Kind.ATTACHMENT, "attached files")));
    catalog.get("Pages").ifPresent(v -> pageTree(v, 0));
    Owner rest = new Owner(Change.Kind.CATALOG, "catalog entry");
    catalog.entries().values().forEach(value -> claim(value, rest));
  }

  private void pageTree(PdfValue node, int depth) {
    budget.depth(depth);
    budget.object();
    Optional<PdfValue.Dictionary> dictionary = revision.dictionary(node);
    if (dictionary.isEmpty()) {
      return;
    }
    if (revision.resolve(dictionary.get(), "Kids") instanceof PdfValue.Array kids) {
      number(node)
          .ifPresent(n -> owners.putIfAbsent(n, new Owner(Change.Kind.PAGE_TREE, "page tree")));
      kids.items().forEach(kid -> pageTree(kid, depth + 1));
    } else {
      pages++;
      Owner page = new Owner(Change.Kind.PAGE, "page " + pages);
      number(node).ifPresent(n -> owners.putIfAbsent(n, page));
      dictionary
          .get()
          .entries()
          .forEach((key, value) -> {
            if (!key.equals("Parent") && !key.equals("Annots")) {
              claim(value, page);
            }
          });
    }
  }

  /**
   * Everything a value leads to that nobody owns yet. A work list, because linked objects can form
   * long chains.
   */
  private void claim(PdfValue start, Owner owner) {
    Deque<PdfValue> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      budget.step();
      switch (open.pop()) {
        case PdfValue.Reference reference -> {
          if (owners.putIfAbsent(reference.number(), owner) == null) {
            revision.find(reference.number()).map(IndirectObject::value).ifPresent(open::push);
          }
        }
        case PdfValue.Array array -> array.items().forEach(open::push);
        case PdfValue.Dictionary dictionary -> pushEntries(dictionary, open);
        case PdfValue.Stream stream -> pushEntries(stream.dictionary(), open);
        default -> {}
      }
    }
  }

  private static void pushEntries(PdfValue.Dictionary dictionary, Deque<PdfValue> open) {
    dictionary
        .entries()
        .forEach((key, value) -> {
          if (!key.equals("Parent") && !key.equals("P")) {
            open.push(value);
          }
        });
  }

  private static Optional<Integer> reference(PdfValue.Dictionary dictionary, String key) {
    return dictionary.get(key).flatMap(ObjectNames::number);
  }

  private static Optional<Integer> number(PdfValue value) {
    return value instanceof PdfValue.Reference reference
        ? Optional.of(reference.number())
        : Optional.empty();
  }
}
