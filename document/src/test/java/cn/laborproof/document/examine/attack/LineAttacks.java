package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.HIDDEN_CONTENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Letters that are no text: put together of thin lines, of squares, of columns of a table, of
 * dashes, of frames and patterns, in the body of a page and around it. Programs read none of them;
 * people do.
 */
final class LineAttacks {
  /** A 9 as five by seven squares, from above. */
  static final String[] NINE = {"01110", "10001", "10001", "01111", "00001", "00010", "01100"};

  /** White between the last paragraph and the panels, the foot, the edge beside the body. */
  private static final List<double[]> PLACES =
      List.of(new double[] {300, 400}, new double[] {300, 40}, new double[] {20, 400});

  static final double LEFT = 75.64;
  static final double RIGHT = 519.64;

  private final GenuineFiles files;
  private final List<Attack> found = new ArrayList<>();

  LineAttacks(GenuineFiles files) {
    this.files = files;
  }

  List<Attack> all() {
    for (double[] place : PLACES) {
      String where = " at " + (int) place[0] + " " + (int) place[1];
      drawn("squares" + where, squares(place, 1.5));
      drawn("tiny squares" + where, squares(place, 0.4));
      drawn("thin filled rectangles" + where, bars(place));
      drawn("lines one above the other" + where, scanned(place, "2 J 0.5 w"));
      drawn("white lines on what was black" + where, scanned(place, "1 G 0.3 w"));
      drawn("long upright lines" + where, uprights(place));
      drawn("segments as on a meter" + where, segments(place, 20, 14));
      drawn("segments as wide as columns" + where, segments(place, 40, 20));
      drawn("dots of lines without length" + where, dots(place));
      drawn("strokes at a slant" + where, line(place, 0, 0, 6, 9) + line(place, 6, 9, 12, 0));
      drawn("a frame" + where, "q 0.5 w %s 12 20 re S Q\n".formatted(at(place, 0, 0)));
      drawn("an image in the line" + where, image(place));
    }
    rows();
    columns();
    underlines();
    bands();
    places();
    forms();
    new PenAttacks(this).all();
    return found;
  }

  private void rows() {
    drawn("dashes of rows close together", dashedRows());
    drawn("a row of another table, cut short", across(LEFT, RIGHT - 30, 400));
    drawn("a row that goes on beyond the table", across(LEFT, RIGHT + 30, 400));
    drawn("a thick row", "q 2 w %s m %s l S Q\n".formatted(at(LEFT, 400), at(RIGHT, 400)));
  }

  /** Upright lines as high as a row, in a row: a 1 beside a number. */
  private void columns() {
    drawn("a 1 as high as a row", upright(300, 400, 424));
    String edges = table(400, 424);
    drawn(
        "a 1 beside a number in a row of its own",
        edges + upright(300, 400, 424) + upright(306, 400, 424));
    drawn("columns in a row that is too low", table(400, 409) + upright(300, 400, 409));
    drawn("a column that does not fill its row", edges + upright(300, 404, 424));
    drawn(
        "two rows over each other with columns of their own",
        edges
            + upright(300, 400, 424)
            + upright(LEFT, 401, 425)
            + upright(RIGHT, 401, 425)
            + upright(308, 401, 425));
  }

  private void underlines() {
    add(
        "lines as under a text, one over the other beside it",
        content -> content + underlined(content, 0, 8));
    add(
        "a part of a text underlined, as letters are",
        content -> content + underlined(content, 40, 0));
    add("lines under texts of many sizes", content -> content + underlinedSizes(content));
  }

  /** One letter again and again, each time a little larger and underlined, as a blank could be. */
  private static String underlinedSizes(String content) {
    var first =
        Pattern.compile("/(F\\d) [\\d.]+ Tf [\\d.]+ [\\d.]+ Td \\[<([0-9A-F]{4})").matcher(content);
    if (!first.find()) {
      throw new IllegalStateException("no text");
    }
    var drawn = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      double size = 6 + i * 6.25;
      drawn.append(
          "BT 0 g /%s %s Tf %s Td [<%s>] TJ ET "
              .formatted(first.group(1), number(size), at(300, 407), first.group(2)));
      drawn.append(across(300, 300 + size, 407 - 0.16 * size));
    }
    return drawn.toString();
  }

  /** Returns lines under the first text, moved and raised step by step. */
  private static String underlined(String content, double shift, int more) {
    var first = Pattern.compile("/F\\d ([\\d.]+) Tf ([\\d.]+) ([\\d.]+) Td").matcher(content);
    if (!first.find()) {
      throw new IllegalStateException("no text");
    }
    double x = Double.parseDouble(first.group(2)) - shift;
    double y = Double.parseDouble(first.group(3)) - 0.16 * Double.parseDouble(first.group(1));
    var lines = new StringBuilder();
    for (int i = 0; i <= more; i++) {
      lines.append(across(x, x + 5, y - i));
    }
    return lines.toString();
  }

  private void bands() {
    drawn("letters in the band of a demo", squares(new double[] {300, 4}, 2));
    drawn("a letter as high as the band", "q 0 g 300 0 m 306 0 l 306 24 l 300 24 l h f Q\n");
    drawn("a stripe with a hook", "q 0 g 300 0 m 306 0 l 312 24 l 306 24 l 300 12 l h f Q\n");
    drawn("a band of half the width", "q 1 0.9 0.35 rg 0 0 300 24 re f Q\n");
    drawn("a band where text stands", "q 1 0.9 0.35 rg 0 400 595.28 24 re f Q\n");
  }

  /** The frame of a place to sign, where the place is as small as a letter. */
  private void places() {
    Forge forge = page(content -> content + "q 0.5 w 299.5 399.5 9 13 re S Q\n");
    int field = forge.field("DocTS_03").object();
    forge.change(field, "Rect", "[300 400 308 412]");
    found.add(attack("a frame around a place as small as a letter", forge.asFirstSave()));
  }

  private void forms() {
    drawn("the code once more beside the page's number", "q 45 0 0 45 300 30 cm /QR Do Q\n");
    drawn("the code as wide as the foot", "q 400 0 0 45 75.64 30 cm /QR Do Q\n");
  }

  /** Refused because of these operators at the end of the first page. */
  void drawn(String name, String operators) {
    add(name, content -> content + operators);
  }

  void add(String name, UnaryOperator<String> edit) {
    found.add(attack(name, page(edit).asFirstSave()));
  }

  /** The same on the page where places to sign are. */
  void addLast(String name, UnaryOperator<String> edit) {
    Forge forge = new Forge(files.frozenContract());
    found.add(attack(name, page(forge, forge.pages().getLast(), edit).asFirstSave()));
  }

  private Attack attack(String name, byte[] frozen) {
    return new Attack("lines: " + name, files.finished(frozen), HIDDEN_CONTENT, "unfamiliar");
  }

  private Forge page(UnaryOperator<String> edit) {
    Forge forge = new Forge(files.frozenContract());
    return page(forge, forge.pages().getFirst(), edit);
  }

  private static Forge page(Forge forge, int page, UnaryOperator<String> edit) {
    int content = forge.reference(forge.dictionary(page), "Contents");
    return forge.putStream(content, "", Bytes.ascii(edit.apply(Bytes.text(forge.data(content)))));
  }

  private static String squares(double[] place, double side) {
    var drawn = new StringBuilder("q 0 g ");
    for (int row = 0; row < NINE.length; row++) {
      for (int column = 0; column < NINE[row].length(); column++) {
        if (NINE[row].charAt(column) == '1') {
          drawn
              .append(at(place, column * side, (NINE.length - row) * side))
              .append(" %s %s re ".formatted(number(side), number(side)));
        }
      }
    }
    return drawn.append("f Q\n").toString();
  }

  private static String bars(double[] place) {
    return "q 0 g %s 0.6 9 re %s 5 0.6 re %s 0.6 9 re f Q\n"
        .formatted(at(place, 0, 0), at(place, 0, 4), at(place, 5, 0));
  }

  private static String scanned(double[] place, String style) {
    var drawn = new StringBuilder("q " + style + " ");
    for (int row = 0; row < NINE.length; row++) {
      int begin = NINE[row].indexOf('1');
      int end = NINE[row].lastIndexOf('1') + 1;
      double y = NINE.length - row;
      drawn
          .append(at(place, begin * 2.0, y))
          .append(" m ")
          .append(at(place, end * 2.0 + 1, y))
          .append(" l ");
    }
    return drawn.append("S Q\n").toString();
  }

  private static String uprights(double[] place) {
    var drawn = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      drawn.append(line(place, i * 0.7, 0, i * 0.7, 15));
    }
    return drawn.toString();
  }

  /** An 8 of seven segments. */
  private static String segments(double[] place, double high, double wide) {
    return line(place, 0, 0, wide, 0)
        + line(place, 0, high, wide, high)
        + line(place, 0, 2 * high, wide, 2 * high)
        + line(place, 0, 0, 0, high)
        + line(place, 0, high, 0, 2 * high)
        + line(place, wide, 0, wide, high)
        + line(place, wide, high, wide, 2 * high);
  }

  private static String dots(double[] place) {
    return "q 1 J 1 w %s m %s l %s m h S Q\n"
        .formatted(at(place, 0, 0), at(place, 0, 0), at(place, 3, 0));
  }

  private static String image(double[] place) {
    return "q 8 0 0 8 %s cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n".formatted(at(place, 0, 0));
  }

  /** Rows of dashes, so that a picture stands in them. */
  private static String dashedRows() {
    var drawn = new StringBuilder("q 0.5 w ");
    for (int i = 0; i < 7; i++) {
      drawn
          .append("[%d 9 4 400] 0 d ".formatted(200 + i))
          .append("%s m %s l S ".formatted(at(LEFT, 400 + i), at(RIGHT, 400 + i)));
    }
    return drawn.append("Q\n").toString();
  }

  static String across(double from, double to, double y) {
    return "q 0.5 w %s m %s l S Q\n".formatted(at(from, y), at(to, y));
  }

  static String upright(double x, double bottom, double top) {
    return "q 0.5 w %s m %s l S Q\n".formatted(at(x, top), at(x, bottom));
  }

  /** A row of a table as ours are: its rules and its outer edges. */
  static String table(double bottom, double top) {
    return across(LEFT, RIGHT, bottom)
        + across(LEFT, RIGHT, top)
        + upright(LEFT, bottom, top)
        + upright(RIGHT, bottom, top);
  }

  private static String line(double[] place, double x1, double y1, double x2, double y2) {
    return "q 0.5 w %s m %s l S Q\n".formatted(at(place, x1, y1), at(place, x2, y2));
  }

  private static String at(double[] place, double x, double y) {
    return at(place[0] + x, place[1] + y);
  }

  static String at(double x, double y) {
    return number(x) + " " + number(y);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
