package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.attack.LineAttacks.LEFT;
import static cn.laborproof.document.examine.attack.LineAttacks.NINE;
import static cn.laborproof.document.examine.attack.LineAttacks.RIGHT;
import static cn.laborproof.document.examine.attack.LineAttacks.across;
import static cn.laborproof.document.examine.attack.LineAttacks.at;
import static cn.laborproof.document.examine.attack.LineAttacks.number;
import static cn.laborproof.document.examine.attack.LineAttacks.table;
import static cn.laborproof.document.examine.attack.LineAttacks.upright;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that go where rules of ours go and look otherwise: under texts that show nothing, dashed,
 * white, scaled until they vanish, or part of a path that is changed before it is drawn.
 */
final class PenAttacks {
  private static final Pattern TEXT =
      Pattern.compile("/(F\\d) [\\d.]+ Tf [\\d.]+ [\\d.]+ Td \\[<([0-9A-F]{4})");

  private static final Pattern FRAME =
      Pattern.compile(
          "q 0\\.7 G 0\\.5 w \\[3 3] 0 d ([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+) re S Q");

  /** Two rows of a table as ours are. */
  private static final String TWO_ROWS = table(400, 424) + table(424, 448);

  private final LineAttacks to;

  PenAttacks(LineAttacks to) {
    this.to = to;
  }

  void all() {
    emptyTexts();
    shortTexts();
    operators();
    dashes();
    paleEdges();
    vanishingEdges();
    tables();
    paths();
    places();
    bands();
  }

  /** Each dot of a letter is the line under a text that shows nothing. */
  private void emptyTexts() {
    dots("round dots under empty texts", 1.2, "[]", "1 J 1 w", 0);
    dots("thick dots under empty texts", 1.2, "[]", "1 w", 0.25);
    dots("dots as wide as rules under empty texts", 1.2, "[]", "0.5 w", 0.25);
    dots("dashes side by side under moved pens", 2, "[-166.667]", "0.5 w", 2);
    dots("dashes as far apart as rows under moved pens", 16, "[-1000]", "0.5 w", 12);
    to.drawn(
        "one line under a moved pen",
        "BT 0 g /F1 12 Tf %s Td [-1000] TJ ET ".formatted(at(300, 400)) + across(300, 312, 398.08));
    to.drawn(
        "one dot under an empty text",
        "BT 0 g /F1 12 Tf %s Td [] TJ ET ".formatted(at(300, 400)) + across(300, 300.5, 398.08));
  }

  private void dots(String name, double pitch, String shown, String pen, double wide) {
    var drawn = new StringBuilder();
    for (int row = 0; row < NINE.length; row++) {
      for (int column = 0; column < NINE[row].length(); column++) {
        double x = 300 + column * pitch;
        double y = 400 + (NINE.length - row) * pitch;
        if (NINE[row].charAt(column) == '1') {
          drawn
              .append("BT 0 g /F1 12 Tf %s Td %s TJ ET ".formatted(at(x, y), shown))
              .append(
                  "q %s %s m %s l S Q\n".formatted(pen, at(x, y - 1.92), at(x + wide, y - 1.92)));
        }
      }
    }
    to.drawn(name, drawn.toString());
  }

  /** Underlined texts that stand beside each other at another height, as segments would. */
  private void shortTexts() {
    to.add(
        "underlines side by side at different heights",
        content -> content + underlined(content, 300, 407) + underlined(content, 306, 402));
    to.add(
        "a line under a text that goes on white",
        content -> content + underlined(content, 300, 407) + across(304, 340, 406.36));
    to.add(
        "a pale line under a text",
        content -> content + underlined(content, 300, 407).replace("0.5 w", "0.5 w 0.8 G"));
    to.add(
        "a dashed line under a text",
        content -> content + underlined(content, 300, 407).replace("0.5 w", "0.5 w [1 1] 0 d"));
  }

  /** The first letter of the page, four points high. */
  private static String underlined(String content, double x, double y) {
    Matcher first = TEXT.matcher(content);
    if (!first.find()) {
      throw new IllegalStateException("no text");
    }
    return "BT 0 g /%s 4 Tf %s Td [<%s>] TJ ET ".formatted(first.group(1), at(x, y), first.group(2))
        + across(x, x + 4, y - 0.64);
  }

  /** Nothing but the operator is strange. */
  private void operators() {
    for (String operator :
        new String[] {"1 J", "1 j", "9 M", "1 0 0 RG", "0 0 0 1 K", "/DeviceGray CS", "0 SC"}) {
      to.drawn("a rule after " + operator, ruled(operator));
    }
    to.drawn("a rule cut out", "q %s 9 60 re W n %s Q\n".formatted(at(300, 380), ruled("")));
    to.drawn("a rule under a state of its own", ruled("/GS0 gs"));
    to.drawn("a curved stripe", "q 0 g 300 0 m 306 0 l 306 9 318 15 312 24 c 306 24 l h f Q\n");
  }

  /** Rules over the whole width of which only a part is seen. */
  private void dashes() {
    to.drawn("a rule of which one dash is seen", ruled("[0 224.36 18 1000] 0 d"));
    to.drawn("a rule of which the beginning is seen", ruled("[18 1000] 0 d"));
    to.drawn("a rule that begins in its gap", ruled("[18 1000] 500 d"));
    to.drawn("a rule as places to sign are framed", ruled("[3 3] 0 d"));
    var digit = new StringBuilder();
    for (int y : new int[] {400, 424, 448}) {
      digit.append(ruled("[0 224.36 18 1000] 0 d", y));
    }
    to.drawn(
        "a digit of seven dashes",
        digit
            + pen("[0 1] 0 d", upright(LEFT, 400, 448) + upright(RIGHT, 400, 448))
            + upright(300, 400, 424)
            + upright(318, 424, 448));
  }

  private static String ruled(String pen) {
    return ruled(pen, 400);
  }

  private static String ruled(String pen, double y) {
    return pen(pen, across(LEFT, RIGHT, y));
  }

  private static String pen(String pen, String lines) {
    return "q " + pen + "\n" + lines + "Q\n";
  }

  /** Columns whose outer edges are there and not seen. */
  private void paleEdges() {
    for (String pale : new String[] {"1 G", "0.9 G", "0.8 G", "-1 G", "[0 30] 0 d"}) {
      to.drawn(
          "a column between edges drawn by " + pale,
          across(LEFT, RIGHT, 400)
              + across(LEFT, RIGHT, 424)
              + pen(pale, upright(LEFT, 400, 424) + upright(RIGHT, 400, 424))
              + upright(300, 400, 424));
      to.drawn(
          "columns between rules drawn by " + pale,
          pen(pale, across(LEFT, RIGHT, 400) + across(LEFT, RIGHT, 424))
              + upright(LEFT, 400, 424)
              + upright(RIGHT, 400, 424)
              + upright(300, 400, 424));
    }
  }

  private void vanishingEdges() {
    for (String thin : new String[] {"0 w", "0.01 w", "0.2 w", "-0.5 w"}) {
      to.drawn(
          "a column between edges of " + thin,
          (across(LEFT, RIGHT, 400) + across(LEFT, RIGHT, 424) + upright(300, 400, 424))
              + (upright(LEFT, 400, 424) + upright(RIGHT, 400, 424)).replace("0.5 w", thin));
    }
    to.drawn(
        "a column between edges that a matrix makes thin",
        across(LEFT, RIGHT, 400)
            + across(LEFT, RIGHT, 424)
            + upright(300, 400, 424)
            + "q 0.01 0 0 1 0 0 cm "
            + upright(LEFT * 100, 400, 424)
            + upright(RIGHT * 100, 400, 424)
            + "Q\n");
  }

  private void tables() {
    String edges = upright(LEFT, 400, 424) + upright(RIGHT, 400, 424);
    to.drawn("columns without rules", edges + upright(300, 400, 424));
    to.drawn("columns without a rule above", edges + across(LEFT, RIGHT, 400));
    to.drawn("columns without a rule below", edges + across(LEFT, RIGHT, 424));
    to.drawn("a column left of its table", table(400, 424) + upright(20, 400, 424));
    to.drawn("a column right of its table", table(400, 424) + upright(560, 400, 424));
    to.drawn(
        "columns that change from row to row",
        TWO_ROWS + upright(300, 400, 424) + upright(318, 424, 448));
    to.drawn("a column in the lower row alone", TWO_ROWS + upright(300, 400, 424));
    to.drawn("a table in the foot", table(20, 44));
  }

  /** Paths that go on where another form of path ended, or change their pen on the way. */
  private void paths() {
    String frame = "%s %s %s re".formatted(at(LEFT, 400), number(RIGHT - LEFT), number(40));
    to.drawn(
        "a slanting line that goes on from a frame", "q 0.5 w %s 200 420 l S Q\n".formatted(frame));
    for (String change : new String[] {"0.5 w", "0 G", "[] 0 d", "q Q", "1 0 0 1 0 0 cm", "0 g"}) {
      to.drawn(
          "a rule with %s in its path".formatted(change),
          "q 0.5 w %s m %s %s l S Q\n".formatted(at(LEFT, 400), change, at(RIGHT, 400)));
    }
  }

  /** The frame around a place to sign, and a side of it as the segment of a digit. */
  private void places() {
    to.addLast(
        "a frame of which one side is there",
        content ->
            framed(
                content,
                place ->
                    "q 0.7 G 0.5 w [3 3] 0 d %s m %s l S Q"
                        .formatted(
                            at(corner(place, 1), corner(place, 2)),
                            at(corner(place, 1), corner(place, 2) + corner(place, 4)))));
    for (String pen :
        new String[] {
          "0.7 G 0.5 w",
          "0.7 G 0.5 w [1 30] 0 d",
          "0.7 G 0.5 w [3 3] 1 d",
          "1 G 0.5 w [3 3] 0 d",
          "0.7 G 0.05 w [3 3] 0 d"
        }) {
      to.addLast(
          "a frame drawn by " + pen,
          content -> framed(content, place -> "q " + pen + " " + rectangle(place) + " re S Q"));
    }
  }

  private static double corner(MatchResult place, int number) {
    return Double.parseDouble(place.group(number));
  }

  private static String rectangle(MatchResult place) {
    return "%s %s %s %s".formatted(place.group(1), place.group(2), place.group(3), place.group(4));
  }

  private static String framed(String content, Function<MatchResult, String> otherwise) {
    Matcher frame = FRAME.matcher(content);
    if (!frame.find()) {
      throw new IllegalStateException("no place to sign");
    }
    return frame.replaceFirst(otherwise);
  }

  private void bands() {
    String stripe = "%d 0 m %d 0 l %d 24 l %d 24 l h f\n";
    to.drawn("white stripes on black ones", "q 1 g " + stripe(stripe, 300) + "Q\n");
    to.drawn(
        "stripes close together", "q 0 g " + stripe(stripe, 300) + stripe(stripe, 304) + "Q\n");
    to.drawn("a black band", "q 0 g 0 0 595.28 24 re f Q\n");
    to.drawn(
        "rules in a band, covered in part",
        across(LEFT, RIGHT, 4) + across(LEFT, RIGHT, 20) + "q 0 g " + stripe(stripe, 300) + "Q\n");
  }

  private static String stripe(String path, int x) {
    return String.format(Locale.ROOT, path, x, x + 6, x + 12, x + 6);
  }
}
