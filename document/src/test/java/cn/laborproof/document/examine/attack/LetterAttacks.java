package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.LETTERS;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fonts that draw something else than a program reads: prepared by whoever makes the document, so
 * that the attached data, the extracted text and all signatures agree and the page shows another
 * wage.
 */
final class LetterAttacks {
  private static final Pattern CODES = Pattern.compile("<([0-9A-F]+)>");
  private static final String WIDE = "/Widths[600]/FirstChar 0/LastChar 0";

  private final GenuineFiles files;
  private final List<Attack> found = new ArrayList<>();

  LetterAttacks(GenuineFiles files) {
    this.files = files;
  }

  List<Attack> all() {
    maps();
    programs();
    encodings();
    widths();
    kinds();
    return found;
  }

  /** The objects of one embedded font. */
  private static final class Font {
    final Forge forge;
    final int number;
    final int descendant;
    final int descriptor;
    final int program;
    final int map;

    private Font(Forge forge, int number) {
      this.forge = forge;
      this.number = number;
      PdfValue.Array descendants =
          (PdfValue.Array) forge.dictionary(number).entries().get("DescendantFonts");
      descendant = ((PdfValue.Reference) descendants.items().getFirst()).number();
      descriptor = forge.reference(forge.dictionary(descendant), "FontDescriptor");
      program = forge.reference(forge.dictionary(descriptor), "FontFile2");
      map = forge.reference(forge.dictionary(number), "ToUnicode");
    }

    String map() {
      return Bytes.text(forge.data(map));
    }

    /** The glyph of a digit. */
    int glyph(char digit) {
      String map = map();
      int at = map.indexOf("> <%04X>".formatted((int) digit));
      return Integer.parseInt(map.substring(at - 4, at), 16);
    }

    Forge map(UnaryOperator<String> edit) {
      String changed = edit.apply(map());
      if (changed.equals(map())) {
        throw new IllegalStateException("the map was not changed");
      }
      return forge.putStream(map, "", Bytes.ascii(changed));
    }

    Forge program(byte[] bytes) {
      return forge.putStream(program, "/Length1 " + bytes.length, bytes);
    }

    FontEditor editor() {
      return new FontEditor(forge.data(program));
    }
  }

  private Font font() {
    Forge forge = new Forge(files.frozenContract());
    PdfValue.Dictionary fonts = forge.latest().dictionary(resources(forge), "Font").orElseThrow();
    for (PdfValue font : fonts.entries().values()) {
      int number = ((PdfValue.Reference) font).number();
      if (Spelling.of(forge.dictionary(number)).contains("Regular")) {
        return new Font(forge, number);
      }
    }
    throw new IllegalStateException("no regular font");
  }

  private static PdfValue.Dictionary resources(Forge forge) {
    return forge
        .latest()
        .dictionary(forge.dictionary(forge.pages().getFirst()), "Resources")
        .orElseThrow();
  }

  private void add(String name, Forge forge, String answer) {
    found.add(new Attack("letters: " + name, files.finished(forge.asFirstSave()), LETTERS, answer));
  }

  private void maps() {
    Font swapped = font();
    int one = swapped.glyph('1');
    int nine = swapped.glyph('9');
    Map<String, String> other =
        Map.of(
            "%04X".formatted(one), "%04X".formatted(nine),
            "%04X".formatted(nine), "%04X".formatted(one));
    for (int page : swapped.forge.pages()) {
      int content = swapped.forge.reference(swapped.forge.dictionary(page), "Contents");
      String text = Bytes.text(swapped.forge.data(content));
      swapped.forge.putStream(content, "", Bytes.ascii(exchanged(text, other)));
    }
    add(
        "the page says 92,000.00, programs read 12,000.00",
        swapped.map(map ->
            map.replace("<%04X> <0031>".formatted(one), "<%04X> <003X>".formatted(one))
                .replace("<%04X> <0039>".formatted(nine), "<%04X> <0031>".formatted(nine))
                .replace("<003X>", "<0039>")),
        "other-shape");
    Font two = font();
    add(
        "one letter that programs read as two",
        two.map(map -> map.replace("<0031>", "<00310032>")),
        "built-otherwise");
    Font bytes = font();
    add(
        "codes that programs read byte by byte",
        bytes.map(map -> map.replace("<0000> <FFFF>", "<00> <FF>")),
        "built-otherwise");
    Font few = font();
    add(
        "a glyph that programs do not read",
        few.map(map -> map.replace("<%04X> <0039>\n".formatted(few.glyph('9')), "")),
        "other-shape");
    Font none = font();
    add(
        "no map of characters",
        none.forge.change(none.number, "ToUnicode", null),
        "built-otherwise");
  }

  private static String exchanged(String content, Map<String, String> other) {
    return CODES
        .matcher(content)
        .replaceAll(codes ->
            "<"
                + Pattern.compile(".{4}")
                    .matcher(codes.group(1))
                    .results()
                    .map(MatchResult::group)
                    .map(code -> other.getOrDefault(code, code))
                    .collect(Collectors.joining())
                + ">");
  }

  private void programs() {
    Font glyphs = font();
    add(
        "outlines of 1 and 9 swapped in the font program",
        glyphs.program(glyphs.editor().swap(glyphs.glyph('1'), glyphs.glyph('9')).bytes()),
        "other-shape");
    Font point = font();
    byte[] outlines = point.editor().table("glyf");
    outlines[ByteBuffer.wrap(point.editor().table("loca")).getInt(4 * point.glyph('9')) + 20] ^= 8;
    add(
        "one point of a 9 moved",
        point.program(point.editor().put("glyf", outlines).bytes()),
        "other-shape");
    Font moved = font();
    add(
        "a 9 that is drawn ten letters further",
        moved.program(moved.editor().number("hmtx", 4 * moved.glyph('9') + 2, 6000).bytes()),
        "other-shape");
    Font scaled = font();
    add(
        "letters drawn at a fraction of their size",
        scaled.program(scaled.editor().number("head", 18, 16_000).bytes()),
        "other-shape");
    Font mapped = font();
    add(
        "a character map in the font program",
        mapped.program(mapped.editor().put("cmap", new byte[4]).bytes()),
        "other-shape");
    Font coloured = font();
    add(
        "coloured layers in the font program",
        coloured.program(coloured.editor().put("COLR", new byte[14]).bytes()),
        "other-shape");
    Font hinted = font();
    add(
        "a program that moves points",
        hinted.program(hinted.editor().put("prep", new byte[] {0x4f, 0x4f}).bytes()),
        "other-shape");
    Font broken = font();
    add("a font program that is none", broken.program(new byte[40]), "other-shape");
    Font cut = font();
    byte[] whole = cut.forge.data(cut.program);
    add(
        "a font program cut off",
        cut.program(Arrays.copyOf(whole, whole.length / 2)),
        "other-shape");
    Font mark = new Font(new Forge(files.frozenContract()), markFont());
    add(
        "the font of the time beside a mark says another time",
        mark.program(mark.editor().swap(mark.glyph('1'), mark.glyph('9')).bytes()),
        "other-shape");
  }

  private int markFont() {
    Forge forge = new Forge(files.frozenContract());
    PdfValue.Dictionary form =
        forge.latest().dictionary(forge.dictionary(forge.catalog()), "AcroForm").orElseThrow();
    PdfValue.Dictionary resources = forge.latest().dictionary(form, "DR").orElseThrow();
    PdfValue.Dictionary fonts = forge.latest().dictionary(resources, "Font").orElseThrow();
    return forge.reference(fonts, "LPMark");
  }

  private void encodings() {
    Font stream = font();
    int cmap =
        stream.forge.addStream(
            "", "1 begincidrange <0000> <FFFF> 1 endcidrange".getBytes(StandardCharsets.US_ASCII));
    add(
        "an encoding of its own",
        stream.forge.change(stream.number, "Encoding", cmap + " 0 R"),
        "built-otherwise");
    Font upright = font();
    add(
        "letters set from top to bottom",
        upright.forge.change(upright.number, "Encoding", "/Identity-V"),
        "built-otherwise");
    Font glyphs = font();
    int one = glyphs.glyph('1');
    byte[] table = new byte[2 * 2000];
    for (int i = 0; i < 2000; i++) {
      ByteBuffer.wrap(table).putShort(2 * i, (short) (i == one ? glyphs.glyph('9') : i));
    }
    int map = glyphs.forge.addStream("", table);
    add(
        "a table that gives 1 the glyph of 9",
        glyphs.forge.change(glyphs.descendant, "CIDToGIDMap", map + " 0 R"),
        "built-otherwise");
    Font chinese = font();
    add(
        "glyph numbers of another collection",
        chinese.forge.change(
            chinese.descendant, "CIDSystemInfo", "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"),
        "built-otherwise");
  }

  private void widths() {
    Font wide = font();
    add(
        "a 9 that takes no room",
        wide.forge.change(wide.descendant, "W", "[" + wide.glyph('9') + "[0]]"),
        "other-width");
    Font back = font();
    add(
        "a standard width that goes back",
        back.forge.change(back.descendant, "DW", "-3000"),
        "other-width");
  }

  private void kinds() {
    Font name = font();
    String base = "/ABCDEF+SimSun";
    name.forge.change(name.number, "BaseFont", base);
    name.forge.change(name.descendant, "BaseFont", base);
    add("a font of others", name.forge.change(name.descriptor, "FontName", base), "unknown-font");
    Font other = font();
    add(
        "a font without a program",
        other.forge.change(other.descriptor, "FontFile2", null),
        "built-otherwise");
    for (String kind :
        List.of(
            "/Type/Font/Subtype/Type3" + WIDE,
            "/Subtype/Type3" + WIDE,
            "/Type/Font/Subtype/TrueType/Encoding<</Differences[49/nine]>>" + WIDE,
            "/Subtype/TrueType/Encoding<</Differences[49/nine]>>" + WIDE,
            "/Type/Font/Subtype/Type1/BaseFont/Helvetica",
            "/Subtype/MMType1")) {
      Font replaced = font();
      add(
          "a font " + kind,
          replaced.forge.put(
              replaced.number, "<<" + kind + "/FontDescriptor " + replaced.descriptor + " 0 R>>"),
          "built-otherwise");
    }
  }
}
