package cn.laborproof.document.examine.attack;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes PDF values back. */
final class Spelling {
  private Spelling() {}

  static String entries(Map<String, PdfValue> entries) {
    return entries.entrySet().stream()
        .map(entry -> "/" + entry.getKey() + " " + of(entry.getValue()))
        .collect(Collectors.joining());
  }

  static String of(PdfValue value) {
    return switch (value) {
      case PdfValue.Null _ -> "null";
      case PdfValue.Bool bool -> String.valueOf(bool.value());
      case PdfValue.Number number when number.integer() -> String.valueOf((long) number.value());
      case PdfValue.Number number -> String.valueOf(number.value());
      case PdfValue.Name name -> "/" + escaped(name.value());
      case PdfValue.Text text ->
          "<" + HexFormat.of().formatHex(text.bytes().getBytes(StandardCharsets.ISO_8859_1)) + ">";
      case PdfValue.Array array ->
          array.items().stream().map(Spelling::of).collect(Collectors.joining(" ", "[", "]"));
      case PdfValue.Dictionary dictionary -> "<<" + entries(dictionary.entries()) + ">>";
      case PdfValue.Stream _ ->
          throw new IllegalArgumentException("a stream is never written in place");
      case PdfValue.Reference reference -> reference.number() + " " + reference.generation() + " R";
    };
  }

  private static String escaped(String name) {
    return name.chars()
        .mapToObj(c ->
            c > ' ' && c < 127 && "#/()<>[]{}%".indexOf(c) < 0
                ? String.valueOf((char) c)
                : String.format("#%02X", c))
        .collect(Collectors.joining());
  }
}
