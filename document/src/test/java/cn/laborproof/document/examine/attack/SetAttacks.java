package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.HIDDEN_CONTENT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Honest letters set dishonestly: moved behind what a program reads, drawn on something dark, told
 * to readers by operands that each of them understands differently, or helped by a stroke.
 */
final class SetAttacks {
  private static final Pattern LAST_CODE = Pattern.compile("([0-9A-F]{4})>\\] TJ");

  private final GenuineFiles files;
  private final List<Attack> found = new ArrayList<>();

  SetAttacks(GenuineFiles files) {
    this.files = files;
  }

  List<Attack> all() {
    operands();
    moved();
    grounds();
    forms();
    strokes();
    return found;
  }

  private void add(String name, UnaryOperator<String> edit, String answer) {
    Forge forge = new Forge(files.frozenContract());
    int content = forge.reference(forge.dictionary(forge.pages().getFirst()), "Contents");
    String before = Bytes.text(forge.data(content));
    String after = edit.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("nothing was changed: " + name);
    }
    add(name, forge.putStream(content, "", Bytes.ascii(after)), answer);
  }

  private void add(String name, Forge forge, String answer) {
    found.add(
        new Attack("set: " + name, files.finished(forge.asFirstSave()), HIDDEN_CONTENT, answer));
  }

  private void operands() {
    add(
        "black for who reads the first operand, white for who reads the last",
        content -> content.replace("BT 0 g", "BT 0 1 g"),
        "unfamiliar");
    add(
        "another size for who reads the last operand",
        content -> content.replace(" Tf ", " 0.1 Tf "),
        "unfamiliar");
    add(
        "another place for who reads the last operands",
        content -> content.replaceFirst("([\\d.]+ [\\d.]+) Td", "$1 900 900 Td"),
        "unfamiliar");
    add(
        "two strings of which one is shown",
        content -> content.replaceFirst("\\[<([0-9A-F]+)>\\] TJ", "<$1> <$1> Tj"),
        "unfamiliar");
    add(
        "a text outside a text object",
        content -> content.replace(" ET", " ET <0001> Tj"),
        "unfamiliar");
    add("half a letter", content -> content.replaceFirst("\\[<", "[<00> <"), "unfamiliar");
    add(
        "a second place counted from the line, not from the pen",
        content -> content.replaceFirst("\\] TJ ET", "] TJ 900 0 Td [<0001>] TJ ET"),
        "unfamiliar");
    add(
        "a matrix inside a text object",
        content -> content.replaceFirst("BT ", "BT 1 0 0 1 900 0 cm "),
        "unfamiliar");
  }

  private void moved() {
    add(
        "a letter set back before the number it follows",
        content -> LAST_CODE.matcher(content).replaceFirst("> 4000 <$1>] TJ"),
        "concealed");
    add(
        "letters set over each other",
        content -> LAST_CODE.matcher(content).replaceFirst("> 600 <$1>] TJ"),
        "concealed");
    add(
        "letters set over each other step by small step",
        content -> LAST_CODE.matcher(content).replaceFirst("> " + "9 ".repeat(20) + "<$1>] TJ"),
        "concealed");
    add(
        "a letter that means nothing",
        content -> LAST_CODE.matcher(content).replaceFirst("$10000>] TJ"),
        "concealed");
    add(
        "letters pressed to a hair",
        content -> "q 0.02 0 0 1 200 0 cm\n" + content + "Q\n",
        "concealed");
    add(
        "letters drawn as in a mirror",
        content -> "q -1 0 0 1 595 0 cm\n" + content + "Q\n",
        "concealed");
  }

  private void grounds() {
    add(
        "black letters on black",
        content -> "q 0 g 70 300 460 300 re f Q\n" + content,
        "concealed");
    add(
        "black letters on a broad black line",
        content -> "q 300 w 70 450 m 530 450 l S Q\n" + content,
        "concealed");
    add("pale yellow letters", content -> content.replace("BT 0 g", "BT 1 1 0.5 rg"), "concealed");
  }

  private void forms() {
    for (String place :
        List.of(
            "/BBox[0 0 600 800]",
            "/BBox[0 0 1 1]/Matrix[600 0 0 800 0 0]",
            "/BBox[0 0 1 1]/Matrix[0 1 -1 0 0 0]",
            "/BBox[0 0 0 0]",
            "/Matrix[1 0 0 1 0 0]")) {
      Forge forge = new Forge(files.frozenContract());
      var resources =
          forge
              .latest()
              .dictionary(forge.dictionary(forge.pages().getFirst()), "Resources")
              .orElseThrow();
      int code =
          forge.reference(forge.latest().dictionary(resources, "XObject").orElseThrow(), "QR");
      add(
          "a code that paints over the page: " + place,
          forge.putStream(
              code,
              "/Type/XObject/Subtype/Form/Resources<<>>" + place,
              Bytes.ascii("1 g 0 0 600 800 re f\n")),
          "unfamiliar");
    }
  }

  private void strokes() {
    add(
        "a stroke that looks like a 1 before a number",
        content -> content + "q 1 w 300 400 m 300 409 l S Q\n",
        "unfamiliar");
    add(
        "a point drawn as a box",
        content -> content + "1 1 1 RG 90 95 1.2 1.2 re f\n",
        "unfamiliar");
    add(
        "a digit drawn as curves",
        content -> content + "q 90 95 m 95 105 100 95 90 110 c S Q\n",
        "unfamiliar");
    add(
        "a digit of thick strokes",
        content -> content + "q 3 w 90 95 m 90 125 l S Q\n",
        "unfamiliar");
  }
}
