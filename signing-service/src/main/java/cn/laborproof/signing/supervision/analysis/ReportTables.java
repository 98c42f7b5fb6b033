package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.risk.scan.Wording;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The tables of a report, as they are printed. */
final class ReportTables {
  private static final int MOST = 10;

  /** Squares of the longest bar: their column is as wide. */
  private static final int LONGEST = 12;

  /** The relative width of that column. */
  private static final int BAR_WIDTH = 3;

  private ReportTables() {}

  /**
   * A table.
   *
   * @param widths relative widths of its columns
   * @param measured the column whose whole numbers a chart shows; empty where units differ
   */
  record Printed(
      String title,
      List<String> head,
      List<Integer> widths,
      List<List<String>> rows,
      OptionalInt measured) {

    /**
     * The same with a bar beside each number, for pages that hold nothing but text and rules (ADR
     * 34): a bar is a row of squares, letters like others, and what programs read.
     */
    Printed withBars() {
      if (measured.isEmpty()) {
        return this;
      }
      int column = measured.getAsInt();
      long most = rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).max().orElse(0);
      return new Printed(
          title + "（图示按本表最大值折算）",
          appended(head, head.get(column) + "图示"),
          appended(widths, BAR_WIDTH),
          rows.stream()
              .map(row -> appended(row, bar(Long.parseLong(row.get(column)), most)))
              .toList(),
          measured);
    }

    private static <T> List<T> appended(List<T> list, T last) {
      return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** Nothing for nothing; what is there shows. */
    private static String bar(long value, long most) {
      return value == 0
          ? ""
          : "■".repeat((int) Math.max(1, Math.round((double) value * LONGEST / most)));
    }
  }

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
                      .toList(),
                  OptionalInt.of(1));
          case RISKS ->
              new Printed(
                  "主要事项",
                  List.of("事项", "期初", numbers.until().toString()),
                  List.of(4, 1, 1),
                  numbers.rules().stream()
                      .limit(MOST)
                      .map(rule ->
                          List.of(
                              new Wording(Locale.CHINESE).title(rule.rule()),
                              numbers.isCompared() ? "" + rule.before() : "—",
                              "" + rule.after()))
                      .toList(),
                  OptionalInt.of(2));
          case FACTORS ->
              new Printed(
                  "各地区 %s 的发现事项".formatted(numbers.until()),
                  List.of("行政区划代码", "数量", "其中可能违法"),
                  List.of(2, 1, 1),
                  numbers.areas().stream()
                      .map(area -> List.of(area.area(), "" + area.findings(), "" + area.breaches()))
                      .toList(),
                  OptionalInt.of(1));
          case HANDLING ->
              new Printed(
                  "预警环节",
                  List.of("环节", "数量"),
                  List.of(3, 1),
                  numbers.stages().stream()
                      .map(stage -> List.of(stage(stage.stage()), "" + stage.count()))
                      .toList(),
                  OptionalInt.of(1));
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
                      .toList(),
                  OptionalInt.empty());
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
