package cn.laborproof.document.examine.content;

import java.util.Optional;

/**
 * A font as a page uses it.
 *
 * @param characters what its codes mean; none for a page that names no font
 * @param widths how wide they are
 */
record FontFace(Optional<CharacterMap> characters, Optional<FontWidths> widths) {
  static final FontFace NONE = new FontFace(Optional.empty(), Optional.empty());

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
