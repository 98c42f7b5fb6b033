package cn.laborproof.signing.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one set of values into a template. */
final class ContractWriter {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9.]+)}");

  /** What stands where a field that may be left out was left out. */
  private static final String NOTHING = "无";

  private final ContractTemplate template;
  private final ContractData data;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, List<String>> printed = new LinkedHashMap<>();

  ContractWriter(ContractTemplate template, ContractData data) {
    this.template = template;
    this.data = data;
    for (TemplateField field : template.fields()) {
      if (field.appliesTo(data)) {
        data.text(field.key())
            .ifPresent(value -> values.put(field.key(), lines(field.printed(value))));
      }
    }
  }

  ContractText write() {
    var sections = new ArrayList<ContractText.Section>();
    for (TemplateSection section : template.sections()) {
      List<ContractText.Paragraph> paragraphs =
          section.paragraphs().stream()
              .filter(paragraph -> holds(paragraph.when()))
              .flatMap(paragraph -> paragraphs(paragraph.text()).stream())
              .toList();
      sections.add(new ContractText.Section(section.title().zh(), paragraphs));
    }
    return new ContractText(template.title().zh(), sections, facts(), printed);
  }

  /** A text that is one place becomes as many paragraphs as its value has lines. */
  private List<ContractText.Paragraph> paragraphs(String text) {
    Matcher whole = PLACE.matcher(text);
    if (whole.matches()) {
      return value(whole.group(1)).stream()
          .map(line -> new ContractText.Paragraph(List.of(new ContractText.Run(line, true))))
          .toList();
    }
    return List.of(new ContractText.Paragraph(runs(text)));
  }

  private List<ContractText.Run> runs(String text) {
    var runs = new ArrayList<ContractText.Run>();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      if (place.start() > from) {
        runs.add(new ContractText.Run(text.substring(from, place.start()), false));
      }
      runs.add(new ContractText.Run(String.join("；", value(place.group(1))), true));
      from = place.end();
    }
    if (from < text.length()) {
      runs.add(new ContractText.Run(text.substring(from), false));
    }
    return runs;
  }

  private List<String> value(String key) {
    List<String> lines = values.getOrDefault(key, List.of(NOTHING));
    if (values.containsKey(key)) {
      printed.put(key, lines);
    }
    return lines;
  }

  private List<ContractText.Fact> facts() {
    var facts = new LinkedHashMap<String, ContractText.Fact>();
    for (ContractTemplate.KeyFact fact : template.keyFacts()) {
      if (holds(fact.when())) {
        String value =
            runs(fact.text()).stream().map(ContractText.Run::text).collect(Collectors.joining());
        facts.putIfAbsent(fact.label().zh(), new ContractText.Fact(fact.label(), value));
      }
    }
    return List.copyOf(facts.values());
  }

  private boolean holds(@Nullable Condition condition) {
    return condition == null || condition.holds(data);
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
