package cn.laborproof.document.freeze;

import static cn.laborproof.document.pdf.PdfSyntax.reference;
import static cn.laborproof.document.pdf.PdfSyntax.references;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.freeze.FrozenPdf.FieldPlace;
import cn.laborproof.document.pdf.MarkFont;
import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.pdf.RevisionWriter;
import cn.laborproof.document.typeset.Canvas.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the interactive form: an empty field for each slot with its lock already set, since a lock
 * added while signing counts as a change, and empty fields for document timestamps, which no lock
 * names.
 */
final class FieldWriter {
  /** Print and Locked (ISO 32000-1 §12.5.3). */
  private static final int WIDGET_FLAGS = 4 | 128;

  /**
   * SignaturesExist and AppendOnly (ISO 32000-1 §12.7.2), set at once so the form never changes.
   */
  private static final int SIGNATURE_FLAGS = 3;

  private final RevisionWriter pdf;
  private final SigningProfile profile;
  private final Map<String, FieldPlace> places;
  private final int firstPage;
  private final Map<Integer, List<Integer>> widgets = new HashMap<>();

  FieldWriter(
      RevisionWriter pdf, SigningProfile profile, Map<String, FieldPlace> places, int firstPage) {
    this.pdf = pdf;
    this.profile = profile;
    this.places = places;
    this.firstPage = firstPage;
  }

  /** Writes all fields and returns the number of the form. */
  int write() {
    List<Integer> fields = new ArrayList<>();
    List<String> locked = new ArrayList<>();
    for (SignatureSlot slot : profile.slots()) {
      locked.add(slot.field());
      FieldPlace place = places.get(slot.field());
      if (place == null) {
        throw new IllegalStateException("no panel for the field " + slot.field());
      }
      fields.add(slotField(slot.field(), place, locked));
    }
    for (String name : SigningProfile.timestampFields()) {
      fields.add(field(name, firstPage, "0 0 0 0", ""));
    }
    int markFont = MarkFont.write(pdf);
    return pdf.add(
        "<</Fields %s/SigFlags %s/DR<</Font<</%s %s>>>>>>"
            .formatted(
                references(fields.stream().mapToInt(Integer::intValue)),
                SIGNATURE_FLAGS,
                MarkFont.RESOURCE,
                reference(markFont)));
  }

  /** Numbers of the widgets on a page. */
  List<Integer> widgetsOf(int page) {
    return widgets.getOrDefault(page, List.of());
  }

  /** The appearance of an empty field is empty: verifiers compare pages by eye before and after. */
  private int slotField(String name, FieldPlace place, List<String> locked) {
    Rectangle r = place.rectangle();
    int lock =
        pdf.add(
            "<</Type/SigFieldLock/Action/Include/Fields %s>>".formatted(PdfSyntax.texts(locked)));
    int appearance =
        pdf.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 %s]/Resources<<>>"
                .formatted(PdfSyntax.numbers(r.width(), r.height())),
            new byte[0]);
    return field(
        name,
        place.page(),
        PdfSyntax.numbers(r.x(), r.y(), r.x() + r.width(), r.y() + r.height()),
        "/Lock %s/AP<</N %s>>".formatted(reference(lock), reference(appearance)));
  }

  private int field(String name, int page, String rectangle, String entries) {
    int number =
        pdf.add(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/F %s/P %s/Rect[%s]%s>>"
                .formatted(name, WIDGET_FLAGS, reference(page), rectangle, entries));
    widgets.computeIfAbsent(page, p -> new ArrayList<>()).add(number);
    return number;
  }
}
