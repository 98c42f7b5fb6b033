package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.ATTACHMENTS;
import static cn.laborproof.document.examine.check.DocumentCode.CHANGES;
import static cn.laborproof.document.examine.check.DocumentCode.HIDDEN_CONTENT;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.content.AttachedFiles;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.signature.FormField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * More traps laid before the first signature: constructs that a list of known dangers does not
 * name, attached files that two readers find differently, annotations that no list of fields holds.
 */
final class TrapAttacks {
  /** Entries of the catalog that no document of ours has, each with a value that does something. */
  private static final Map<String, String> CATALOG =
      Map.ofEntries(
          Map.entry("Requirements", "[<</S/EnableJavaScripts>>]"),
          Map.entry("PageMode", "/FullScreen"),
          Map.entry("PageLayout", "/TwoPageRight"),
          Map.entry("Dests", "<</x[0/Fit]>>"),
          Map.entry("Outlines", "<</Type/Outlines/Count 0>>"),
          Map.entry("Threads", "[<</I<<>>>>]"),
          Map.entry("Legal", "<</JavaScriptActions 0>>"),
          Map.entry("PieceInfo", "<</X<</LastModified(D:2026)/Private 1>>>>"),
          Map.entry("SpiderInfo", "<</V 1>>"),
          Map.entry("StructTreeRoot", "<</Type/StructTreeRoot/K<</ActualText(9,000.00)>>>>"),
          Map.entry("PageLabels", "<</Nums[0<</P(99)>>]>>"),
          Map.entry("DPartRoot", "<</Type/DPartRoot>>"),
          Map.entry("Collection", "<</View/D>>"),
          Map.entry("#4FpenAction", "[0/Fit]"),
          Map.entry("Op#65nAction", "[0/Fit]"));

  private static final Map<String, String> PAGE =
      Map.ofEntries(
          Map.entry("Thumb", "[0]"),
          Map.entry("Trans", "<</S/Fade>>"),
          Map.entry("Dur", "1"),
          Map.entry("PresSteps", "<</Type/NavNode>>"),
          Map.entry("UserUnit", "3"),
          Map.entry("Rotate", "180"),
          Map.entry("CropBox", "[0 600 595 842]"),
          Map.entry("TrimBox", "[0 600 595 842]"),
          Map.entry("B", "[]"),
          Map.entry("SeparationInfo", "<</DeviceColorant/Black>>"),
          Map.entry("VP", "[<</BBox[0 0 9 9]>>]"),
          Map.entry("TemplateInstantiated", "/x"),
          Map.entry("Group", "<</S/Transparency>>"),
          Map.entry("PZ", "2"));

  private final GenuineFiles files;
  private final List<Attack> found = new ArrayList<>();

  TrapAttacks(GenuineFiles files) {
    this.files = files;
  }

  List<Attack> all() {
    new LinkedHashMap<>(CATALOG).forEach(this::catalog);
    PAGE.forEach(this::page);
    annotations();
    fonts();
    attachments();
    levels();
    return found;
  }

  private Forge forge() {
    return new Forge(files.frozenContract());
  }

  private void add(String name, Forge forge, DocumentCode code, String answer) {
    found.add(new Attack("trap: " + name, files.finished(forge.asFirstSave()), code, answer));
  }

  private void catalog(String key, String value) {
    Forge forge = forge();
    String answer =
        switch (key) {
          case "#4FpenAction", "Op#65nAction" -> "action";
          case "Collection" -> "attachment";
          default -> "unfamiliar";
        };
    add("catalog " + key, forge.change(forge.catalog(), key, value), HIDDEN_CONTENT, answer);
  }

  private void page(String key, String value) {
    Forge forge = forge();
    int page = forge.pages().getFirst();
    add("page " + key, forge.change(page, key, value), HIDDEN_CONTENT, "unfamiliar");
  }

  private void annotations() {
    Forge untyped = forge();
    int page = untyped.pages().getFirst();
    int note = untyped.add("<</Subtype/FreeText/Rect[0 0 300 300]/Contents(x)>>");
    Map<String, PdfValue> entries = new LinkedHashMap<>(untyped.dictionary(page).entries());
    entries.remove("Type");
    entries.remove("Annots");
    add(
        "a note on a page that does not say it is one",
        untyped.put(page, "<<" + Spelling.entries(entries) + "/Annots[" + note + " 0 R]>>"),
        HIDDEN_CONTENT,
        "annotation");
    Forge stray = forge();
    int picture =
        stray.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 300 300]", Bytes.ascii("1 g 0 0 300 300 re f\n"));
    int widget =
        stray.add(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/F 4/Rect[100 400 400 700]/AP<</N "
                + picture
                + " 0 R>>>>");
    PdfValue annots = stray.latest().resolve(stray.dictionary(page), "Annots");
    String items = Spelling.of(annots);
    add(
        "a widget over the text that is no field of the form",
        stray.change(
            page, "Annots", items.substring(0, items.length() - 1) + " " + widget + " 0 R]"),
        HIDDEN_CONTENT,
        "annotation");
  }

  private void fonts() {
    Forge bare = forge();
    PdfValue.Dictionary resources =
        bare.latest()
            .dictionary(bare.dictionary(bare.pages().getFirst()), "Resources")
            .orElseThrow();
    PdfValue.Dictionary fonts = bare.latest().dictionary(resources, "Font").orElseThrow();
    int number = ((PdfValue.Reference) fonts.entries().get("F2")).number();
    int descendant =
        ((PdfValue.Reference)
                ((PdfValue.Array) bare.dictionary(number).entries().get("DescendantFonts"))
                    .items()
                    .getFirst())
            .number();
    int descriptor = bare.reference(bare.dictionary(descendant), "FontDescriptor");
    add(
        "a font whose letters every reader takes from elsewhere",
        bare.change(descriptor, "FontFile2", null),
        HIDDEN_CONTENT,
        "substitute");
    Forge simple = forge();
    simple.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    add("a font that is not in the file", simple, HIDDEN_CONTENT, "substitute");
    Forge states = forge();
    states.add("<</Type/ExtGState/TR/Identity/OP true>>");
    add("a transfer function", states, HIDDEN_CONTENT, "unfamiliar");
  }

  private void attachments() {
    Forge inline = forge();
    int program = inline.addStream("/Type/EmbeddedFile", Bytes.ascii("x"));
    inline.add("[<</Type/Filespec/F(run.exe)/UF(run.exe)/EF<</F " + program + " 0 R>>>>]");
    add("an attached file written in place", inline, ATTACHMENTS, "unknown");

    Forge two = forge();
    int specification = specification(two, DocumentData.FILE_NAME);
    int other = two.addStream("/Type/EmbeddedFile", Bytes.ascii("{}"));
    PdfValue.Dictionary embedded =
        two.latest().dictionary(two.dictionary(specification), "EF").orElseThrow();
    add(
        "attached data with a second content",
        two.change(
            specification,
            "EF",
            "<</UF " + two.reference(embedded, "F") + " 0 R/F " + other + " 0 R>>"),
        ATTACHMENTS,
        "unreadable");
    Forge named = forge();
    add(
        "attached data with a second name",
        named.change(specification(named, DocumentData.FILE_NAME), "F", "(wages.json)"),
        ATTACHMENTS,
        "unknown");
    Forge swapped = forge();
    int data = specification(swapped, DocumentData.FILE_NAME);
    int profile = specification(swapped, SigningProfile.FILE_NAME);
    String names =
        Map.of(DocumentData.FILE_NAME, profile, SigningProfile.FILE_NAME, data).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> "(" + e.getKey() + ") " + e.getValue() + " 0 R")
            .collect(Collectors.joining());
    add(
        "attached files listed under each other's name",
        swapped.change(swapped.catalog(), "Names", "<</EmbeddedFiles<</Names[" + names + "]>>>>"),
        ATTACHMENTS,
        "unknown");
  }

  private static int specification(Forge forge, String name) {
    return AttachedFiles.of(forge.file(), forge.latest(), Forge.budget()).stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow()
        .object();
  }

  private void levels() {
    for (int level : new int[] {1, 3}) {
      Notary notary = files.notary().certifying(level);
      byte[] file = files.contract();
      notary.certifying(2);
      found.add(new Attack("trap: certified with P " + level, file, CHANGES, "signature"));
    }
    Forge shown = new Forge(files.contract());
    int picture =
        shown.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 300 100]/Resources<<>>",
            Bytes.ascii("1 g 0 0 300 100 re f\n"));
    int value = shown.add(Notary.signatureBody("/Type/DocTimeStamp", "ETSI.RFC3161", ""));
    FormField field = shown.field("DocTS_02");
    shown.put(
        field.object(),
        "<<"
            + Spelling.entries(field.dictionary().entries())
            + "/V "
            + value
            + " 0 R/AP<</N "
            + picture
            + " 0 R>>>>");
    byte[] stamped =
        Notary.seal(
            shown.save(),
            digest ->
                new TestTimestamps(files.notary().authority())
                    .token(digest, files.notary().tick()));
    found.add(new Attack("trap: a timestamp that shows a picture", stamped, CHANGES, "signature"));
  }
}
