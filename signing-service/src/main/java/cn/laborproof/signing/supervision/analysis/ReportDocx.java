package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.document.freeze.Block;
import cn.laborproof.signing.supervision.report.WordReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report for word processors: the text as it is now, its tables, and charts as drawings that can
 * be edited. It carries no seal and says so; what counts is the sealed PDF.
 */
final class ReportDocx {
  private static final String FINDINGS = "各月末存在的发现事项";

  private ReportDocx() {}

  static byte[] of(AnalysisReport.Told told) {
    AnalysisReport report = told.report();
    List<Block> blocks = new ArrayList<>();
    for (Section section : Section.values()) {
      blocks.add(new Block.Heading("", section.title()));
      told.now(section)
          .text()
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> blocks.add(Block.Paragraph.plain(line.strip())));
      ReportTables.of(section, report.numbers())
          .forEach(table -> {
            blocks.add(Block.Paragraph.plain(table.title() + "："));
            blocks.add(new Block.Table(table.head(), table.widths(), table.rows()));
          });
      if (section == Section.OVERVIEW) {
        blocks.add(chart(report.numbers()));
      }
    }
    return WordReport.of(
        report.title(),
        List.of(
            report.officeName(),
            "编号 %s · 数据截至 %s · 未盖章，以盖章的 PDF 为准"
                .formatted(report.number(), report.numbers().until())),
        blocks);
  }

  private static Block chart(Numbers numbers) {
    return new Block.Chart(
        FINDINGS,
        numbers.months().stream()
            .map(month -> month.day() + " " + month.findings() + "项")
            .collect(Collectors.joining("，", FINDINGS + "：", "。")),
        Block.Chart.Drawn.BARS,
        numbers.months().stream().map(month -> month.day().toString()).toList(),
        List.of(
            new Block.Chart.Series(
                FINDINGS,
                numbers.months().stream()
                    .map(month -> BigDecimal.valueOf(month.findings()))
                    .toList())),
        0);
  }
}
