package cn.laborproof.risk.finding;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A finding in words, generated from its facts: nothing is said that no fact carries.
 *
 * @param title one line
 * @param sentence the facts in a sentence
 * @param nextStep what the employer can do now
 */
public record Explanation(String title, String sentence, String nextStep) {

  private static final String BUNDLE = "cn.laborproof.risk.finding.findings";
  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

  /**
   * @param language Chinese, or anything else for English
   */
  public static Explanation of(Finding finding, Locale language) {
    ResourceBundle texts = texts(language);
    String rule = "rule." + finding.rule();
    return new Explanation(
        texts.getString(rule + ".title"),
        fill(texts.getString(rule + ".sentence"), finding, texts.getString("missing")),
        texts.getString(rule + ".next"));
  }

  /** The one line that names a rule's findings. */
  public static String title(String rule, Locale language) {
    return texts(language).getString("rule." + rule + ".title");
  }

  /** The label of a fact, e.g. 用工之日. */
  public static String label(Fact fact, Locale language) {
    return texts(language).getString("fact." + fact.name());
  }

  /** The unit of a fact as shown after its value; empty for dates and texts. */
  public static String unit(Fact fact, Locale language) {
    return texts(language).getString("unit." + fact.unit());
  }

  /** The word for a severity; never shown by colour alone. */
  public static String severity(Severity severity, Locale language) {
    return texts(language).getString("severity." + severity.name());
  }

  /**
   * @throws MissingResourceException never in a build whose tests pass: they compare the two files
   */
  static ResourceBundle texts(Locale language) {
    Locale file =
        language.getLanguage().equals(Locale.CHINESE.getLanguage())
            ? Locale.CHINESE
            : Locale.ENGLISH;
    return ResourceBundle.getBundle(
        BUNDLE,
        file,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String fill(String sentence, Finding finding, String missing) {
    Map<String, String> values =
        finding.facts().stream()
            .collect(Collectors.toMap(Fact::name, Fact::value, (first, _) -> first));
    return PLACE
        .matcher(sentence)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), missing)));
  }
}
