package cn.laborproof.document.freeze;

import cn.laborproof.document.typeset.Box;
import cn.laborproof.document.typeset.Canvas.Rectangle;
import cn.laborproof.document.typeset.Line;
import cn.laborproof.document.typeset.TextStyle;
import cn.laborproof.document.typeset.Typesetter;
import cn.laborproof.document.typeset.Typesetter.Run;
import java.util.ArrayList;
import java.util.List;

/** Sets titles, headings, paragraphs, items and notices. */
final class TextBoxes {
  private static final TextStyle TITLE = TextStyle.BODY.bold().sized(22);
  private static final TextStyle HEADING = TextStyle.BODY.bold().sized(13);
  private static final TextStyle SMALL = TextStyle.BODY.sized(10.5);
  private static final double FIRST_INDENT = 24;

  private final Typesetter typesetter;

  TextBoxes(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  List<Box> title(String title, String number) {
    Line name = typesetter.line(title, TITLE);
    Line below = typesetter.line("编号：" + number, SMALL.toned(0.3));
    double middle = PageGeometry.WIDTH / 2;
    return List.of(
        Box.of(40, true, (page, top) -> page.centred(name, middle, top - 28)),
        Box.of(30, true, (page, top) -> page.centred(below, middle, top - 13)));
  }

  List<Box> heading(Block.Heading heading) {
    String text = heading.number() + gap(heading.number()) + heading.text();
    List<Box> boxes = new ArrayList<>(List.of(Box.white(9)));
    for (Line line : typesetter.ragged(text, HEADING, PageGeometry.BODY_WIDTH)) {
      boxes.add(Box.of(23, true, (page, top) -> page.text(line, PageGeometry.LEFT, top - 16)));
    }
    return boxes;
  }

  /** A number that ends in a mark brings its own white. */
  private static String gap(String number) {
    boolean closed = number.isEmpty() || "、．.）)".contains(number.substring(number.length() - 1));
    return closed ? "" : "\u3000";
  }

  List<Box> paragraph(List<Span> spans) {
    List<Line> lines = typesetter.paragraph(runs(spans), PageGeometry.BODY_WIDTH, FIRST_INDENT);
    return lineBoxes(lines, PageGeometry.LEFT);
  }

  List<Box> item(Block.Item item) {
    Line number = typesetter.line(item.number(), TextStyle.BODY);
    double hang = Math.ceil((number.width() + 3) / 12) * 12;
    List<Line> lines =
        typesetter.paragraph(runs(item.spans()), PageGeometry.BODY_WIDTH - FIRST_INDENT - hang, 0);
    List<Box> boxes = lineBoxes(lines, PageGeometry.LEFT + FIRST_INDENT + hang);
    Box first = boxes.getFirst();
    boxes.set(
        0,
        new Box(
            first.height(),
            first.kind(),
            (page, top) -> {
              page.text(number, PageGeometry.LEFT + FIRST_INDENT, top - PageGeometry.BASELINE);
              first.painter().paint(page, top);
            },
            first.head()));
    return boxes;
  }

  List<Box> notice(String text) {
    double padding = 10;
    List<Line> lines =
        typesetter.paragraph(
            List.of(new Run(text, SMALL)), PageGeometry.BODY_WIDTH - 2 * padding, 21);
    double height = 17 * lines.size() + 2 * padding - 3;
    return List.of(
        Box.white(8),
        Box.of(
            height,
            false,
            (page, top) -> {
              page.frame(
                  new Rectangle(PageGeometry.LEFT, top - height, PageGeometry.BODY_WIDTH, height),
                  0.6,
                  0.45);
              for (int i = 0; i < lines.size(); i++) {
                page.text(lines.get(i), PageGeometry.LEFT + padding, top - padding - 10.5 - 17 * i);
              }
            }),
        Box.white(8));
  }

  private static List<Run> runs(List<Span> spans) {
    return spans.stream().map(span -> new Run(span.text(), style(span.style()))).toList();
  }

  private static TextStyle style(Span.Style style) {
    return switch (style) {
      case PLAIN -> TextStyle.BODY;
      case FILLED -> TextStyle.BODY.underline();
      case STRONG -> TextStyle.BODY.bold();
    };
  }

  /** The first two and the last two lines of a paragraph stay together. */
  private static List<Box> lineBoxes(List<Line> lines, double x) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean keep = i + 1 < lines.size() && (i == 0 || i == lines.size() - 2);
      boxes.add(
          Box.of(
              PageGeometry.LINE_HEIGHT,
              keep,
              (page, top) -> page.text(line, x, top - PageGeometry.BASELINE)));
    }
    return boxes;
  }
}
