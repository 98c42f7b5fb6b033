package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.content.HiddenConstruct.Kind;
import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.signature.FormField;
import cn.laborproof.document.examine.signature.FormFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through every object of every revision, reachable or not, for constructs a contract has no
 * use for (ISO 32000-1 §8.11, §12.5, §12.6, §13; the attack classes of pdf-insecurity.org). What is
 * not reachable today can be made reachable tomorrow.
 */
public final class HiddenContent {
  private static final Map<String, Kind> FORBIDDEN_KEYS =
      Map.ofEntries(
          Map.entry("JS", Kind.SCRIPT),
          Map.entry("JavaScript", Kind.SCRIPT),
          Map.entry("OpenAction", Kind.ACTION),
          Map.entry("AA", Kind.ACTION),
          Map.entry("URI", Kind.ACTION),
          Map.entry("OCProperties", Kind.LAYERS),
          Map.entry("OC", Kind.LAYERS),
          Map.entry("OCGs", Kind.LAYERS),
          Map.entry("Ref", Kind.EXTERNAL),
          Map.entry("OPI", Kind.EXTERNAL),
          Map.entry("FFilter", Kind.EXTERNAL),
          Map.entry("Collection", Kind.ATTACHMENT),
          Map.entry("XFA", Kind.FORM),
          Map.entry("NeedAppearances", Kind.FORM),
          Map.entry("Alternates", Kind.SUBSTITUTE),
          Map.entry("RichMediaContent", Kind.MEDIA),
          Map.entry("Renditions", Kind.MEDIA),
          Map.entry("UR3", Kind.FORM));

  private static final Set<String> ACTIONS =
      Set.of(
          "Launch",
          "GoToR",
          "GoToE",
          "SubmitForm",
          "ResetForm",
          "ImportData",
          "Hide",
          "Named",
          "SetOCGState",
          "Rendition",
          "Trans",
          "GoTo3DView",
          "Thread",
          "Movie",
          "Sound",
          "RichMediaExecute");

  private static final Set<String> MEDIA =
      Set.of(
          "RichMedia",
          "3D",
          "Movie",
          "Sound",
          "Screen",
          "PS",
          "TrapNet",
          "PrinterMark",
          "Watermark");

  private final WorkBudget budget;
  private final List<HiddenConstruct> found = new ArrayList<>();

  private HiddenContent(WorkBudget budget) {
    this.budget = budget;
  }

  /** Every forbidden construct, in file order. */
  public static List<HiddenConstruct> of(PdfFile file, WorkBudget budget) {
    HiddenContent content = new HiddenContent(budget);
    for (Revision revision : file.revisions()) {
      for (IndirectObject object : revision.objects()) {
        content.look(object.value(), object.number(), 0);
      }
      content.annotations(revision);
    }
    Revision first = file.revisions().getFirst();
    for (PdfValue.Dictionary page : Pages.of(first, budget)) {
      content.annotations(first, first.resolve(page, "Annots"), 0);
    }
    return List.copyOf(content.found);
  }

  private void look(PdfValue value, int object, int depth) {
    budget.depth(depth);
    switch (value) {
      case PdfValue.Array array -> array.items().forEach(item -> look(item, object, depth + 1));
      case PdfValue.Dictionary dictionary -> dictionary(dictionary, object, depth);
      case PdfValue.Stream stream -> stream(stream, object, depth);
      default -> {}
    }
  }

  private void stream(PdfValue.Stream stream, int object, int depth) {
    if (stream.dictionary().has("F")) {
      found.add(new HiddenConstruct(Kind.EXTERNAL, object, "stream data in another file"));
    }
    dictionary(stream.dictionary(), object, depth);
  }

  private void dictionary(PdfValue.Dictionary dictionary, int object, int depth) {
    dictionary
        .entries()
        .forEach((key, value) -> {
          Kind kind = FORBIDDEN_KEYS.get(key);
          if (kind != null) {
            found.add(new HiddenConstruct(kind, object, key));
          }
          look(value, object, depth + 1);
        });
    names(dictionary).ifPresent(kind -> found.add(kind.at(object)));
  }

  private record Named(Kind kind, String name) {
    HiddenConstruct at(int object) {
      return new HiddenConstruct(kind, object, name);
    }
  }

  private static Optional<Named> names(PdfValue.Dictionary dictionary) {
    if (dictionary.entries().get("S") instanceof PdfValue.Name s && ACTIONS.contains(s.value())) {
      return Optional.of(new Named(Kind.ACTION, s.value()));
    }
    if (dictionary.entries().get("Subtype") instanceof PdfValue.Name s) {
      if (MEDIA.contains(s.value())) {
        return Optional.of(new Named(Kind.MEDIA, s.value()));
      }
      if (s.value().equals("Type3")) {
        return Optional.of(new Named(Kind.SUBSTITUTE, "Type3 font"));
      }
    }
    return dictionary.isName("Type", "OCG") || dictionary.isName("Type", "OCMD")
        ? Optional.of(new Named(Kind.LAYERS, "OCG"))
        : Optional.empty();
  }

  /** Pages this revision wrote may carry signature widgets only. */
  private void annotations(Revision revision) {
    for (IndirectObject object : revision.objects()) {
      Optional<PdfValue.Dictionary> dictionary = revision.dictionary(object.value());
      dictionary
          .filter(d -> d.isName("Type", "Page"))
          .map(page -> revision.resolve(page, "Annots"))
          .ifPresent(annots -> annotations(revision, annots, object.number()));
      dictionary
          .flatMap(d -> revision.dictionary(d, "AP"))
          .filter(appearance -> !appearance.entries().keySet().equals(Set.of("N")))
          .ifPresent(_ ->
              found.add(
                  new HiddenConstruct(
                      Kind.SUBSTITUTE, object.number(), "picture that changes under the pointer")));
      dictionary
          .filter(d -> d.has("FT") && !d.isName("FT", "Sig"))
          .ifPresent(_ ->
              found.add(
                  new HiddenConstruct(Kind.FORM, object.number(), "field that is no signature")));
    }
  }

  private void annotations(Revision revision, PdfValue annots, int page) {
    if (annots instanceof PdfValue.Array array) {
      Set<Integer> fields = fields(revision);
      for (PdfValue item : array.items()) {
        budget.step();
        boolean widget =
            item instanceof PdfValue.Reference reference
                && fields.contains(reference.number())
                && revision.dictionary(item).filter(d -> d.isName("Subtype", "Widget")).isPresent();
        if (!widget) {
          found.add(new HiddenConstruct(Kind.ANNOTATION, page, "annotation"));
        }
      }
    }
  }

  /** Objects of the form's fields, and of their widgets where they lie apart. */
  private Set<Integer> fields(Revision revision) {
    Set<Integer> numbers = new HashSet<>();
    for (FormField field : FormFields.of(revision, budget)) {
      numbers.add(field.object());
      if (revision.resolve(field.dictionary(), "Kids") instanceof PdfValue.Array widgets) {
        widgets.items().stream()
            .filter(PdfValue.Reference.class::isInstance)
            .forEach(widget -> numbers.add(((PdfValue.Reference) widget).number()));
      }
    }
    return numbers;
  }
}
