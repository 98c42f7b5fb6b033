package cn.laborproof.signing.supervision.answer;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.signing.supervision.hub.JudgedEmployers;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be told to an employer of the facts of a finding about itself: {@code
 * supervision/disclosure.properties}. What is not listed there is withheld.
 */
final class Disclosure {
  private static final String FILE = "/supervision/disclosure.properties";
  private static final int PRESENT = 50;

  private final Properties listed;

  private Disclosure(Properties listed) {
    this.listed = listed;
  }

  static Disclosure shipped() {
    try (InputStream in =
        Objects.requireNonNull(Disclosure.class.getResourceAsStream(FILE), FILE)) {
      var listed = new Properties();
      listed.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Disclosure(listed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is told.
   *
   * @param about a masked person, or empty
   * @param facts those that may be told, without where they can be opened
   * @param withheld how many facts are not told
   * @param indicators marks that are there, without how they were weighed
   */
  record Told(String about, List<Fact> facts, int withheld, List<String> indicators) {}

  Told of(
      String rule,
      String subject,
      boolean aboutPerson,
      List<Fact> facts,
      List<Indicator> indicators) {
    Set<String> open = facts(rule);
    List<Fact> told =
        facts.stream()
            .filter(fact -> open.contains(fact.name()))
            .map(fact -> new Fact(fact.name(), fact.value(), fact.unit(), ""))
            .toList();
    boolean masked = aboutPerson && listed.getProperty(rule + ".person", "").equals("masked");
    return new Told(
        masked ? JudgedEmployers.masked(subject) : "",
        told,
        facts.size() - told.size() + (aboutPerson && !masked ? 1 : 0),
        indicators.stream()
            .filter(indicator -> indicator.percent() >= PRESENT)
            .map(Indicator::id)
            .toList());
  }

  /** Names of the facts of a rule that may be told. */
  Set<String> facts(String rule) {
    return Arrays.stream(listed.getProperty(rule, "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
