package cn.laborproof.document.freeze;

import cn.laborproof.document.typeset.Box;
import cn.laborproof.document.typeset.PageBreaker;
import cn.laborproof.document.typeset.PageBreaker.Placed;
import cn.laborproof.document.typeset.Typesetter;
import java.util.ArrayList;
import java.util.List;

/**
 * A request set into pages.
 *
 * @param typesetter knows the characters used
 * @param pages boxes with their places
 * @param surroundings head and foot
 */
record Layout(Typesetter typesetter, List<List<Placed>> pages, HeadAndFoot surroundings) {

  static Layout of(Paper request) {
    Typesetter typesetter = new Typesetter();
    List<Box> boxes = boxes(typesetter, request);
    List<List<Placed>> pages =
        new PageBreaker(PageGeometry.BODY_TOP, PageGeometry.BODY_BOTTOM).pages(boxes);
    return new Layout(typesetter, pages, new HeadAndFoot(typesetter, request, pages.size()));
  }

  private static List<Box> boxes(Typesetter typesetter, Paper request) {
    PageContent content = request.content();
    TextBoxes texts = new TextBoxes(typesetter);
    TableBoxes tables = new TableBoxes(typesetter);
    ChartBoxes charts = new ChartBoxes(typesetter);
    List<Box> boxes = new ArrayList<>(texts.title(content.title(), content.number()));
    for (Block block : content.blocks()) {
      boxes.addAll(
          switch (block) {
            case Block.Heading heading -> texts.heading(heading);
            case Block.Paragraph paragraph -> texts.paragraph(paragraph.spans());
            case Block.Item item -> texts.item(item);
            case Block.KeyFacts facts -> tables.keyFacts(facts);
            case Block.Table table -> tables.table(table);
            case Block.Chart chart -> charts.chart(chart);
            case Block.Notice notice -> texts.notice(notice.text());
          });
    }
    request
        .signing()
        .ifPresent(
            profile -> boxes.addAll(new PanelBoxes(typesetter).panels(content.panels(), profile)));
    return boxes;
  }
}
