package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.signature.FormField;
import cn.laborproof.document.examine.signature.FormFields;
import java.util.ArrayList;
import java.util.List;

/** Judges every save after the first. The objects were read once; a save costs what it wrote. */
public final class Increments {
  private static final List<SaveRule> RULES =
      List.of(new TrailerRule(), new CatalogRule(), new FieldRule(), new ValidationDataRule());

  private Increments() {}

  /** The later saves, oldest first; none for a file saved once. */
  public static List<Increment> of(PdfFile file, WorkBudget budget) {
    List<Increment> increments = new ArrayList<>();
    List<FormField> fieldsBefore = FormFields.of(file.revisions().getFirst(), budget);
    for (Revision revision : file.revisions().subList(1, file.revisions().size())) {
      List<FormField> fieldsAfter = FormFields.of(revision, budget);
      Revision before = revision.previous().orElseThrow();
      increments.add(
          judge(new Save(file, before, revision, fieldsBefore, fieldsAfter, budget), budget));
      fieldsBefore = fieldsAfter;
    }
    return List.copyOf(increments);
  }

  private static Increment judge(Save save, WorkBudget budget) {
    RULES.forEach(rule -> rule.judge(save));
    List<IndirectObject> unaccounted = save.unaccounted();
    if (!unaccounted.isEmpty()) {
      name(save, unaccounted, budget);
    }
    boolean data = ValidationDataRule.added(save);
    List<FormField> signed = save.newlySigned();
    if (signed.isEmpty() && !data && save.refused().isEmpty()) {
      save.refuse(Change.Kind.EMPTY_SAVE, 0, "save " + save.after().index());
    }
    return new Increment(save.after(), signed.stream().findFirst(), data, save.refused());
  }

  /**
   * An object that existed is named after what it was for; a new one after what leads to it now.
   */
  private static void name(Save save, List<IndirectObject> unaccounted, WorkBudget budget) {
    ObjectNames before = new ObjectNames(save.before(), save.fieldsBefore(), budget);
    ObjectNames after = new ObjectNames(save.after(), save.fieldsAfter(), budget);
    for (IndirectObject object : unaccounted) {
      boolean existed = save.before().find(object.number()).isPresent();
      ObjectNames.Owner owner = (existed ? before : after).of(object.number());
      save.refuse(owner.kind(), object.number(), owner.name());
    }
  }
}
