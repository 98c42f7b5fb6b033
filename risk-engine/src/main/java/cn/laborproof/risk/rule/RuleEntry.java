package cn.laborproof.risk.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of one rule's parameters.
 *
 * @param from first day on which it applies
 * @param to last day on which it applies, empty while it is in force
 * @param region prefix of the GB/T 2260 code it applies to; empty string for the whole country
 * @param articles legal sources, as shown to people
 * @param source where the parameters come from; "platform" marks this platform's own choice
 */
public record RuleEntry(
    String rule,
    int version,
    LocalDate from,
    Optional<LocalDate> to,
    String region,
    List<String> articles,
    String source,
    Map<String, String> parameters) {

  public RuleEntry {
    articles = List.copyOf(articles);
    parameters = Map.copyOf(parameters);
  }

  boolean appliesTo(String regionCode, LocalDate day) {
    return regionCode.startsWith(region)
        && !day.isBefore(from)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  /**
   * @throws IllegalStateException when the rule book lacks the parameter: a defect of the data
   */
  public int number(String name) {
    return Integer.parseInt(parameter(name));
  }

  /** How far the law lets a region set a bound; empty where no law does. */
  public Optional<Statute> statute(String bound) {
    return Optional.ofNullable(parameters.get("statute." + bound)).map(Statute::of);
  }

  public boolean flag(String name) {
    return Boolean.parseBoolean(parameter(name));
  }

  private String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException(rule + ".v" + version + " lacks " + name);
    }
    return value;
  }
}
