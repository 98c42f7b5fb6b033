package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.content.HiddenConstruct.Kind;
import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words of our own documents. {@link HiddenContent} knows what is dangerous; every year
 * somebody finds a word more. We write our documents ourselves, so every entry that we never write
 * is named, whatever it does. Only for documents that say they are ours.
 */
public final class Vocabulary {
  private static final Set<String> CATALOG =
      Set.of(
          "Type",
          "Version",
          "Pages",
          "Lang",
          "ViewerPreferences",
          "Metadata",
          "OutputIntents",
          "AcroForm",
          "Names",
          "AF",
          "Perms",
          "DSS",
          "Extensions");

  private static final Set<String> PAGE =
      Set.of("Type", "Parent", "MediaBox", "Resources", "Contents", "Annots");

  private static final Set<String> TREE =
      Set.of("Type", "Parent", "Count", "Kids", "MediaBox", "Resources");

  /** Entries of all other dictionaries, those of a linearised file (annex F) among them. */
  private static final Set<String> WORDS =
      Set.of(
          ("Type Subtype Length Length1 Filter DecodeParms Predictor Columns N S BBox Matrix Resources Font XObject "
                  + "FormType BaseFont Encoding DescendantFonts ToUnicode CIDSystemInfo Registry Ordering Supplement "
                  + "CIDToGIDMap DW W FontDescriptor FontName Flags FontBBox ItalicAngle Ascent Descent CapHeight StemV "
                  + "FontFile2 FontFile3 OutputConditionIdentifier Info DestOutputProfile DisplayDocTitle Fields SigFlags "
                  + "DR FT T F P Rect Lock AP V Action SubFilter Contents ByteRange M Reason Name Location ContactInfo "
                  + "Reference Prop_Build App TransformMethod TransformParams Data EmbeddedFiles Names UF Desc "
                  + "AFRelationship EF Params Size ModDate CreationDate CheckSum Title Producer DocMDP Certs OCSPs CRLs "
                  + "VRI Cert OCSP CRL TU ADBE ESIC BaseVersion ExtensionLevel Linearized L H O E Limits Kids")
              .split(" "));

  /** Dictionaries whose entries are named by whoever writes them. */
  private static final Set<String> NAMING = Set.of("Font", "XObject", "VRI");

  private final WorkBudget budget;
  private final List<HiddenConstruct> found = new ArrayList<>();

  private Vocabulary(WorkBudget budget) {
    this.budget = budget;
  }

  /** Every unfamiliar entry, in file order, and fonts whose letters are not in the file. */
  public static List<HiddenConstruct> unfamiliar(PdfFile file, WorkBudget budget) {
    Vocabulary vocabulary = new Vocabulary(budget);
    for (Revision revision : file.revisions()) {
      for (IndirectObject object : revision.objects()) {
        vocabulary.look(revision, object.value(), object.number(), 0, false);
      }
    }
    Revision first = file.revisions().getFirst();
    first.catalog().ifPresent(catalog -> vocabulary.entries(catalog, CATALOG, "catalog"));
    Pages.of(first, budget).forEach(page -> vocabulary.entries(page, PAGE, "page"));
    return List.copyOf(vocabulary.found);
  }

  private void look(Revision revision, PdfValue value, int object, int depth, boolean naming) {
    budget.depth(depth);
    budget.step();
    switch (value) {
      case PdfValue.Array array ->
          array.items().forEach(item -> look(revision, item, object, depth + 1, false));
      case PdfValue.Dictionary dictionary -> words(revision, dictionary, object, depth, naming);
      case PdfValue.Stream stream -> words(revision, stream.dictionary(), object, depth, false);
      default -> {}
    }
  }

  private void words(
      Revision revision, PdfValue.Dictionary dictionary, int object, int depth, boolean naming) {
    if (dictionary.isName("Type", "Font")) {
      font(revision, dictionary, object);
    }
    Set<String> words =
        dictionary.isName("Type", "Catalog")
            ? CATALOG
            : dictionary.isName("Type", "Page")
                ? PAGE
                : dictionary.isName("Type", "Pages") ? TREE : WORDS;
    dictionary
        .entries()
        .forEach((key, value) -> {
          if (!naming && !words.contains(key)) {
            found.add(new HiddenConstruct(Kind.UNFAMILIAR, object, key));
          }
          look(revision, value, object, depth + 1, NAMING.contains(key));
        });
  }

  private void entries(PdfValue.Dictionary dictionary, Set<String> words, String what) {
    dictionary.entries().keySet().stream()
        .filter(key -> !words.contains(key))
        .forEach(key -> found.add(new HiddenConstruct(Kind.UNFAMILIAR, 0, what + ": " + key)));
  }

  /** A font that is not in the file is drawn with whatever letters a reader has. */
  private void font(Revision revision, PdfValue.Dictionary font, int object) {
    boolean composite = font.isName("Subtype", "Type0");
    boolean letters =
        revision
            .dictionary(font, "FontDescriptor")
            .filter(descriptor -> descriptor.has("FontFile2") || descriptor.has("FontFile3"))
            .isPresent();
    if (!composite && !letters) {
      found.add(new HiddenConstruct(Kind.SUBSTITUTE, object, "font that is not in the file"));
    }
  }
}
