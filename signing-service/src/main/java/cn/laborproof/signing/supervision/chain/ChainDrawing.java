package cn.laborproof.signing.supervision.chain;

import cn.laborproof.signing.supervision.chain.EvidenceViews.LicenceView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.LinkView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.NodeView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.PlaceView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain as boxes below each other with lines between them: upright, so that it can be read on a
 * telephone as well. Measures are units of the SVG's own; it is scaled as a whole.
 *
 * @param width of the drawing
 * @param height of the drawing
 */
record ChainDrawing(int width, int height, List<Box> boxes, List<Tie> ties) {

  private static final int LEFT = 6;
  private static final int BOX_WIDTH = 288;
  private static final int LINE = 19;
  private static final int PADDING = 10;
  private static final int GAP = 34;
  private static final int STEM = 34;
  private static final int LANE = 10;

  /** Half-width characters that fit; a Chinese one takes two. */
  private static final int NAME_WIDTH = 30;

  private static final int TEXT_WIDTH = 34;
  private static final int LABEL_WIDTH = 32;

  /** A line of text. */
  record Text(String text, int x, int y, String style) {}

  /** A company, or the people. */
  record Box(
      String role,
      int x,
      int y,
      int width,
      int height,
      List<Text> texts,
      String said,
      @Nullable String href) {}

  /**
   * What ties two of them.
   *
   * @param path of the line
   * @param head its arrow
   * @param said all of it in one sentence
   */
  record Tie(
      String kind,
      String path,
      String head,
      List<Text> texts,
      String said,
      @Nullable String href) {}

  static ChainDrawing of(List<NodeView> nodes, List<LinkView> links) {
    List<Box> boxes = new ArrayList<>();
    List<Tie> ties = new ArrayList<>();
    int bottom = LEFT;
    int lane = 0;
    for (int i = 0; i < nodes.size(); i++) {
      int place = i;
      List<LinkView> down = links.stream().filter(link -> link.to() == place).toList();
      List<List<String>> labels = down.stream().map(link -> label(nodes, link)).toList();
      int lines = labels.stream().mapToInt(List::size).sum();
      int top = i == 0 ? bottom : bottom + GAP + lines * LINE;
      Box box = box(nodes.get(i), top);
      int label = bottom + LINE + 2;
      for (int j = 0; j < down.size(); j++) {
        LinkView link = down.get(j);
        Box above = boxes.get(link.from());
        boolean next = link.from() == i - 1;
        if (!next) {
          lane++;
        }
        ties.add(tie(link, labels.get(j), above, box, label, next ? 0 : lane, nodes));
        label += labels.get(j).size() * LINE;
      }
      boxes.add(box);
      bottom = top + box.height();
    }
    return new ChainDrawing(
        LEFT + BOX_WIDTH + LANE * (lane + 1) + 2, bottom + LEFT, List.copyOf(boxes), ties);
  }

  private static Box box(NodeView node, int top) {
    List<Text> texts = new ArrayList<>();
    int y = top + PADDING + 13;
    texts.add(new Text(node.roleText(), LEFT + 12, y, "chain-role"));
    for (String part : wrapped(node.name(), NAME_WIDTH)) {
      y += LINE;
      texts.add(new Text(part, LEFT + 12, y, "chain-name"));
    }
    if (!node.code().isEmpty() && !node.code().equals(node.name())) {
      y += LINE;
      texts.add(new Text(node.code(), LEFT + 12, y, "chain-code"));
    }
    LicenceView licence = node.licence();
    if (licence != null) {
      for (String part : wrapped(licence.text(), TEXT_WIDTH)) {
        y += LINE;
        texts.add(new Text(part, LEFT + 12, y, "chain-licence-" + licence.state()));
      }
    }
    String said = String.join(" · ", texts.stream().map(Text::text).toList());
    return new Box(
        node.role(),
        LEFT,
        top,
        BOX_WIDTH,
        y + PADDING - top,
        List.copyOf(texts),
        said,
        node.href() != null ? node.href() : first(node.sources()));
  }

  private static List<String> label(List<NodeView> nodes, LinkView link) {
    List<String> label = new ArrayList<>();
    // Of a line that passes others by, who stands at its other end is said beside it.
    label.add(
        link.from() == link.to() - 1
            ? link.text()
            : link.text() + " · " + nodes.get(link.from()).roleText());
    label.addAll(link.details());
    return label.stream().flatMap(line -> wrapped(line, LABEL_WIDTH).stream()).toList();
  }

  private static Tie tie(
      LinkView link,
      List<String> label,
      Box above,
      Box below,
      int y,
      int lane,
      List<NodeView> nodes) {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < label.size(); i++) {
      texts.add(
          new Text(label.get(i), STEM + 12, y + i * LINE, i == 0 ? "chain-tie" : "chain-detail"));
    }
    String said =
        nodes.get(link.from()).name()
            + " → "
            + nodes.get(link.to()).name()
            + " · "
            + String.join(" · ", label);
    if (lane == 0) {
      int from = above.y() + above.height();
      return new Tie(
          link.kind(),
          "M%d %d V%d".formatted(STEM, from, below.y() - 7),
          "%d,%d %d,%d %d,%d"
              .formatted(STEM - 5, below.y() - 8, STEM + 5, below.y() - 8, STEM, below.y() - 1),
          List.copyOf(texts),
          said,
          first(link.sources()));
    }
    int right = LEFT + BOX_WIDTH;
    int middle = below.y() + below.height() / 2;
    return new Tie(
        link.kind(),
        "M%d %d H%d V%d H%d"
            .formatted(
                right,
                above.y() + above.height() - 8 - 4 * (lane % 3),
                right + LANE * lane,
                middle,
                right + 7),
        "%d,%d %d,%d %d,%d"
            .formatted(right + 8, middle - 5, right + 8, middle + 5, right + 1, middle),
        List.copyOf(texts),
        said,
        first(link.sources()));
  }

  private static @Nullable String first(List<PlaceView> places) {
    return places.isEmpty() ? null : places.getFirst().href();
  }

  /** Lines of at most so many half-width characters; Chinese breaks anywhere. */
  private static List<String> wrapped(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = 0;
    for (int point : text.codePoints().toArray()) {
      int takes = point < 0x2000 ? 1 : 2;
      if (width + takes > most) {
        lines.add(line.toString());
        line.setLength(0);
        width = 0;
      }
      line.appendCodePoint(point);
      width += takes;
    }
    lines.add(line.toString());
    return lines;
  }
}
