package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.supervision.finding.FindingTotals;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first text of a report: sentences that say what the numbers say and nothing else. Causes are
 * for officials to write; the text tells what changed and leaves the why to them.
 */
final class ReportText {

  private static final int MOST = 5;

  /** Figures named in the text; a section holds 4000 characters. */
  private static final int MOST_FIGURES = 40;

  private final Numbers numbers;
  private final HalfYear half;
  private final String office;
  private final Wording words = new Wording(Locale.CHINESE);

  ReportText(HalfYear half, String office, Numbers numbers) {
    this.half = half;
    this.office = office;
    this.numbers = numbers;
  }

  Map<Section, String> sections() {
    Map<Section, String> sections = new EnumMap<>(Section.class);
    sections.put(Section.OVERVIEW, overview());
    sections.put(Section.RISKS, risks());
    sections.put(Section.FACTORS, factors());
    sections.put(Section.HANDLING, handling());
    sections.put(Section.OUTLOOK, outlook());
    return sections;
  }

  private String overview() {
    long change = numbers.after() - numbers.before();
    return "%s对%s本地区劳动关系风险监测数据进行了分析，数据截至%s。%s依据部门数据存在的发现事项共%d项，%s。%s发现事项是数据提示的线索，须经核实，不代表认定单位违法。"
        .formatted(
            office,
            half.chinese(),
            numbers.until(),
            end(),
            numbers.after(),
            numbers.isCompared()
                ? "期初为%d项，%s".formatted(numbers.before(), moved(change))
                : "期初尚无部门数据，不作增减比较",
            areas());
  }

  /** A half-year that goes on has no end yet. */
  private String end() {
    return numbers.until().isBefore(half.last()) ? "截至该日" : "期末";
  }

  private static String moved(long change) {
    return change == 0 ? "没有变化" : (change > 0 ? "增加" : "减少") + Math.abs(change) + "项";
  }

  private String areas() {
    if (numbers.areas().isEmpty()) {
      return "";
    }
    return numbers.areas().stream()
            .sorted(Comparator.comparingLong(FindingTotals.OfArea::findings).reversed())
            .limit(MOST)
            .map(area -> "%s %d项".formatted(area.area(), area.findings()))
            .collect(Collectors.joining("，", "按行政区划代码，", ""))
        + "。";
  }

  private String risks() {
    List<Numbers.OfRule> most = numbers.rules().stream().filter(rule -> rule.after() > 0).toList();
    if (most.isEmpty()) {
      return end() + "没有存在的发现事项。";
    }
    return most.stream()
            .limit(MOST)
            .map(rule -> "%s%d项".formatted(words.title(rule.rule()), rule.after()))
            .collect(Collectors.joining("；", "数量最多的事项依次为：", ""))
        + "。";
  }

  private String factors() {
    if (!numbers.isCompared()) {
      return "期初尚无部门数据，不作增减比较。";
    }
    String grown =
        numbers.rules().stream()
            .filter(rule -> rule.change() > 0)
            .sorted(Comparator.comparingLong(Numbers.OfRule::change).reversed())
            .limit(MOST)
            .map(rule -> "%s增加%d项".formatted(words.title(rule.rule()), rule.change()))
            .collect(Collectors.joining("；"));
    String fallen =
        numbers.rules().stream()
            .filter(rule -> rule.change() < 0)
            .sorted(Comparator.comparingLong(Numbers.OfRule::change))
            .limit(MOST)
            .map(rule -> "%s减少%d项".formatted(words.title(rule.rule()), -rule.change()))
            .collect(Collectors.joining("；"));
    if (grown.isEmpty() && fallen.isEmpty()) {
      return "各事项数量与期初相比没有变化。";
    }
    return (grown.isEmpty() ? "" : "与期初相比，" + grown + "。")
        + (fallen.isEmpty() ? "" : (grown.isEmpty() ? "与期初相比，" : "") + fallen + "。");
  }

  private String handling() {
    return "本期系统提示预警%d件，其中%d件经确认；共发起预警%d件，已发布%d件，预警通知书送达%d件，企业回复%d件，已解除%d件。各环节分别统计。"
        .formatted(
            numbers.stage("proposed"),
            numbers.stage("confirmed"),
            numbers.stage("raised"),
            numbers.stage("issued"),
            numbers.stage("served"),
            numbers.stage("answered"),
            numbers.stage("lifted"));
  }

  private String outlook() {
    if (numbers.figures().isEmpty()) {
      return "本期没有收到宏观指标。";
    }
    // The table below the text holds them all; a city publishes hundreds.
    return numbers.figures().stream()
            .limit(MOST_FIGURES)
            .map(figure ->
                "%s（%s%s，%s）%s%s"
                    .formatted(
                        Indicators.chinese(figure.indicator()),
                        figure.region(),
                        figure.sector().isEmpty() ? "" : "，行业" + figure.sector(),
                        figure.period(),
                        figure.value().toPlainString(),
                        Indicators.unit(figure.indicator())))
            .collect(Collectors.joining("；", "公布的宏观指标：", ""))
        + (numbers.figures().size() > MOST_FIGURES
            ? "；等%d项，见下表。".formatted(numbers.figures().size())
            : "。");
  }
}
