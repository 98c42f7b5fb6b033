package cn.laborproof.document.freeze;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.typeset.Box;
import cn.laborproof.document.typeset.Canvas;
import cn.laborproof.document.typeset.Canvas.Rectangle;
import cn.laborproof.document.typeset.Line;
import cn.laborproof.document.typeset.TextStyle;
import cn.laborproof.document.typeset.Typesetter;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets the signature panels, two to a row: caption and lines above, the field below them with
 * nothing printed in it, so that no seal hides what must be read.
 */
final class PanelBoxes {
  /** A seal is 40 mm in diameter; the field has room for it and the time below. */
  static final double FIELD_HEIGHT = 140;

  private static final double GUTTER = 24;
  private static final double LINE = 18;
  private static final double COLUMN = (PageGeometry.BODY_WIDTH - GUTTER) / 2;
  private static final TextStyle CAPTION = TextStyle.BODY.bold().sized(11);
  private static final TextStyle DETAIL = TextStyle.BODY.sized(10.5);

  private final Typesetter typesetter;

  PanelBoxes(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  List<Box> panels(List<SignaturePanel> panels, SigningProfile profile) {
    Line heading = typesetter.line("签署", TextStyle.BODY.bold().sized(13));
    Line rule =
        typesetter.line("以下各栏全部签署（盖章）后生效；任一栏空白的，本文件尚未生效。", TextStyle.BODY.sized(10.5).toned(0.25));
    List<Box> boxes = new ArrayList<>();
    boxes.add(Box.white(14));
    boxes.add(Box.of(22, true, (page, top) -> page.text(heading, PageGeometry.LEFT, top - 15)));
    boxes.add(Box.of(24, true, (page, top) -> page.text(rule, PageGeometry.LEFT, top - 12)));
    for (int i = 0; i < panels.size(); i += 2) {
      List<Cell> cells = new ArrayList<>();
      for (SignaturePanel panel : panels.subList(i, Math.min(i + 2, panels.size()))) {
        cells.add(cell(panel, profile));
      }
      boolean keep = i == 0 && panels.size() <= 4 && panels.size() > 2;
      boxes.add(row(cells, keep));
    }
    return boxes;
  }

  private record Cell(String field, List<Line> lines) {}

  private Cell cell(SignaturePanel panel, SigningProfile profile) {
    SignatureSlot slot =
        profile.slots().stream()
            .filter(candidate -> candidate.field().equals(panel.field()))
            .findFirst()
            .orElseThrow();
    List<Line> lines = new ArrayList<>();
    lines.addAll(typesetter.ragged(panel.caption(), CAPTION, COLUMN));
    if (panel.lines().stream().noneMatch(line -> line.contains(slot.signer()))) {
      lines.addAll(typesetter.ragged(slot.signer(), DETAIL, COLUMN));
    }
    panel.lines().forEach(line -> lines.addAll(typesetter.ragged(line, DETAIL, COLUMN)));
    return new Cell(panel.field(), lines);
  }

  private static Box row(List<Cell> cells, boolean keep) {
    int lines = cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0);
    double height = lines * LINE + 4 + FIELD_HEIGHT + 14;
    return Box.of(
        height,
        keep,
        (page, top) -> {
          for (int i = 0; i < cells.size(); i++) {
            paint(page, cells.get(i), PageGeometry.LEFT + i * (COLUMN + GUTTER), top, lines);
          }
        });
  }

  private static void paint(Canvas page, Cell cell, double x, double top, int lines) {
    for (int i = 0; i < cell.lines().size(); i++) {
      page.text(cell.lines().get(i), x, top - 13 - i * LINE);
    }
    double fieldTop = top - lines * LINE - 4;
    double bottom = fieldTop - FIELD_HEIGHT;
    page.raw(
        "q 0.7 G 0.5 w [3 3] 0 d %s re S Q"
            .formatted(PdfSyntax.numbers(x - 0.5, bottom - 0.5, COLUMN + 1, FIELD_HEIGHT + 1)));
    page.field(cell.field(), new Rectangle(x, bottom, COLUMN, FIELD_HEIGHT));
  }
}
