package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.DocumentKind;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.font.UnprintableCharacterException;
import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.SignaturePanel;
import cn.laborproof.signing.contract.ContractRefusal;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the PDF of a report: its text, its tables, the place of the seal. */
@Component
final class AnalysisFreezer {
  /** The only place to sign. */
  static final String FIELD = "Sig_Office";

  /** 劳动关系风险分析报告, sealed by the office that wrote it. */
  static final DocumentKind KIND = new DocumentKind("analysis-report");

  private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五");

  private final DocumentFreezer freezer;
  private final Installation installation;

  AnalysisFreezer(DocumentFreezer freezer, Installation installation) {
    this.freezer = freezer;
    this.installation = installation;
  }

  /**
   * The frozen PDF/A-3u.
   *
   * @param replaced the sealed report this one corrects
   * @throws Refusal {@code character-unprintable} naming the character
   */
  byte[] freeze(
      AnalysisReport.Told told,
      Optional<AnalysisReport> replaced,
      AnalysisReport.By reviewer,
      String reference) {
    AnalysisReport report = told.report();
    var slot = new SignatureSlot(1, FIELD, SignatureRole.LABOUR_OFFICE, report.officeName());
    var request =
        new FreezeRequest(
            new PageContent(
                report.title() + replaced.map(_ -> "（更正）").orElse(""),
                report.number(),
                blocks(told, replaced, reviewer),
                List.of(new SignaturePanel(FIELD, "编制机关（盖章）", List.of(report.officeName())))),
            new DocumentData(KIND, "analysis-report/1", data(report)),
            SigningProfile.of(KIND, reference, installation.demo(), List.of(slot)),
            URI.create(installation.portalUri() + "/r/" + reference),
            reviewer.at().truncatedTo(ChronoUnit.SECONDS));
    try {
      return freezer.freeze(request);
    } catch (UnprintableCharacterException e) {
      throw new Refusal(
          ContractRefusal.UNPRINTABLE,
          Character.toString(e.codePoint()),
          "U+%04X".formatted(e.codePoint()));
    }
  }

  private static List<DataField> data(AnalysisReport report) {
    return List.of(
        DataField.shown("office.name", report.officeName()),
        DataField.shownAs("period", report.half().code(), report.half().chinese()),
        DataField.shown("numbers.until", report.numbers().until().toString()));
  }

  private static List<Block> blocks(
      AnalysisReport.Told told, Optional<AnalysisReport> replaced, AnalysisReport.By reviewer) {
    AnalysisReport report = told.report();
    var facts =
        new ArrayList<>(
            List.of(
                new Block.Fact("编制机关", report.officeName()),
                new Block.Fact("报告期间", report.half().chinese()),
                new Block.Fact(
                    "数据截至", report.numbers().until() + (report.isInterim() ? "（该半年度尚未结束）" : "")),
                new Block.Fact("起草", report.drafted().name()),
                new Block.Fact(
                    "复核",
                    reviewer.name() + " " + LocalDate.ofInstant(reviewer.at(), Rosters.ZONE))));
    replaced.ifPresent(other -> facts.add(new Block.Fact("更正", "替换已盖章的报告 " + other.number())));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.KeyFacts("编制说明", facts));
    for (Section section : Section.values()) {
      blocks.add(new Block.Heading(NUMERALS.get(section.ordinal()) + "、", section.title()));
      told.now(section)
          .text()
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> blocks.add(Block.Paragraph.plain(line.strip())));
      ReportTables.of(section, report.numbers())
          .forEach(numbers -> {
            ReportTables.Printed table = numbers.withBars();
            blocks.add(Block.Paragraph.plain(table.title() + "："));
            blocks.add(new Block.Table(table.head(), table.widths(), table.rows()));
          });
    }
    return blocks;
  }
}
