package cn.laborproof.risk.warning;

import cn.laborproof.risk.VersionedProperties;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What findings tell of the situation that schemes grade, as versioned data. A sign is a reason to
 * look and never a warning: a person confirms it.
 */
public final class WarningSigns {

  private static final String SHIPPED = "warning-signs.properties";

  private final String version;
  private final Map<String, Sign> byRule;

  private WarningSigns(String version, Map<String, Sign> byRule) {
    this.version = version;
    this.byRule = Map.copyOf(byRule);
  }

  /**
   * What findings of one rule tell.
   *
   * @param rule stable key of the rule
   * @param values names of its facts whose value is taken over, and into what
   * @param means what it is read as besides
   * @param source whose reading that is
   */
  public record Sign(
      String rule,
      Map<String, WarningFact> values,
      Map<WarningFact, Long> means,
      Bilingual source) {
    public Sign {
      values = Map.copyOf(values);
      means = Map.copyOf(means);
    }
  }

  /** The signs shipped with this version. */
  public static WarningSigns shipped() {
    return of(VersionedProperties.shipped(WarningSigns.class, SHIPPED));
  }

  /**
   * Reads {@code RULE.FACT}, {@code RULE.means} and {@code RULE.source} lines.
   *
   * @throws IllegalArgumentException when a line is of another shape or names no fact
   */
  public static WarningSigns of(Properties properties) {
    Map<String, Map<String, String>> lines = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      int dot = name.indexOf('.');
      if (dot < 1) {
        throw new IllegalArgumentException("sign key: " + name + " (expected: RULE.FACT)");
      }
      lines
          .computeIfAbsent(name.substring(0, dot), _ -> new TreeMap<>())
          .put(name.substring(dot + 1), properties.getProperty(name).strip());
    }
    String version = lines.getOrDefault("signs", Map.of()).getOrDefault("version", "unversioned");
    lines.remove("signs");
    Map<String, Sign> signs = new TreeMap<>();
    lines.forEach((rule, entries) -> signs.put(rule, sign(rule, entries)));
    return new WarningSigns(version, signs);
  }

  private static Sign sign(String rule, Map<String, String> entries) {
    Map<String, WarningFact> values = new TreeMap<>();
    Map<WarningFact, Long> means = new EnumMap<>(WarningFact.class);
    entries.forEach((key, text) -> {
      switch (key) {
        case "source", "source.en" -> {}
        case "means" -> {
          String[] parts = text.split(":", 2);
          WarningFact fact = WarningFact.ofCode(parts[0].strip());
          means.put(fact, fact.parse(parts[parts.length - 1].strip()));
        }
        default -> values.put(key, WarningFact.ofCode(text));
      }
    });
    String source = Optional.ofNullable(entries.get("source")).orElse("");
    if (source.isEmpty() || !entries.containsKey("source.en")) {
      throw new IllegalArgumentException(rule + " lacks source");
    }
    return new Sign(rule, values, means, new Bilingual(source, entries.get("source.en")));
  }

  /** The version of the signs. */
  public String version() {
    return version;
  }

  /** The rules whose findings tell anything. */
  public Set<String> rules() {
    return byRule.keySet();
  }

  /** What findings of a rule tell; empty when nothing. */
  public Optional<Sign> of(String rule) {
    return Optional.ofNullable(byRule.get(rule));
  }

  /**
   * The situation as far as findings of one employer tell it. Where two tell the same fact the
   * graver counts: they may speak of the same people, so values are never added up.
   */
  public Situation situation(Collection<Finding> findings) {
    Map<WarningFact, Long> known = new EnumMap<>(WarningFact.class);
    for (Finding finding : findings) {
      of(finding.rule())
          .ifPresent(sign -> {
            sign.means().forEach((fact, value) -> known.merge(fact, value, Math::max));
            for (Fact fact : finding.facts()) {
              Optional.ofNullable(sign.values().get(fact.name()))
                  .ifPresent(told -> known.merge(told, whole(fact), Math::max));
            }
          });
    }
    return new Situation(known);
  }

  /** Amounts are told in whole yuan. */
  private static long whole(Fact fact) {
    return new BigDecimal(fact.value()).setScale(0, RoundingMode.DOWN).longValueExact();
  }
}
