package cn.laborproof.signing.supervision.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Findings as texts that can be compared, wherever they were kept. */
final class FindingTexts {

  private FindingTexts() {}

  static List<Long> numbers(String ranges) {
    List<Long> numbers = new ArrayList<>();
    for (String range : ranges.split(",")) {
      String[] ends = range.split("-");
      for (long n = Long.parseLong(ends[0]); n <= Long.parseLong(ends[ends.length - 1]); n++) {
        numbers.add(n);
      }
    }
    return numbers;
  }

  interface Opened {
    TreeSet<String> rows(JsonNode fact);
  }

  /** A finding with everything it says and the lines it stands on, as one text. */
  static String text(JsonNode finding, String employer, Opened opened) {
    StringBuilder text = new StringBuilder();
    for (String member : List.of("rule", "ruleVersion", "subject", "severity", "threshold")) {
      text.append(finding.path(member).asString()).append('\n');
    }
    text.append(employer).append('\n').append(finding.path("articles")).append('\n');
    if (!finding.path("chain").isEmpty()) {
      text.append(finding.path("chain")).append('\n');
    }
    finding.path("facts").forEach(fact -> fact(text, fact, opened));
    finding
        .path("indicators")
        .forEach(indicator -> {
          for (String member : List.of("id", "strong", "percent", "points")) {
            text.append(indicator.path(member)).append(' ');
          }
          indicator.path("facts").forEach(fact -> fact(text, fact, opened));
        });
    return text.toString();
  }

  private static void fact(StringBuilder text, JsonNode fact, Opened opened) {
    text.append(fact.path("name").asString())
        .append('=')
        .append(fact.path("value").asString())
        .append(' ')
        .append(fact.path("unit").asString())
        .append(' ')
        .append(opened.rows(fact))
        .append('\n');
  }
}
