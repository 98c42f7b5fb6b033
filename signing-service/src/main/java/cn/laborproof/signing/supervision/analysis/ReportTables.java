package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.risk.scan.Wording;
import java.util.List;
import java.util.Locale;

/** The tables of a report, as they are printed. */
final class ReportTables {
  private static final int MOST = 10;

  private ReportTables() {}

  /**
   * A table.
   *
   * @param widths relative widths of its columns
   */
  record Printed(String title, List<String> head, List<Integer> widths, List<List<String>> rows) {}

  /** Those that belong to a section; none without rows. */
  static List<Printed> of(Section section, Numbers numbers) {
    Printed table =
        switch (section) {
          case OVERVIEW ->
              new Printed(
                  "各月末存在的发现事项",
                  List.of("日期", "数量"),
                  List.of(3, 1),
                  numbers.months().stream()
                      .map(month -> List.of(month.day().toString(), "" + month.findings()))
                      .toList());
          case RISKS ->
              new Printed(
                  "主要事项",
                  List.of("事项", "期初", "期末"),
                  List.of(4, 1, 1),
                  numbers.rules().stream()
                      .limit(MOST)
                      .map(rule ->
                          List.of(
                              new Wording(Locale.CHINESE).title(rule.rule()),
                              "" + rule.before(),
                              "" + rule.after()))
                      .toList());
          case FACTORS ->
              new Printed(
                  "各地区期末发现事项",
                  List.of("行政区划代码", "数量", "其中可能违法"),
                  List.of(2, 1, 1),
                  numbers.areas().stream()
                      .map(area -> List.of(area.area(), "" + area.findings(), "" + area.breaches()))
                      .toList());
          case HANDLING ->
              new Printed(
                  "预警环节",
                  List.of("环节", "数量"),
                  List.of(3, 1),
                  numbers.stages().stream()
                      .map(stage -> List.of(stage(stage.stage()), "" + stage.count()))
                      .toList());
          case OUTLOOK ->
              new Printed(
                  "宏观指标",
                  List.of("指标", "地区", "时期", "数值", "来源"),
                  List.of(4, 2, 2, 2, 4),
                  numbers.figures().stream()
                      .map(figure ->
                          List.of(
                              Indicators.chinese(figure.indicator())
                                  + (figure.sector().isEmpty() ? "" : " " + figure.sector()),
                              figure.region(),
                              figure.period(),
                              figure.value().toPlainString() + Indicators.unit(figure.indicator()),
                              figure.source()))
                      .toList());
        };
    return table.rows().isEmpty() ? List.of() : List.of(table);
  }

  private static String stage(String stage) {
    return switch (stage) {
      case "proposed" -> "系统提示";
      case "waiting" -> "提示待确认";
      case "confirmed" -> "提示已确认";
      case "raised" -> "已发起";
      case "issued" -> "已发布";
      case "served" -> "通知书已送达";
      case "answered" -> "企业已回复";
      case "lifted" -> "已解除";
      default -> stage;
    };
  }
}
