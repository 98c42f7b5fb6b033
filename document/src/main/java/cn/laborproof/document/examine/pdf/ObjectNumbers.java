package cn.laborproof.document.examine.pdf;

import cn.laborproof.document.examine.pdf.StructureFault.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One number, one object. A reference to an object that does not exist is the null object (ISO
 * 32000-1 §7.3.10), until a later save writes one: what was signed then means something else,
 * although the save touched nothing. The same holds when the number of a used object is given to
 * the table or to an object stream, and when a reference asks for another generation than there is:
 * some readers follow it.
 */
final class ObjectNumbers {
  private final WorkBudget budget;
  private final List<StructureFault> faults;
  private final Map<Integer, Integer> awaited = new HashMap<>();

  ObjectNumbers(WorkBudget budget, List<StructureFault> faults) {
    this.budget = budget;
    this.faults = faults;
  }

  /**
   * Looks at every revision, oldest first.
   *
   * @param bookkeeping the numbers that each revision gave to its tables and object streams
   */
  void check(List<Revision> revisions, List<Set<Integer>> bookkeeping) {
    Set<Integer> owned = new HashSet<>();
    for (int i = 0; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      for (IndirectObject object : revision.objects()) {
        if (awaited.containsKey(object.number())
            && revision.previous().flatMap(p -> p.find(object.number())).isEmpty()) {
          fault(object.start(), "object " + object.number() + " was referred to before it existed");
        }
        if (owned.contains(object.number())) {
          fault(object.start(), "object " + object.number() + " was bookkeeping before");
        }
      }
      for (int number : bookkeeping.get(i)) {
        if (awaited.containsKey(number) || revision.find(number).isPresent()) {
          fault(revision.start(), "object " + number + " becomes bookkeeping");
        }
      }
      owned.addAll(bookkeeping.get(i));
      collect(revision, owned);
    }
  }

  private void collect(Revision revision, Set<Integer> bookkeeping) {
    References references = new References(revision, bookkeeping);
    revision.trailer().entries().values().forEach(value -> references.in(value, 0));
    for (IndirectObject object : revision.objects()) {
      references.in(object.value(), 0);
    }
  }

  private void fault(int offset, String detail) {
    faults.add(new StructureFault(Kind.TWO_MEANINGS, offset, detail));
  }

  /** The references that one revision wrote. */
  private final class References {
    private final Revision revision;
    private final Set<Integer> bookkeeping;

    References(Revision revision, Set<Integer> bookkeeping) {
      this.revision = revision;
      this.bookkeeping = bookkeeping;
    }

    void in(PdfValue value, int depth) {
      budget.step();
      budget.depth(depth);
      switch (value) {
        case PdfValue.Reference reference -> follow(reference);
        case PdfValue.Array array -> array.items().forEach(item -> in(item, depth + 1));
        case PdfValue.Dictionary dictionary ->
            dictionary.entries().values().forEach(item -> in(item, depth + 1));
        case PdfValue.Stream stream ->
            stream.dictionary().entries().values().forEach(item -> in(item, depth + 1));
        default -> {}
      }
    }

    private void follow(PdfValue.Reference reference) {
      int number = reference.number();
      revision
          .find(number)
          .ifPresentOrElse(
              object -> {
                if (object.generation() != reference.generation()) {
                  fault(object.start(), "another generation of object " + number);
                }
              },
              () -> awaited.merge(number, 1, Integer::sum));
      if (bookkeeping.contains(number)) {
        fault(revision.start(), "a reference to bookkeeping: object " + number);
      }
    }
  }
}
