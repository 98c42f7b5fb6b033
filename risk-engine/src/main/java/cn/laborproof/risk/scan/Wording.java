package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Findings in words, from the library's message files and, for, the engine's. */
final class Wording {

  private static final String BUNDLE = "cn.laborproof.risk.scan.library";
  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

  private final Locale language;
  private final ResourceBundle texts;

  Wording(Locale language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Explanation of(Finding finding) {
    String rule = "rule." + finding.rule();
    if (!texts.containsKey(rule + ".title")) {
      return Explanation.of(finding, language);
    }
    Map<String, String> values =
        finding.facts().stream()
            .collect(Collectors.toMap(Fact::name, this::said, (first, _) -> first));
    String sentence =
        PLACE
            .matcher(texts.getString(rule + ".sentence"))
            .replaceAll(place ->
                Matcher.quoteReplacement(
                    values.getOrDefault(place.group(1), texts.getString("missing"))));
    return new Explanation(
        texts.getString(rule + ".title"), sentence, texts.getString(rule + ".next"));
  }

  /** A code such as TEMPORARY in words where the files have one, anything else as it is. */
  private String said(Fact fact) {
    String code = "code." + fact.name() + "." + fact.value();
    return texts.containsKey(code) ? texts.getString(code) : fact.value();
  }

  String label(Fact fact) {
    String key = "fact." + fact.name();
    return texts.containsKey(key) ? texts.getString(key) : Explanation.label(fact, language);
  }

  String text(String key) {
    return texts.getString(key);
  }

  ResourceBundle texts() {
    return texts;
  }
}
