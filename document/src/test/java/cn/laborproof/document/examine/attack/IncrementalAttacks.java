package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.CHANGES;
import static cn.laborproof.document.examine.check.DocumentCode.HIDDEN_CONTENT;
import static cn.laborproof.document.examine.check.DocumentCode.STRUCTURE;

import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.pdf.PdfValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Incremental saving attacks: a further save changes what a reader shows and leaves every signed
 * byte alone.
 */
final class IncrementalAttacks {
  private static final List<String> ANNOTATIONS =
      List.of(
          "Text",
          "Link",
          "FreeText",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Highlight",
          "Underline",
          "Squiggly",
          "StrikeOut",
          "Stamp",
          "Caret",
          "Ink",
          "Popup",
          "FileAttachment",
          "Redact",
          "Watermark",
          "Widget");

  private final byte[] base;
  private final List<Attack> found = new ArrayList<>();

  IncrementalAttacks(byte[] base) {
    this.base = base;
  }

  List<Attack> all() {
    content();
    pages();
    annotations();
    catalog();
    form();
    structure();
    return found;
  }

  private void add(String name, byte[] file, DocumentCode code, String answer) {
    found.add(new Attack(name, file, code, answer));
  }

  private Forge forge() {
    return new Forge(base);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void content() {
    Forge forge = forge();
    int page = forge.pages().getFirst();
    int content = forge.reference(forge.dictionary(page), "Contents");
    byte[] more =
        new String(forge.data(content), StandardCharsets.ISO_8859_1)
            .concat("0 g 0 0 300 300 re f\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    add("page content replaced", forge.putStream(content, "", more).save(), CHANGES, "page");
    forge = forge();
    int overlay = forge.addStream("", ascii("1 g 100 100 300 300 re f\n"));
    add(
        "page content appended",
        forge.change(page, "Contents", "[" + content + " 0 R " + overlay + " 0 R]").save(),
        CHANGES,
        "page");
    forge = forge();
    PdfValue.Dictionary resources =
        forge.latest().dictionary(forge.dictionary(page), "Resources").orElseThrow();
    PdfValue.Dictionary fonts = forge.latest().dictionary(resources, "Font").orElseThrow();
    Map.Entry<String, PdfValue> font = fonts.entries().entrySet().iterator().next();
    int number = ((PdfValue.Reference) font.getValue()).number();
    add("font swapped", forge.change(number, "BaseFont", "/Helvetica").save(), CHANGES, "page");
    forge = forge();
    int map = forge.reference(forge.dictionary(number), "ToUnicode");
    add(
        "text map of a font swapped",
        forge.putStream(map, "", ascii("begincmap endcmap")).save(),
        CHANGES,
        "page");
    add(
        "page made larger",
        forge().change(page, "MediaBox", "[0 0 900 900]").save(),
        CHANGES,
        "page");
    add("page rotated", forge().change(page, "Rotate", "90").save(), CHANGES, "page");
    add(
        "page rotated, packed in streams",
        forge().change(page, "Rotate", "90").savePacked(),
        CHANGES,
        "page");
    add("an object stream that packs nothing", forge().savePacked(), CHANGES, "unknown-object");
    add("page cropped", forge().change(page, "CropBox", "[0 0 100 100]").save(), CHANGES, "page");
  }

  private void pages() {
    Forge forge = forge();
    List<Integer> pages = forge.pages();
    int tree = forge.reference(forge.dictionary(forge.catalog()), "Pages");
    add(
        "page removed",
        forge.put(tree, kids(pages.subList(0, pages.size() - 1))).save(),
        CHANGES,
        "page-tree");
    add("pages swapped", forge().put(tree, kids(pages.reversed())).save(), CHANGES, "page-tree");
    forge = forge();
    int page =
        forge.add("<</Type/Page/Parent " + tree + " 0 R/MediaBox[0 0 595 842]/Resources<<>>>>");
    List<Integer> longer = new ArrayList<>(pages);
    longer.add(page);
    add("page added", forge.put(tree, kids(longer)).save(), CHANGES, "page-tree");
    forge = forge();
    int other = forge.add(kids(pages.reversed()));
    add(
        "catalog leads to another page tree",
        forge.change(forge.catalog(), "Pages", other + " 0 R").save(),
        CHANGES,
        "catalog");
    forge = forge();
    int root = forge.add("<</Type/Catalog/Pages " + tree + " 0 R>>");
    add("trailer leads to another catalog", forge.root(root).save(), CHANGES, "trailer");
  }

  private static String kids(List<Integer> pages) {
    return "<</Type/Pages/Count "
        + pages.size()
        + "/Kids["
        + String.join(" ", pages.stream().map(p -> p + " 0 R").toList())
        + "]>>";
  }

  private void annotations() {
    for (String subtype : ANNOTATIONS) {
      Forge forge = forge();
      int page = forge.pages().getFirst();
      int picture =
          forge.addStream(
              "/Type/XObject/Subtype/Form/BBox[0 0 300 100]", ascii("1 g 0 0 300 100 re f\n"));
      int note =
          forge.add(
              "<</Type/Annot/Subtype/"
                  + subtype
                  + "/Rect[100 400 400 500]/F 4/Contents(12)/AP<</N "
                  + picture
                  + " 0 R>>>>");
      add(
          "annotation over the text: " + subtype,
          forge.change(page, "Annots", annots(forge, page, note)).save(),
          CHANGES,
          "page");
    }
  }

  private static String annots(Forge forge, int page, int more) {
    PdfValue before = forge.latest().resolve(forge.dictionary(page), "Annots");
    String items = before instanceof PdfValue.Array ? Spelling.of(before) : "[]";
    return items.substring(0, items.length() - 1) + " " + more + " 0 R]";
  }

  private void catalog() {
    Forge forge = forge();
    int script = forge.add("<</S/JavaScript/JS(app.alert\\(1\\))>>");
    byte[] opening = forge.change(forge.catalog(), "OpenAction", script + " 0 R").save();
    add("script at opening, as a change", opening, CHANGES, "catalog");
    add("script at opening, as hidden content", opening, HIDDEN_CONTENT, "script");
    forge = forge();
    add(
        "launch action",
        forge.change(forge.catalog(), "AA", "<</WC<</S/Launch/F(x.exe)>>>>").save(),
        HIDDEN_CONTENT,
        "action");
    forge = forge();
    int layer = forge.add("<</Type/OCG/Name(x)>>");
    String layers = "<</OCGs[" + layer + " 0 R]/D<</OFF[" + layer + " 0 R]>>>>";
    add(
        "shadow hide: layers",
        forge.change(forge.catalog(), "OCProperties", layers).save(),
        HIDDEN_CONTENT,
        "layers");
    add(
        "validation data removed",
        forge().change(forge().catalog(), "DSS", null).save(),
        CHANGES,
        "catalog");
    add(
        "permissions removed",
        forge().change(forge().catalog(), "Perms", null).save(),
        CHANGES,
        "catalog");
    add(
        "attachments removed",
        forge().change(forge().catalog(), "Names", null).save(),
        CHANGES,
        "catalog");
    add(
        "language changed",
        forge().change(forge().catalog(), "Lang", "(en)").save(),
        CHANGES,
        "catalog");
    forge = forge();
    int data = forge.addStream("/Type/EmbeddedFile", ascii("{}"));
    forge.add("<</Type/Filespec/F(data.json)/UF(data.json)/EF<</F " + data + " 0 R>>>>");
    add("file attached that nothing leads to", forge.save(), CHANGES, "unknown-object");
    forge = forge();
    int dss = forge.addStream("", ascii("not a certificate"));
    add(
        "something else among the validation data",
        forge.change(forge.catalog(), "DSS", "<</Certs[" + dss + " 0 R]>>").save(),
        CHANGES,
        "validation-data");
  }

  private void form() {
    Forge forge = forge();
    int form = forge.reference(forge.dictionary(forge.catalog()), "AcroForm");
    add(
        "readers told to redraw the form",
        forge.change(form, "NeedAppearances", "true").save(),
        CHANGES,
        "form");
    forge = forge();
    int text = forge.add("<</FT/Tx/T(x)/V(1)/Type/Annot/Subtype/Widget/Rect[100 100 200 200]>>");
    String fields = Spelling.of(forge.dictionary(form).entries().get("Fields"));
    add(
        "text field added",
        forge
            .change(form, "Fields", fields.substring(0, fields.length() - 1) + " " + text + " 0 R]")
            .save(),
        CHANGES,
        "form");
    Forge moved = forge();
    add(
        "signature field moved over the text",
        moved.change(moved.field("Sig_Worker").object(), "Rect", "[100 400 400 500]").save(),
        CHANGES,
        "form");
    Forge empty = forge();
    add(
        "signature removed",
        empty.change(empty.field("Sig_Employer").object(), "V", null).save(),
        CHANGES,
        "form");
    Forge picture = forge();
    int other =
        picture.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 100 50]", ascii("1 0 0 rg 0 0 100 50 re f\n"));
    add(
        "picture of a signature swapped",
        picture
            .change(picture.field("Sig_Employer").object(), "AP", "<</N " + other + " 0 R>>")
            .save(),
        CHANGES,
        "form");
    Forge unlocked = forge();
    add(
        "lock of a field removed",
        unlocked.change(unlocked.field("Sig_Employer").object(), "Lock", null).save(),
        CHANGES,
        "form");
  }

  private void structure() {
    add("a save that does nothing", forge().save(), CHANGES, "empty-save");
    Forge same = forge();
    add(
        "an object written again as it was",
        same.change(same.pages().getFirst(), "Nothing", null).save(),
        CHANGES,
        "empty-save");
    Forge hidden = forge();
    int page = hidden.pages().getFirst();
    add(
        "incremental saving without a cross-reference entry",
        hidden.change(page, "Rotate", "90").hide(page).save(),
        STRUCTURE,
        "unaccounted-bytes");
    add("a second way to read the table", forge().save("/XRefStm 10"), STRUCTURE, "not-plain");
    byte[] bare = ascii("9 0 obj\n<</Type/Page>>\nendobj\n");
    byte[] isa = Arrays.copyOf(base, base.length + bare.length);
    System.arraycopy(bare, 0, isa, base.length, bare.length);
    add("incremental saving without table and trailer", isa, STRUCTURE, "trailing-bytes");
    Forge info = forge();
    int information = ((PdfValue.Reference) info.latest().trailer().entries().get("Info")).number();
    add(
        "title in the information changed",
        info.change(information, "Title", "(other)").save(),
        CHANGES,
        "catalog");
    Forge unused = forge();
    unused.addStream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", ascii("0 g"));
    add("an object that nothing uses", unused.save(), CHANGES, "unknown-object");
  }
}
