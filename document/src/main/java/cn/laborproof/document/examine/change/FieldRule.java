package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.signature.FormField;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One save may fill one empty signature field that was made up front: a value that is a new object,
 * and the picture in the field's own frame. Place, size, name, lock and flags of the field stay.
 */
final class FieldRule implements SaveRule {
  private static final Set<String> MAY_CHANGE = Set.of("V", "AP");

  @Override
  public void judge(Save save) {
    if (!names(save.fieldsBefore()).equals(names(save.fieldsAfter()))) {
      save.refuse(Change.Kind.FORM, 0, "fields added, removed or reordered");
    }
    List<FormField> signed = save.newlySigned();
    if (signed.size() > 1) {
      save.refuse(Change.Kind.UNEXPECTED_SIGNATURE, 0, "more than one field in one save");
    }
    signed.forEach(field -> filled(save, field));
  }

  private static List<String> names(List<FormField> fields) {
    return fields.stream()
        .map(field -> field.name() + "/" + field.type() + "/" + field.object())
        .toList();
  }

  private static void filled(Save save, FormField field) {
    Optional<PdfValue.Dictionary> before =
        save.before().find(field.object()).flatMap(o -> save.before().dictionary(o.value()));
    if (before.isEmpty()) {
      save.refuse(
          Change.Kind.UNEXPECTED_SIGNATURE,
          field.object(),
          "field " + field.name() + " was not made up front");
      return;
    }
    save.account(field.object());
    for (String key : Differences.of(before.get(), field.dictionary())) {
      if (!MAY_CHANGE.contains(key)) {
        save.refuse(Change.Kind.FORM, field.object(), "field " + field.name() + ": " + key);
      }
    }
    if (field.value().orElseThrow() instanceof PdfValue.Reference value
        && save.isNew(value.number())) {
      save.reachNew(value).forEach(object -> save.account(object.number()));
      save.after()
          .dictionary(value)
          .ifPresent(
              dictionary -> SignatureValueShape.judge(save, field, value.number(), dictionary));
    } else {
      save.refuse(
          Change.Kind.SIGNATURE,
          field.object(),
          "field " + field.name() + ": value is not a new object");
    }
    picture(save, field, before.get());
  }

  private static void picture(Save save, FormField field, PdfValue.Dictionary before) {
    Optional<PdfValue.Dictionary> appearance = save.after().dictionary(field.dictionary(), "AP");
    if (appearance.isEmpty()) {
      return;
    }
    boolean timestamp =
        save.after()
            .dictionary(field.value().orElseThrow())
            .filter(value -> value.isName("SubFilter", "ETSI.RFC3161"))
            .isPresent();
    if (timestamp && !appearance.equals(before.get("AP").flatMap(save.before()::dictionary))) {
      save.refuse(
          Change.Kind.SIGNATURE, field.object(), "field " + field.name() + ": shows something");
    }
    boolean normalOnly =
        appearance.get().entries().keySet().equals(Set.of("N"))
            && save.after().resolve(appearance.get(), "N") instanceof PdfValue.Stream;
    if (!normalOnly) {
      save.refuse(
          Change.Kind.SIGNATURE,
          field.object(),
          "field " + field.name() + ": appearance with states");
    }
    PdfValue start = field.dictionary().get("AP").orElse(PdfValue.Null.NULL);
    for (IndirectObject object : save.reachNew(start)) {
      save.account(object.number());
      boolean picture = drawing(object.value());
      if (!picture) {
        save.refuse(
            Change.Kind.SIGNATURE,
            object.number(),
            "field " + field.name() + ": appearance holds something else");
      }
    }
  }

  /**
   * Drawing and its resources. Fonts and images come with the first save, so that no signer brings
   * letters of his own.
   */
  private static boolean drawing(PdfValue value) {
    return switch (value) {
      case PdfValue.Stream stream -> stream.dictionary().isName("Subtype", "Form");
      case PdfValue.Dictionary dictionary -> !dictionary.has("Type") && !dictionary.has("Subtype");
      default -> true;
    };
  }
}
