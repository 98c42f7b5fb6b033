package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.signature.FormField;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog may gain the permissions of the certifying signature, the extension marks of the
 * standards used, and validation data; its form may gain the flags that say it is signed.
 */
final class CatalogRule implements SaveRule {
  @Override
  public void judge(Save save) {
    Optional<PdfValue.Dictionary> before = save.before().catalog();
    Optional<PdfValue.Dictionary> after = save.after().catalog();
    if (before.isEmpty() || after.isEmpty()) {
      save.refuse(Change.Kind.CATALOG, 0, "no catalog");
      return;
    }
    if (save.after().trailer().entries().get("Root") instanceof PdfValue.Reference root) {
      save.account(root.number());
    }
    for (String key : Differences.of(before.get(), after.get())) {
      if (!allowed(save, key, before.get(), after.get())) {
        save.refuse(Change.Kind.CATALOG, 0, "catalog: " + key);
      }
    }
    form(save, before.get(), after.get());
  }

  private static boolean allowed(
      Save save, String key, PdfValue.Dictionary before, PdfValue.Dictionary after) {
    return switch (key) {
      case "DSS" -> after.has("DSS"); // what it holds is judged by ValidationDataRule
      case "AcroForm" ->
          !(after.entries().get(key) instanceof PdfValue.Reference) && before.has(key);
      case "Perms" -> !before.has(key) && permissions(save, after);
      case "Extensions" -> extensions(save, after);
      default -> false;
    };
  }

  /** Exactly the certifying signature that this save made. */
  private static boolean permissions(Save save, PdfValue.Dictionary after) {
    List<FormField> signed = save.newlySigned();
    Optional<PdfValue.Dictionary> permissions = save.after().dictionary(after, "Perms");
    if (after.entries().get("Perms") instanceof PdfValue.Reference reference
        && save.isNew(reference.number())) {
      save.account(reference.number());
    }
    return signed.size() == 1
        && permissions.isPresent()
        && signed
            .getFirst()
            .value()
            .map(v -> Map.of("DocMDP", v).equals(permissions.get().entries()))
            .orElse(false)
        && save.fieldsBefore().stream().noneMatch(FormField::isSigned);
  }

  /** Developer extensions (ISO 32000-1 §7.12) are version marks without effect. */
  private static boolean extensions(Save save, PdfValue.Dictionary after) {
    return save.after().dictionary(after, "Extensions").stream()
        .flatMap(extensions -> extensions.entries().values().stream())
        .allMatch(value ->
            value instanceof PdfValue.Name
                || value instanceof PdfValue.Dictionary mark && inert(mark));
  }

  private static boolean inert(PdfValue.Dictionary mark) {
    return mark.entries().values().stream()
        .allMatch(value -> value instanceof PdfValue.Name || value instanceof PdfValue.Number);
  }

  private static void form(Save save, PdfValue.Dictionary before, PdfValue.Dictionary after) {
    Optional<PdfValue.Dictionary> formBefore = save.before().dictionary(before, "AcroForm");
    Optional<PdfValue.Dictionary> formAfter = save.after().dictionary(after, "AcroForm");
    if (formBefore.isEmpty() || formAfter.isEmpty()) {
      return;
    }
    if (after.entries().get("AcroForm") instanceof PdfValue.Reference reference) {
      save.account(reference.number());
    }
    for (String key : Differences.of(formBefore.get(), formAfter.get())) {
      boolean flags =
          key.equals("SigFlags")
              && formAfter.get().get(key).filter(new PdfValue.Number(3, true)::equals).isPresent();
      if (!flags) {
        save.refuse(Change.Kind.FORM, 0, "form: " + key);
      }
    }
  }
}
