package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Findings of a scan over facts in words: from the library's message files and, for,
 * the engine's.
 */
public final class Wording {

  private static final String BUNDLE = "cn.laborproof.risk.scan.library";
  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

  private final Locale language;
  private final ResourceBundle texts;

  /**
   * @param language Chinese, or anything else for English
   */
  public Wording(Locale language) {
    boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
    this.language = chinese ? Locale.CHINESE : Locale.ENGLISH;
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE,
            this.language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Title, sentence and next step, with what the facts say. */
  public Explanation of(Finding finding) {
    String rule = "rule." + finding.rule();
    if (!texts.containsKey(rule + ".title")) {
      return Explanation.of(finding, language);
    }
    Map<String, String> values =
        finding.facts().stream()
            .collect(Collectors.toMap(Fact::name, this::said, (first, _) -> first));
    StringBuilder sentences = new StringBuilder(texts.getString(rule + ".sentence"));
    finding.facts().stream()
        .map(fact -> rule + ".with." + fact.name())
        .distinct()
        .filter(texts::containsKey)
        .forEach(key -> sentences.append(texts.getString("join")).append(texts.getString(key)));
    String sentence =
        PLACE
            .matcher(sentences)
            .replaceAll(place ->
                Matcher.quoteReplacement(
                    values.getOrDefault(place.group(1), texts.getString("missing"))));
    return new Explanation(
        texts.getString(rule + ".title"), sentence, texts.getString(rule + ".next"));
  }

  /** Facts whose value names several things. */
  private static final Set<String> LISTS = Set.of("strong-indicators");

  /**
   * A code such as TEMPORARY in words where the files have one, several things as the language
   * counts them up, anything else as it is.
   */
  public String said(Fact fact) {
    if (LISTS.contains(fact.name())) {
      return together(List.of(fact.value().split("、")));
    }
    String code = "code." + fact.name() + "." + fact.value();
    return texts.containsKey(code) ? texts.getString(code) : fact.value();
  }

  private String together(List<String> things) {
    if (things.size() < 2) {
      return String.join("", things);
    }
    return String.join(texts.getString("list.comma"), things.subList(0, things.size() - 1))
        + texts.getString("list.and")
        + things.getLast();
  }

  /** The one line that names a rule's findings. */
  public String title(String rule) {
    String key = "rule." + rule + ".title";
    return texts.containsKey(key) ? texts.getString(key) : Explanation.title(rule, language);
  }

  /** The name of a fact. */
  public String label(Fact fact) {
    String key = "fact." + fact.name();
    return texts.containsKey(key) ? texts.getString(key) : Explanation.label(fact, language);
  }

  /** The unit of a fact as shown after its value; empty for dates and texts. */
  public String unit(Fact fact) {
    return texts.getString("unit." + fact.unit());
  }

  /** The name of an indicator such as F-01. */
  public String indicator(String id) {
    return text("indicator." + id);
  }

  String text(String key) {
    return texts.getString(key);
  }

  ResourceBundle texts() {
    return texts;
  }
}
