package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.signature.FormField;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a signature dictionary (ISO 32000-1 §12.8.1, ETSI EN 319 142-1 §6.3): nothing in it
 * but what signing needs.
 */
final class SignatureValueShape {
  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Filter",
          "SubFilter",
          "Contents",
          "ByteRange",
          "M",
          "Reason",
          "Name",
          "Location",
          "ContactInfo",
          "Reference",
          "Prop_Build");

  private static final Set<String> FORMATS = Set.of("ETSI.CAdES.detached", "ETSI.RFC3161");
  private static final Set<String> METHODS = Set.of("DocMDP", "FieldMDP");

  private SignatureValueShape() {}

  static void judge(Save save, FormField field, int number, PdfValue.Dictionary value) {
    String name = "signature " + field.name() + ": ";
    value.entries().keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> save.refuse(Change.Kind.SIGNATURE, number, name + key));
    if (!(value.entries().get("SubFilter") instanceof PdfValue.Name format
        && FORMATS.contains(format.value()))) {
      save.refuse(Change.Kind.SIGNATURE, number, name + "SubFilter");
    }
    for (IndirectObject object : save.reachNew(value)) {
      if (object.value() instanceof PdfValue.Stream) {
        save.refuse(Change.Kind.SIGNATURE, object.number(), name + "leads to a stream");
      }
    }
    if (save.after().resolve(value, "Reference") instanceof PdfValue.Array references) {
      references(save, name, number, references.items());
    }
  }

  /**
   * Level 2 (ISO 32000-1 table 254): level 1 forbids the signatures that follow, level 3 allows
   * notes over the text, which other readers then call allowed.
   */
  private static boolean formOnly(Save save, PdfValue.Dictionary reference) {
    return save.after().dictionary(reference, "TransformParams").stream()
        .anyMatch(parameters ->
            save.after().resolve(parameters, "P").equals(new PdfValue.Number(2, true)));
  }

  private static void references(Save save, String name, int number, List<PdfValue> references) {
    boolean first = save.fieldsBefore().stream().noneMatch(FormField::isSigned);
    for (PdfValue reference : references) {
      PdfValue.Dictionary dictionary =
          save.after().dictionary(reference).orElse(new PdfValue.Dictionary(Map.of()));
      boolean known =
          dictionary.entries().get("TransformMethod") instanceof PdfValue.Name method
              && METHODS.contains(method.value())
              && (first || !method.value().equals("DocMDP"));
      if (!known) {
        save.refuse(Change.Kind.SIGNATURE, number, name + "transform method");
      } else if (dictionary.isName("TransformMethod", "DocMDP") && !formOnly(save, dictionary)) {
        save.refuse(Change.Kind.SIGNATURE, number, name + "certifies at another level than 2");
      }
    }
  }
}
