package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.signature.FormField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A save as the rules see it: the file before, the file after, and a record of which written
 * objects some rule has accounted for. What no rule accounts for is refused in the end.
 */
final class Save {
  private final PdfFile file;
  private final Revision before;
  private final Revision after;
  private final List<FormField> fieldsBefore;
  private final List<FormField> fieldsAfter;
  private final WorkBudget budget;
  private final Set<Integer> accounted = new HashSet<>();
  private final List<Change> refused = new ArrayList<>();

  Save(
      PdfFile file,
      Revision before,
      Revision after,
      List<FormField> fieldsBefore,
      List<FormField> fieldsAfter,
      WorkBudget budget) {
    this.file = file;
    this.before = before;
    this.after = after;
    this.fieldsBefore = fieldsBefore;
    this.fieldsAfter = fieldsAfter;
    this.budget = budget;
  }

  Revision before() {
    return before;
  }

  Revision after() {
    return after;
  }

  List<FormField> fieldsBefore() {
    return fieldsBefore;
  }

  List<FormField> fieldsAfter() {
    return fieldsAfter;
  }

  /** Fields that hold a signature now and did not before. */
  List<FormField> newlySigned() {
    Set<String> signedBefore = new HashSet<>();
    fieldsBefore.stream()
        .filter(FormField::isSigned)
        .forEach(field -> signedBefore.add(field.name()));
    return fieldsAfter.stream()
        .filter(FormField::isSigned)
        .filter(field -> !signedBefore.contains(field.name()))
        .toList();
  }

  /** Whether this save wrote the object and no earlier one did. */
  boolean isNew(int number) {
    return after.wrote(number) && before.find(number).isEmpty();
  }

  boolean same(PdfValue one, PdfValue other) {
    return file.same(one, other);
  }

  void account(int number) {
    accounted.add(number);
  }

  void refuse(Change.Kind kind, int object, String detail) {
    refused.add(new Change(kind, after.index(), object, detail));
  }

  List<Change> refused() {
    return refused;
  }

  /**
   * Objects this save wrote with another meaning than before, and that no rule has accounted for.
   */
  List<IndirectObject> unaccounted() {
    return after.objects().stream()
        .filter(object -> !accounted.contains(object.number()))
        .filter(object -> {
          budget.step();
          Optional<IndirectObject> earlier = before.find(object.number());
          return earlier.isEmpty() || !same(earlier.get().value(), object.value());
        })
        .toList();
  }

  /** The new objects a value leads to through new objects only, itself included. */
  List<IndirectObject> reachNew(PdfValue start) {
    List<IndirectObject> reached = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    Deque<PdfValue> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      budget.step();
      switch (open.pop()) {
        case PdfValue.Reference reference -> {
          if (isNew(reference.number()) && seen.add(reference.number())) {
            IndirectObject object = after.find(reference.number()).orElseThrow();
            reached.add(object);
            open.push(object.value());
          }
        }
        case PdfValue.Array array -> array.items().forEach(open::push);
        case PdfValue.Dictionary dictionary -> dictionary.entries().values().forEach(open::push);
        case PdfValue.Stream stream -> stream.dictionary().entries().values().forEach(open::push);
        default -> {}
      }
    }
    return reached;
  }
}
