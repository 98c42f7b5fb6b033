package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.WorkBudget;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code /ToUnicode} map (ISO 32000-1 §9.10.3): {@code bfchar} and {@code bfrange} over codes of
 * one or two bytes.
 */
final class CharacterMap {
  private static final int LARGEST_RANGE = 65_536;

  private final Map<Integer, String> texts = new HashMap<>();
  private int codeBytes = 2;

  private final WorkBudget budget;

  private CharacterMap(WorkBudget budget) {
    this.budget = budget;
  }

  static CharacterMap parse(byte[] data, WorkBudget budget) {
    CharacterMap map = new CharacterMap(budget);
    ContentTokens tokens = new ContentTokens(data);
    String section = "";
    for (Optional<ContentTokens.Token> next = tokens.next();
        next.isPresent();
        next = tokens.next()) {
      if (next.get() instanceof ContentTokens.Word word) {
        section = word.text();
      } else if (next.get() instanceof ContentTokens.Bytes first) {
        map.entry(section, first, tokens);
      }
    }
    return map;
  }

  private void entry(String section, ContentTokens.Bytes first, ContentTokens tokens) {
    budget.step();
    switch (section) {
      case "beginbfchar" -> single(first, tokens);
      case "beginbfrange" -> range(first, tokens);
      case "begincodespacerange" -> codeBytes = Math.clamp(first.value().length, 1, 2);
      default -> {}
    }
  }

  int codeBytes() {
    return codeBytes;
  }

  /** What each code that is mapped means. */
  Map<Integer, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  String text(int code) {
    return texts.getOrDefault(code, "");
  }

  private void single(ContentTokens.Bytes code, ContentTokens tokens) {
    if (tokens.next().orElse(null) instanceof ContentTokens.Bytes text) {
      texts.put(number(code.value()), utf16(text.value()));
    }
  }

  private void range(ContentTokens.Bytes low, ContentTokens tokens) {
    ContentTokens.Token high = tokens.next().orElse(null);
    ContentTokens.Token target = tokens.next().orElse(null);
    if (!(high instanceof ContentTokens.Bytes last)) {
      return;
    }
    int from = number(low.value());
    int count = Math.min(number(last.value()) - from + 1, LARGEST_RANGE);
    if (target instanceof ContentTokens.Bytes first && first.value().length >= 2) {
      byte[] text = first.value().clone();
      int start = ((text[text.length - 2] & 0xff) << 8) | (text[text.length - 1] & 0xff);
      for (int i = 0; i < count; i++) {
        budget.value(0);
        text[text.length - 2] = (byte) ((start + i) >> 8);
        text[text.length - 1] = (byte) (start + i);
        texts.put(from + i, utf16(text));
      }
    } else if (target instanceof ContentTokens.ArrayStart) {
      for (int i = 0;
          i < count && tokens.next().orElse(null) instanceof ContentTokens.Bytes text;
          i++) {
        texts.put(from + i, utf16(text.value()));
      }
    }
  }

  private static int number(byte[] code) {
    int value = 0;
    for (byte b : code) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }

  private static String utf16(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_16BE);
  }
}
