package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.letters.ShippedFont;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A font as a page uses it.
 *
 * @param characters what its codes mean; none for a page that names no font
 * @param widths how wide they are
 * @param shipped the font it claims to be a part of, held against it by {@link Letters}
 * @param inks what was measured in it so far, by character
 */
record FontFace(
    Optional<CharacterMap> characters,
    Optional<FontWidths> widths,
    Optional<ShippedFont> shipped,
    Map<Integer, Optional<FontFace.Extent>> inks) {
  static final FontFace NONE =
      new FontFace(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  static FontFace of(CharacterMap characters, FontWidths widths, Optional<ShippedFont> shipped) {
    return new FontFace(Optional.of(characters), Optional.of(widths), shipped, new HashMap<>());
  }

  /** Where the ink of a letter begins and ends, in ems from its start. */
  record Extent(double left, double right) {}

  /** Empty for a letter without ink; a letter of an unknown font fills its place. */
  Optional<Extent> ink(int code) {
    String letter = text(code);
    if (shipped.isEmpty() || letter.isEmpty()) {
      return Optional.of(new Extent(0, ems(code)));
    }
    ShippedFont font = shipped.get();
    return inks.computeIfAbsent(letter.codePointAt(0), c -> measured(font, c));
  }

  private static Optional<Extent> measured(ShippedFont font, int codePoint) {
    return font.inkEnd(codePoint).map(end -> new Extent(font.blankLeft(codePoint), end));
  }

  int codeBytes() {
    return characters.map(CharacterMap::codeBytes).orElse(2);
  }

  double ems(int code) {
    return widths.map(w -> w.ems(code)).orElse(1.0);
  }

  String text(int code) {
    return characters.map(map -> map.text(code)).orElse("");
  }
}
