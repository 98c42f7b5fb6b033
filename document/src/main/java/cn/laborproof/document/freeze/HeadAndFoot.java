package cn.laborproof.document.freeze;

import cn.laborproof.document.pdf.PdfSyntax;
import cn.laborproof.document.typeset.Canvas;
import cn.laborproof.document.typeset.Canvas.Rectangle;
import cn.laborproof.document.typeset.Line;
import cn.laborproof.document.typeset.TextStyle;
import cn.laborproof.document.typeset.Typesetter;
import java.util.ArrayList;
import java.util.List;

/** What each page carries around its body. All its text is set before the fonts are subset. */
final class HeadAndFoot {
  private static final TextStyle SMALL = TextStyle.BODY.sized(9).toned(0.2);
  private static final double QR_SIZE = 45;
  private static final double QR_Y = 30;
  private static final double BAND = 24;
  private static final String DEMO = "演示文件 DEMO：由演示机构签发，不具有法律效力";

  private final Line title;
  private final Line number;
  private final List<Line> pageNumbers = new ArrayList<>();
  private final List<Line> verify;
  private final Line demoBand;
  private final boolean demo;

  HeadAndFoot(Typesetter typesetter, Paper request, int pages) {
    PageContent content = request.content();
    title = typesetter.line(content.title(), SMALL);
    number = typesetter.line("编号：" + content.number(), SMALL);
    for (int i = 1; i <= pages; i++) {
      pageNumbers.add(typesetter.line("第 " + i + " 页，共 " + pages + " 页", SMALL));
    }
    verify =
        List.of(
            typesetter.line("证据编号：" + request.evidenceReference(), SMALL),
            typesetter.line("扫码可查验登记情况；本文件以电子文件为准，", SMALL),
            typesetter.line("纸质打印件不能逐字节核验。", SMALL));
    demo = request.demo();
    demoBand = typesetter.line(DEMO, TextStyle.BODY.bold());
  }

  void paint(Canvas page, int index, String qrResource) {
    double headLine = PageGeometry.HEIGHT - 52;
    page.text(title, PageGeometry.LEFT, headLine + 6);
    page.flushRight(number, PageGeometry.RIGHT, headLine + 6);
    page.rule(PageGeometry.LEFT, headLine, PageGeometry.RIGHT, headLine, 0.5, 0.45);
    page.rule(PageGeometry.LEFT, 82, PageGeometry.RIGHT, 82, 0.5, 0.45);
    page.raw(
        "q %s 0 0 %s %s %s cm /%s Do Q"
            .formatted(
                PdfSyntax.numbers(QR_SIZE),
                PdfSyntax.numbers(QR_SIZE),
                PdfSyntax.numbers(PageGeometry.LEFT),
                PdfSyntax.numbers(QR_Y),
                qrResource));
    for (int i = 0; i < verify.size(); i++) {
      page.text(verify.get(i), PageGeometry.LEFT + QR_SIZE + 12, QR_Y + 35 - 14 * i);
    }
    page.flushRight(pageNumbers.get(index), PageGeometry.RIGHT, QR_Y + 35);
    if (demo) {
      band(page, PageGeometry.HEIGHT - BAND);
      band(page, 0);
    }
  }

  /** Hatched edges and bold words on pale yellow: unmistakable, also printed in black and white. */
  private void band(Canvas page, double y) {
    page.fill(new Rectangle(0, y, PageGeometry.WIDTH, BAND), 1, 0.9, 0.35);
    double from = PageGeometry.WIDTH / 2 - demoBand.width() / 2 - 14;
    StringBuilder stripes = new StringBuilder("q 0 g\n");
    for (double x = 0; x + 12 < from; x += 16) {
      stripes.append(stripe(x, y)).append(stripe(PageGeometry.WIDTH - x - 12, y));
    }
    page.raw(stripes.append("f Q").toString());
    page.centred(demoBand, PageGeometry.WIDTH / 2, y + 8);
  }

  private static String stripe(double x, double y) {
    return "%s m %s l %s l %s l h\n"
        .formatted(
            PdfSyntax.numbers(x, y),
            PdfSyntax.numbers(x + 6, y),
            PdfSyntax.numbers(x + 12, y + BAND),
            PdfSyntax.numbers(x + 6, y + BAND));
  }
}
