package cn.laborproof.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/threat-model.md claims, tests show: each one it names must be there. */
class ThreatModelTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern METHOD =
      Pattern.compile("`([A-Z][A-Za-z]*Test)\\.([a-z][a-z0-9_]*)`");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]*Test)`");
  private static final Pattern CELL = Pattern.compile("(?m)^\\| ([LCW][0-9]) \\| (.*) \\|$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([0-9]) [^|]*\\|[^|]+\\|[^|]+\\|[^|]+\\|$");

  private static String document;
  private static Map<String, List<Path>> sources;

  @BeforeAll
  static void read() throws IOException {
    document = Files.readString(ROOT.resolve("docs/threat-model.md"));
    sources = new HashMap<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
        files
            .filter(file -> file.toString().endsWith("Test.java"))
            .forEach(file ->
                sources
                    .computeIfAbsent(
                        file.getFileName().toString().replace(".java", ""),
                        any -> new ArrayList<>())
                    .add(file));
      }
    }
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(folder -> Files.isDirectory(folder.resolve("src/test/java"))).toList();
    }
  }

  @Test
  void every_test_it_names_exists() throws IOException {
    List<MatchResult> named = METHOD.matcher(document).results().toList();
    assertThat(named).hasSizeGreaterThan(40);
    for (MatchResult test : named) {
      assertThat(textOf(test.group(1)))
          .as(test.group())
          .containsPattern(
              "(?s)@(Test|ParameterizedTest)\\s(?:(?! void ).){0,500} void "
                  + test.group(2)
                  + "\\(");
    }
  }

  @Test
  void every_class_it_names_exists() {
    List<String> named = CLASS.matcher(document).results().map(found -> found.group(1)).toList();
    assertThat(named).isNotEmpty();
    assertThat(sources.keySet()).containsAll(named);
  }

  @Test
  void every_cell_of_the_table_is_shown_by_a_test() {
    List<String> rows = ROW.matcher(document).results().map(row -> row.group(1)).toList();
    List<String> shown =
        CELL.matcher(document)
            .results()
            .filter(cell -> METHOD.matcher(cell.group(2)).find())
            .map(cell -> cell.group(1))
            .toList();
    List<String> wanted =
        rows.stream().flatMap(row -> Stream.of("L" + row, "C" + row, "W" + row)).toList();
    assertThat(rows).hasSize(9);
    assertThat(shown).containsExactlyInAnyOrderElementsOf(wanted);
  }

  private static String textOf(String test) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : sources.getOrDefault(test, List.of())) {
      text.append(Files.readString(file));
    }
    return text.toString();
  }
}
