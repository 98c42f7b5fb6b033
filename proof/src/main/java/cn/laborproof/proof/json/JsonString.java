package cn.laborproof.proof.json;

import cn.laborproof.proof.MalformedException;

/** A string of valid Unicode: a lone surrogate has no UTF-8 form and is refused. */
public record JsonString(String value) implements JsonValue {
  public JsonString {
    requireUnicode(value);
  }

  static void requireUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        throw new MalformedException(
            "string: lone surrogate at " + i + " (expected: Unicode text)");
      }
      i++;
    }
  }
}
