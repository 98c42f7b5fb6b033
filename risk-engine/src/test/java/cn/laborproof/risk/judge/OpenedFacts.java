package cn.laborproof.risk.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Opens what findings stand on, with a reader of its own: the file is there, the lines are there,
 * and they say what the finding says of them.
 */
final class OpenedFacts {
  private final Path folder;
  private final Map<String, List<String[]>> opened = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int lines;

  private OpenedFacts(Path folder) {
    this.folder = folder;
  }

  /** What does not open or says something else; empty when all is well. */
  static List<String> wrongIn(Judgment judgment) {
    OpenedFacts facts = new OpenedFacts(judgment.population().folder());
    for (JsonNode finding : judgment.findings()) {
      facts.open(finding);
    }
    if (facts.lines == 0) {
      facts.wrong.add("no line was opened");
    }
    return facts.wrong;
  }

  private void open(JsonNode finding) {
    String key = finding.get("key").stringValue();
    if (finding.get("facts").isEmpty()) {
      wrong.add(key + " stands on nothing");
    }
    finding.get("facts").forEach(fact -> cited(key, fact));
    if (!finding.has("indicators")) {
      return;
    }
    List<String> principals = new ArrayList<>();
    finding.get("chain").forEach(company -> principals.add(company.stringValue()));
    principals.remove(finding.get("subject").stringValue().split("/")[0]);
    for (JsonNode indicator : finding.get("indicators")) {
      String id = indicator.get("id").stringValue();
      if (indicator.get("facts").isEmpty()) {
        wrong.add(key + " " + id + " stands on nothing");
      }
      for (JsonNode fact : indicator.get("facts")) {
        List<Map<String, String>> cited = cited(key + " " + id, fact);
        String value = fact.get("value").asString();
        switch (fact.get("name").stringValue()) {
          case "contract-says" -> says(key + " " + id, cited, value);
          case "indicator-hits" -> hits(key + " " + id, id, cited, value, principals);
          default -> {}
        }
      }
    }
  }

  /** The contract's line has that value in that column. */
  private void says(String where, List<Map<String, String>> cited, String value) {
    String[] parts = value.split(" = ", 2);
    for (Map<String, String> line : cited) {
      String written = line.getOrDefault(parts[0], "").toUpperCase(Locale.ROOT);
      if (!written.equals(parts[1].toUpperCase(Locale.ROOT))) {
        wrong.add(where + " says " + value + ", the line " + written);
      }
    }
  }

  /** As many lines as hits, each of which names the principal or one it works for. */
  private void hits(
      String where,
      String id,
      List<Map<String, String>> cited,
      String value,
      List<String> principals) {
    int hits = Integer.parseInt(value);
    if (hits == 0 || id.equals("F-11") || id.equals("F-13")) {
      return;
    }
    if (cited.size() != hits) {
      wrong.add(where + " has " + hits + " hits and names " + cited.size() + " lines");
    }
    List<String> columns =
        switch (id) {
          case "F-01" -> List.of("managed_by");
          case "F-02" -> List.of("device_owner", "employer");
          case "F-03" -> List.of("rules_of");
          case "F-04" -> List.of("interviewed_by");
          case "F-07" -> List.of("payer", "initiated_by", "employer");
          default -> List.of("card_issued_by");
        };
    for (Map<String, String> line : cited) {
      boolean named =
          columns.stream()
              .map(column -> line.getOrDefault(column, "").toUpperCase(Locale.ROOT))
              .anyMatch(principals::contains);
      if (!named) {
        wrong.add(where + ": the line does not name the principal: " + line);
      }
    }
  }

  private List<Map<String, String>> cited(String where, JsonNode fact) {
    List<Map<String, String>> cited = new ArrayList<>();
    if (fact.get("source").isEmpty()) {
      wrong.add(where + " " + fact.get("name") + " names no line");
    }
    for (JsonNode source : fact.get("source")) {
      List<String[]> file = opened.computeIfAbsent(source.get("file").stringValue(), this::read);
      for (String range : source.get("lines").stringValue().split(",")) {
        String[] ends = range.split("-");
        for (int line = Integer.parseInt(ends[0]);
            line <= Integer.parseInt(ends[ends.length - 1]);
            line++) {
          if (line < 2 || line > file.size()) {
            wrong.add(where + " names line " + line + " of " + source.get("file"));
            continue;
          }
          lines++;
          cited.add(named(file.getFirst(), file.get(line - 1)));
        }
      }
    }
    return cited;
  }

  private static Map<String, String> named(String[] headings, String[] cells) {
    Map<String, String> line = new HashMap<>();
    for (int i = 0; i < Math.min(headings.length, cells.length); i++) {
      line.put(headings[i], cells[i]);
    }
    return line;
  }

  private List<String[]> read(String name) {
    Optional<Table> table =
        List.of(Table.values()).stream().filter(each -> each.file.equals(name)).findFirst();
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      String text;
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        text = new String(bytes, Charset.forName("GB18030"));
      }
      List<String[]> file = new ArrayList<>();
      for (String line : text.replace("\uFEFF", "").split("\r\n")) {
        file.add(line.split(",", -1));
      }
      String[] headings = file.getFirst();
      for (int i = 0; i < headings.length; i++) {
        int chinese = table.map(each -> each.chinese).orElse(List.of()).indexOf(headings[i]);
        if (chinese >= 0) {
          headings[i] = table.orElseThrow().columns.get(chinese);
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
