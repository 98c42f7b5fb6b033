package cn.laborproof.risk.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts around the bounds of rules, from a file:
 *
 * <pre>
 * rule ID
 * companies E U               whose seats are stated
 * seat                        nothing is found without one
 * file wages employer,…       then its lines, with {places}; "*{n} " or "*20 " before a line: so many, {i} counts
 * stays complaints            the finding stands without that file
 * set NAME=VALUE …            what places hold unless an outcome says otherwise
 * case KIND DAY SEVERITY|- NAME=VALUE …
 * </pre>
 */
final class RuleCases {

  private RuleCases() {}

  record Content(String header, List<String> templates) {
    List<String> lines(Outcome outcome) {
      return templates.stream().flatMap(each -> outcome.filled(each)).toList();
    }
  }

  record RuleCase(
      String rule,
      List<String> companies,
      boolean needsSeat,
      Map<String, Content> files,
      Set<String> stays,
      List<Outcome> outcomes) {

    /** The first outcome with a finding. */
    Outcome seen() {
      return outcomes.stream().filter(each -> !each.severity().isEmpty()).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
      return rule;
    }
  }

  record Outcome(
      RuleCase rule, String kind, LocalDate asOf, String severity, Map<String, String> places) {

    private Stream<String> filled(String template) {
      String line = template;
      for (Map.Entry<String, String> place : places.entrySet()) {
        line = line.replace("{" + place.getKey() + "}", place.getValue());
      }
      if (!line.startsWith("*")) {
        return Stream.of(line);
      }
      int space = line.indexOf(' ');
      String one = line.substring(space + 1);
      return IntStream.range(0, Integer.parseInt(line.substring(1, space)))
          .mapToObj(i -> one.replace("{i}", Integer.toString(i)));
    }

    @Override
    public String toString() {
      return rule.rule() + " " + kind + " " + asOf + " " + places + " " + severity;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  static List<RuleCase> read(String file) {
    try (InputStream in = RuleCases.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource: " + file);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<RuleCase> read(List<String> lines) {
    List<RuleCase> cases = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("rule ") && !block.isEmpty()) {
        cases.add(one(block));
        block = new ArrayList<>();
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        block.add(line.strip());
      }
    }
    cases.add(one(block));
    return List.copyOf(cases);
  }

  private static RuleCase one(List<String> block) {
    String rule = block.getFirst().substring("rule ".length());
    List<String> companies = new ArrayList<>();
    Map<String, Content> files = new LinkedHashMap<>();
    Set<String> stays = new TreeSet<>();
    Map<String, String> usual = new HashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    boolean needsSeat = block.contains("seat");
    var made = new RuleCase(rule, companies, needsSeat, files, stays, outcomes);
    List<String> templates = new ArrayList<>();
    for (String line : block.subList(1, block.size())) {
      String[] words = line.split(" +");
      switch (words[0]) {
        case "companies" -> companies.addAll(List.of(words).subList(1, words.length));
        case "stays" -> stays.addAll(List.of(words).subList(1, words.length));
        case "set" -> usual.putAll(places(words, 1));
        case "seat" -> {}
        case "file" -> {
          templates = new ArrayList<>();
          files.put(words[1], new Content(words[2], templates));
        }
        case "case" -> {
          Map<String, String> places = new HashMap<>(usual);
          places.putAll(places(words, 4));
          outcomes.add(
              new Outcome(
                  made,
                  words[1],
                  LocalDate.parse(words[2]),
                  words[3].equals("-") ? "" : words[3],
                  places));
        }
        default -> templates.add(line);
      }
    }
    return made;
  }

  private static Map<String, String> places(String[] words, int from) {
    Map<String, String> places = new HashMap<>();
    for (int i = from; i < words.length; i++) {
      int at = words[i].indexOf('=');
      places.put(words[i].substring(0, at), words[i].substring(at + 1));
    }
    return places;
  }
}
