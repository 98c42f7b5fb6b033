package cn.laborproof.risk.finding;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A finding's threshold for people. Rules write it once, as figures with English units; those are
 * put into the reader's language here.
 */
public final class ThresholdWords {

  private static final Pattern WORD =
      Pattern.compile(
          "at most|characters per second|minimum wage|same (?=[0-9])|\\b(?:and|or)\\b|[A-Za-z]+");

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("at most", "最多"),
          Map.entry("characters per second", "字每秒"),
          Map.entry("minimum wage", "最低工资标准"),
          Map.entry("same ", "行政区划代码前 "),
          Map.entry("digits", "位相同"),
          Map.entry("and", "且"),
          Map.entry("or", "或"),
          Map.entry("month", "个月"),
          Map.entry("months", "个月"),
          Map.entry("days", "天"),
          Map.entry("hours", "小时"),
          Map.entry("h", "小时"),
          Map.entry("minutes", "分钟"),
          Map.entry("persons", "人"),
          Map.entry("workers", "人"),
          Map.entry("points", "分"),
          Map.entry("yuan", "元"),
          Map.entry("case", "件"),
          Map.entry("cases", "件"),
          Map.entry("contracts", "份合同"),
          Map.entry("terms", "次"),
          Map.entry("signs", "项迹象"));

  private ThresholdWords() {}

  /** The threshold as it is said in this language; Chinese or English. */
  public static String of(String threshold, Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
        ? threshold
        : WORD.matcher(threshold)
            .replaceAll(word -> CHINESE.getOrDefault(word.group(), word.group()));
  }
}
