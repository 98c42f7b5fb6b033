package cn.laborproof.document.freeze;

import cn.laborproof.document.typeset.Box;
import cn.laborproof.document.typeset.Canvas;
import cn.laborproof.document.typeset.Line;
import cn.laborproof.document.typeset.TextStyle;
import cn.laborproof.document.typeset.Typesetter;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets tables with hairlines, which save ink. A long row becomes one box for each of its lines, so
 * that even a cell longer than a page can be broken.
 */
final class TableBoxes {
  private static final TextStyle CELL = TextStyle.BODY.sized(10.5);
  private static final double PADDING = 6;
  private static final double LINE = 16.5;
  private static final double HAIRLINE = 0.5;
  private static final double GREY = 0.45;
  private static final int UNBROKEN_LINES = 8;

  private final Typesetter typesetter;

  TableBoxes(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  List<Box> keyFacts(Block.KeyFacts facts) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(Box.white(4));
    Line caption = typesetter.line(facts.caption(), TextStyle.BODY.bold());
    boxes.add(Box.of(22, true, (page, top) -> page.text(caption, PageGeometry.LEFT, top - 14)));
    List<Double> edges = edges(List.of(26, 74));
    for (int i = 0; i < facts.facts().size(); i++) {
      Block.Fact fact = facts.facts().get(i);
      boxes.addAll(
          row(
              List.of(fact.label(), fact.value()),
              List.of(CELL.bold(), CELL),
              edges,
              i + 1 == facts.facts().size()));
    }
    boxes.add(Box.white(10));
    return boxes;
  }

  List<Box> table(Block.Table table) {
    List<Double> edges = edges(table.widths());
    Box head =
        joined(
            row(
                table.head(),
                table.head().stream().map(title -> CELL.bold()).toList(),
                edges,
                false));
    List<Box> boxes = new ArrayList<>(List.of(Box.white(6), head));
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> cells = table.rows().get(i);
      List<TextStyle> styles = cells.stream().map(cell -> CELL).toList();
      for (Box line : row(cells, styles, edges, i + 1 == table.rows().size())) {
        boxes.add(line.under(head));
      }
    }
    boxes.add(Box.white(10));
    return boxes;
  }

  private static List<Double> edges(List<Integer> widths) {
    double total = widths.stream().mapToInt(Integer::intValue).sum();
    List<Double> edges = new ArrayList<>(List.of(PageGeometry.LEFT));
    for (int width : widths) {
      edges.add(edges.getLast() + width * PageGeometry.BODY_WIDTH / total);
    }
    return edges;
  }

  private List<Box> row(
      List<String> cells, List<TextStyle> styles, List<Double> edges, boolean lastRow) {
    List<List<Line>> columns = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      double width = edges.get(i + 1) - edges.get(i) - 2 * PADDING;
      columns.add(typesetter.ragged(cells.get(i), styles.get(i), width));
    }
    int lines = columns.stream().mapToInt(List::size).max().orElse(0);
    int step = lines <= UNBROKEN_LINES ? lines : 1;
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < lines; i += step) {
      boxes.add(slice(columns, edges, new Part(i, i + step, lines), lastRow));
    }
    return boxes;
  }

  /** Lines {@code from} to {@code to} of a row that has {@code lines} lines. */
  private record Part(int from, int to, int lines) {
    boolean first() {
      return from == 0;
    }

    boolean last() {
      return to == lines;
    }

    /** The first two and the last two lines stay together. */
    boolean keepWithNext() {
      return !last() && (first() || to == lines - 1);
    }

    double above() {
      return first() ? PADDING - 2 : 0;
    }

    double height() {
      return above() + LINE * (to - from) + (last() ? PADDING - 2 : 0);
    }
  }

  /**
   * A part of a row over all columns, with its part of the rules. Cells are painted one after the
   * other, so that extracted text has each cell in one piece.
   */
  private static Box slice(
      List<List<Line>> columns, List<Double> edges, Part part, boolean lastRow) {
    return Box.of(
        part.height(),
        part.keepWithNext(),
        (page, top) -> {
          double bottom = top - part.height();
          horizontal(page, edges, top, part.first());
          horizontal(page, edges, bottom, part.last() && lastRow);
          edges.forEach(edge -> page.rule(edge, top, edge, bottom, HAIRLINE, GREY));
          for (int column = 0; column < columns.size(); column++) {
            List<Line> lines = columns.get(column);
            for (int i = part.from(); i < Math.min(part.to(), lines.size()); i++) {
              double baseline = top - part.above() - 12 - LINE * (i - part.from());
              page.text(lines.get(i), edges.get(column) + PADDING, baseline);
            }
          }
        });
  }

  private static void horizontal(Canvas page, List<Double> edges, double y, boolean there) {
    if (there) {
      page.rule(edges.getFirst(), y, edges.getLast(), y, HAIRLINE, GREY);
    }
  }

  /** The boxes of the head as one, since it is repeated as one. */
  private static Box joined(List<Box> boxes) {
    double height = boxes.stream().mapToDouble(Box::height).sum();
    return Box.of(
        height,
        true,
        (page, top) -> {
          double y = top;
          for (Box box : boxes) {
            box.painter().paint(page, y);
            y -= box.height();
          }
        });
  }
}
