package cn.laborproof.proof.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/**
 * Writes elements, one a line. Texts may come from hostile files: what XML 1.0 cannot hold becomes
 * U+FFFD.
 */
final class ReportXml {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  ReportXml open(String name, String... attributes) {
    line("<" + name + attributes(attributes) + ">");
    open.push(name);
    return this;
  }

  ReportXml close() {
    String name = open.pop();
    line("</" + name + ">");
    return this;
  }

  ReportXml text(String name, String text) {
    line("<" + name + ">" + escaped(text) + "</" + name + ">");
    return this;
  }

  ReportXml base64(String name, byte[] bytes) {
    return text(name, Base64.getEncoder().encodeToString(bytes));
  }

  ReportXml empty(String name, String... attributes) {
    line("<" + name + attributes(attributes) + "/>");
    return this;
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void line(String line) {
    out.append("  ".repeat(open.size())).append(line).append('\n');
  }

  private static String attributes(String... attributes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escaped(attributes[i + 1])).append('"');
    }
    return text.toString();
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().map(c -> legal(c) ? c : REPLACEMENT).forEach(safe::appendCodePoint);
    return safe.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** XML 1.0 §2.2, production 2. */
  private static boolean legal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
