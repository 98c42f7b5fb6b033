package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.content.StrangeFont.Kind;
import cn.laborproof.document.examine.letters.ShippedFont;
import cn.laborproof.document.examine.letters.SubsetComparison;
import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Asks of every font whether its letters look like what they mean. Programs read a page through
 * {@code /ToUnicode}, people by the shapes in the font program, and nothing in PDF makes the two
 * agree. Our documents are set in fonts that this module ships, so each embedded glyph is held
 * against the shipped one of the character it stands for. Only for documents that say they are
 * ours.
 */
public final class Letters {
  private static final Set<String> COMPOSITE =
      Set.of("Type", "Subtype", "BaseFont", "Encoding", "DescendantFonts", "ToUnicode");
  private static final Set<String> DESCENDANT =
      Set.of(
          "Type",
          "Subtype",
          "BaseFont",
          "CIDSystemInfo",
          "CIDToGIDMap",
          "DW",
          "W",
          "FontDescriptor");
  private static final int PREFIX = 7;
  private static final int CODE_BYTES = 2;
  private static final double EM = 1000;

  private final PdfFile file;
  private final WorkBudget budget;
  private final Set<PdfValue> seen = new HashSet<>();
  private final List<StrangeFont> strange = new ArrayList<>();

  private Letters(PdfFile file, WorkBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  /**
   * Every strange font of any revision, reachable or not.
   *
   * @throws MalformedPdfException when the data of a font is damaged
   */
  public static List<StrangeFont> strange(PdfFile file, WorkBudget budget)
      throws MalformedPdfException {
    Letters letters = new Letters(file, budget);
    for (Revision revision : file.revisions()) {
      for (IndirectObject object : revision.objects()) {
        letters.look(revision, object.value(), 0);
      }
    }
    return List.copyOf(letters.strange);
  }

  /** The shipped font that a font dictionary names, if there is one. */
  static Optional<ShippedFont> shipped(PdfValue.Dictionary font) {
    return font.get("BaseFont")
        .filter(PdfValue.Name.class::isInstance)
        .map(name -> ((PdfValue.Name) name).value())
        .filter(name -> name.length() > PREFIX && name.charAt(PREFIX - 1) == '+')
        .flatMap(name -> ShippedFont.named(name.substring(PREFIX)));
  }

  private void look(Revision revision, PdfValue value, int depth) throws MalformedPdfException {
    budget.depth(depth);
    switch (value) {
      case PdfValue.Array array -> {
        for (PdfValue item : array.items()) {
          look(revision, item, depth + 1);
        }
      }
      case PdfValue.Dictionary dictionary -> inside(revision, dictionary, depth);
      case PdfValue.Stream stream -> inside(revision, stream.dictionary(), depth);
      default -> {}
    }
  }

  /** A font is what resources list as one, whatever it says of itself, and what says it is one. */
  private void inside(Revision revision, PdfValue.Dictionary dictionary, int depth)
      throws MalformedPdfException {
    if (dictionary.isName("Type", "Font") && !dictionary.isName("Subtype", "CIDFontType2")) {
      font(revision, dictionary);
    }
    for (Map.Entry<String, PdfValue> entry : dictionary.entries().entrySet()) {
      if (entry.getKey().equals("Font")) {
        Optional<PdfValue.Dictionary> listed = revision.dictionary(entry.getValue());
        if (listed.isPresent()) {
          for (PdfValue item : listed.get().entries().values()) {
            font(revision, revision.resolve(item));
          }
        }
      }
      look(revision, entry.getValue(), depth + 1);
    }
  }

  private void font(Revision revision, PdfValue value) throws MalformedPdfException {
    budget.step();
    if (!seen.add(value)) {
      return;
    }
    Optional<PdfValue.Dictionary> font = revision.dictionary(value);
    if (font.isEmpty()) {
      strange.add(new StrangeFont(Kind.BUILT_OTHERWISE, "?", "no dictionary"));
    } else {
      composite(revision, font.get());
    }
  }

  private void composite(Revision revision, PdfValue.Dictionary font) throws MalformedPdfException {
    String name = font.get("BaseFont").map(Letters::name).orElse("?");
    Optional<PdfValue.Dictionary> descendant = descendant(revision, font);
    if (descendant.isEmpty()) {
      strange.add(new StrangeFont(Kind.BUILT_OTHERWISE, name, "kind or encoding"));
      return;
    }
    Optional<ShippedFont> shipped = shipped(font);
    if (shipped.isEmpty()) {
      strange.add(new StrangeFont(Kind.UNKNOWN_FONT, name, name));
      return;
    }
    Optional<byte[]> program = program(revision, descendant.get(), name);
    Optional<Map<Integer, Integer>> characters = characters(revision, font);
    if (program.isEmpty() || characters.isEmpty()) {
      strange.add(new StrangeFont(Kind.BUILT_OTHERWISE, name, "program or map of characters"));
      return;
    }
    SubsetComparison.difference(shipped.get(), program.get(), characters.get(), budget)
        .ifPresent(detail -> strange.add(new StrangeFont(Kind.OTHER_SHAPE, name, detail)));
    width(FontWidths.of(font, revision, budget), shipped.get(), characters.get())
        .ifPresent(detail -> strange.add(new StrangeFont(Kind.OTHER_WIDTH, name, detail)));
  }

  /** Codes of two bytes that are glyph numbers, and nothing between code and glyph. */
  private static Optional<PdfValue.Dictionary> descendant(
      Revision revision, PdfValue.Dictionary font) {
    boolean plain =
        font.isName("Subtype", "Type0")
            && COMPOSITE.containsAll(font.entries().keySet())
            && font.isName("Encoding", "Identity-H");
    return plain
            && revision.resolve(font, "DescendantFonts") instanceof PdfValue.Array array
            && array.items().size() == 1
        ? revision
            .dictionary(array.items().getFirst())
            .filter(d -> DESCENDANT.containsAll(d.entries().keySet()))
            .filter(d -> d.isName("Subtype", "CIDFontType2"))
            .filter(d -> d.isName("CIDToGIDMap", "Identity"))
            .filter(d -> d.get("BaseFont").equals(font.get("BaseFont")))
            .filter(d -> identity(revision, d))
        : Optional.empty();
  }

  private static boolean identity(Revision revision, PdfValue.Dictionary descendant) {
    return revision
        .dictionary(descendant, "CIDSystemInfo")
        .map(info ->
            revision.resolve(info, "Registry") instanceof PdfValue.Text registry
                && registry.bytes().equals("Adobe")
                && revision.resolve(info, "Ordering") instanceof PdfValue.Text ordering
                && ordering.bytes().equals("Identity"))
        .orElse(false);
  }

  private Optional<byte[]> program(Revision revision, PdfValue.Dictionary descendant, String name)
      throws MalformedPdfException {
    Optional<PdfValue.Dictionary> descriptor = revision.dictionary(descendant, "FontDescriptor");
    return descriptor.isPresent()
            && descriptor.get().isName("FontName", name)
            && !descriptor.get().has("FontFile")
            && !descriptor.get().has("FontFile3")
            && revision.resolve(descriptor.get(), "FontFile2") instanceof PdfValue.Stream stream
        ? file.decode(stream)
        : Optional.empty();
  }

  /** The one character that each code stands for. */
  private Optional<Map<Integer, Integer>> characters(Revision revision, PdfValue.Dictionary font)
      throws MalformedPdfException {
    Optional<byte[]> data =
        revision.resolve(font, "ToUnicode") instanceof PdfValue.Stream stream
            ? file.decode(stream)
            : Optional.empty();
    if (data.isEmpty()) {
      return Optional.empty();
    }
    CharacterMap map = CharacterMap.parse(data.get(), budget);
    Map<Integer, Integer> characters = new HashMap<>();
    for (Map.Entry<Integer, String> text : map.texts().entrySet()) {
      budget.step();
      if (text.getValue().codePointCount(0, text.getValue().length()) != 1) {
        return Optional.empty();
      }
      characters.put(text.getKey(), text.getValue().codePointAt(0));
    }
    return map.codeBytes() == CODE_BYTES ? Optional.of(characters) : Optional.empty();
  }

  private Optional<String> width(
      FontWidths widths, ShippedFont shipped, Map<Integer, Integer> characters) {
    for (Map.Entry<Integer, Integer> character : characters.entrySet()) {
      budget.step();
      OptionalInt advance = shipped.advance(character.getValue());
      if (advance.isEmpty()
          || Math.round(widths.ems(character.getKey()) * EM) != advance.getAsInt()) {
        return Optional.of("U+%04X".formatted(character.getValue()));
      }
    }
    return Optional.empty();
  }

  private static String name(PdfValue value) {
    return value instanceof PdfValue.Name name ? name.value() : "?";
  }
}
