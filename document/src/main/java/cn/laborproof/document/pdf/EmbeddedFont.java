package cn.laborproof.document.pdf;

import cn.laborproof.document.font.FontMetrics;
import cn.laborproof.document.font.FontSubset;
import cn.laborproof.proof.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes a font subset as a Type 0 font whose codes are the subset's glyph numbers (ISO 32000-1
 * §9.7.4), with a {@code /ToUnicode} map so that extracted text equals the printed characters (ISO
 * 19005-3 §6.2.11.7.2).
 */
public final class EmbeddedFont {
  private static final int MOST_MAPPINGS_PER_BLOCK = 100;

  private EmbeddedFont() {}

  /** Writes the font's objects and returns the number of the Type 0 dictionary. */
  public static int write(RevisionWriter pdf, FontSubset subset) {
    byte[] program = subset.toTrueType();
    String name = "/" + prefix(program) + "+" + subset.face().name();
    int file = pdf.addStream("/Length1 " + program.length, program);
    FontMetrics metrics = subset.metrics();
    int descriptor =
        pdf.add(
            "<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[%s %s %s %s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %s>>"
                .formatted(
                    name,
                    metrics.left(),
                    metrics.bottom(),
                    metrics.right(),
                    metrics.top(),
                    metrics.ascent(),
                    metrics.descent(),
                    metrics.ascent(),
                    PdfSyntax.reference(file)));
    int descendant =
        pdf.add(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 1000/W%s/FontDescriptor %s>>"
                .formatted(name, widths(subset), PdfSyntax.reference(descriptor)));
    int unicode = pdf.addStream("", toUnicode(subset).getBytes(StandardCharsets.US_ASCII));
    return pdf.add(
        "<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
            .formatted(name, PdfSyntax.reference(descendant), PdfSyntax.reference(unicode)));
  }

  /** Six capital letters that depend on the font program alone (ISO 32000-1 §9.6.4). */
  private static String prefix(byte[] program) {
    byte[] hash = Digest.sha256(program).bytes();
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      prefix.append((char) ('A' + Byte.toUnsignedInt(hash[i]) % 26));
    }
    return prefix.toString();
  }

  /** Widths of all glyphs that are not an em wide. */
  private static String widths(FontSubset subset) {
    StringBuilder widths = new StringBuilder("[");
    for (int i = 0; i < subset.size(); i++) {
      if (subset.advance(i) != 1000) {
        widths.append(i).append('[').append(subset.advance(i)).append(']');
      }
    }
    return widths.append(']').toString();
  }

  private static String toUnicode(FontSubset subset) {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    var mappings = subset.numbers().entrySet().stream().toList();
    for (int from = 0; from < mappings.size(); from += MOST_MAPPINGS_PER_BLOCK) {
      var block = mappings.subList(from, Math.min(from + MOST_MAPPINGS_PER_BLOCK, mappings.size()));
      map.append(block.size()).append(" beginbfchar\n");
      block.forEach(mapping -> map.append(mapping(mapping)));
      map.append("endbfchar\n");
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }

  private static String mapping(Map.Entry<Integer, Integer> mapping) {
    byte[] utf16 = Character.toString(mapping.getKey()).getBytes(StandardCharsets.UTF_16BE);
    return "<%04X> <%s>\n"
        .formatted(mapping.getValue(), HexFormat.of().withUpperCase().formatHex(utf16));
  }
}
