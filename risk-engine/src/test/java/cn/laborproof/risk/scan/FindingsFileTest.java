package cn.laborproof.risk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.command.Terminal;
import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.intake.Reason;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The command, its exit codes and findings.json, read back by another parser. */
class FindingsFileTest {

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Path out;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void start() {
    out = elsewhere.resolve("findings.json");
  }

  private int run(String... args) {
    said.reset();
    // 16:30 UTC is the next day in Beijing.
    Clock clock = Clock.fixed(Instant.parse("2026-05-31T16:30:00Z"), ZoneId.of("Asia/Shanghai"));
    return new Main(clock, new PrintStream(said, true, StandardCharsets.UTF_8)).run(List.of(args));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(Files.readString(out));
  }

  private void wages(String... lines) {
    new FactsDir(folder).file("wages", FactsDir.WAGES, lines);
  }

  @Test
  void a_rule_book_taken_along_is_scanned_by_and_one_of_another_version_is_refused()
      throws IOException {
    wages("E,p,2026-01,5000,0,2026-02-10,,");
    RuleBook shipped = CompanyScan.shippedBook();
    RuleEntry entry = shipped.inForce("wage-arrears", "", LocalDate.of(2026, 6, 1)).orElseThrow();
    RuleEntry ours =
        new RuleEntry(
            entry.rule(),
            1000,
            LocalDate.of(2026, 1, 1),
            entry.to(),
            entry.region(),
            entry.articles(),
            "ours",
            entry.parameters());
    Path file = elsewhere.resolve("rule-book.properties");
    Properties written = shipped.with(List.of(ours)).written();
    keep(written, file);
    String[] call = {
      "--facts", folder.toString(), "--out", out.toString(), "--rule-book", file.toString()
    };
    assertThat(run(call)).isZero();
    assertThat(json().get("findings").get(0).get("ruleVersion").asInt()).isEqualTo(1000);
    assertThat(json().get("ruleBook").asString()).endsWith("+1");

    Files.delete(out);
    Properties other = new Properties();
    other.putAll(written);
    other.setProperty("wage-arrears.v%d.source".formatted(entry.version()), "another");
    keep(other, file);
    assertThat(run(call)).isEqualTo(Terminal.NO_INPUT);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("another version");
    Files.writeString(file, "anything=1\n");
    assertThat(run(call)).isEqualTo(Terminal.NO_INPUT);
    Files.delete(file);
    assertThat(run(call)).isEqualTo(Terminal.NO_INPUT);
    assertThat(out).doesNotExist();
  }

  private static void keep(Properties book, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      book.store(writer, null);
    }
  }

  @Test
  void every_finding_opens_its_facts_and_names_article_threshold_version_and_next_step()
      throws IOException {
    wages(
        "E,\u7532\"\\,2026-01,5000,0,2026-02-10,,",
        "E,p,2026-01,5000,0,2026-02-10,,",
        "E,p,x,1,1,,,");
    assertThat(run("--facts", folder.toString(), "--out", out.toString())).isZero();
    JsonNode json = json();
    assertThat(json.get("schema").asString()).isEqualTo("laborproof/risk-findings/v1");
    assertThat(json.get("asOf").asString()).isEqualTo("2026-06-01");
    assertThat(json.get("count").asInt()).isEqualTo(1).isEqualTo(json.get("findings").size());
    JsonNode finding = json.get("findings").get(0);
    assertThat(finding.get("rule").asString()).isEqualTo("wage-arrears");
    assertThat(finding.get("ruleVersion").asInt()).isEqualTo(3);
    assertThat(finding.get("articles").size()).isEqualTo(3);
    assertThat(finding.get("threshold").asString()).isEqualTo("> 2 months");
    assertThat(finding.get("sentence").get("zh").asString()).contains("5000.00 元", "红");
    assertThat(finding.get("sentence").get("en").asString()).contains("5000.00 yuan", "red");
    assertThat(finding.get("nextStep").get("zh").asString()).isNotBlank();
    for (JsonNode fact : finding.get("facts")) {
      assertThat(fact.get("source").get(0).get("file").asString()).isEqualTo("wages.csv");
      assertThat(fact.get("source").get(0).get("lines").asString()).isEqualTo("3");
    }
    JsonNode quality = json.get("quality").get(0);
    assertThat(quality.get("lines").asInt()).isEqualTo(3);
    assertThat(quality.get("rejected").asInt()).isEqualTo(2);
    assertThat(quality.get("rejectedLines").get(1).get("reason").asString())
        .isEqualTo("NOT_A_MONTH");
    assertThat(json.get("notExamined").toString()).contains("dispatch-ratio", "employments.csv");
  }

  @Test
  void what_lies_after_today_and_after_the_day_asked_about_is_not_used_and_history_is()
      throws IOException {
    wages(
        "E,p,2026-01,5000,0,2026-02-10,,",
        "E,p,2026-05,5000,5000,,,",
        "E,p,2026-06,5000,5000,,,",
        "E,p,2026-07,5000,5000,,,");
    String[] call = {"--facts", folder.toString(), "--out", out.toString(), "--strict"};
    assertThat(run(call)).isEqualTo(2);
    JsonNode rejected = json().get("quality").get(0).get("rejectedLines");
    assertThat(rejected.size()).isEqualTo(1);
    assertThat(rejected.get(0).get("reason").asString()).isEqualTo("IN_THE_FUTURE");
    assertThat(rejected.get(0).get("line").asInt()).isEqualTo(5);
    // Asked about a day long ago, or later: what came after is there, what cannot have come is not.
    assertThat(run(with(call, "2026-03-01"))).isEqualTo(2);
    assertThat(json().get("quality").get(0).get("rejected").asInt()).isEqualTo(1);
    assertThat(json().get("count").asInt()).isEqualTo(1);
    assertThat(run(with(call, "2026-06-29"))).isEqualTo(2);
    assertThat(run(with(call, "2026-06-30"))).as("and a day of clocks that go fast").isZero();
  }

  private static String[] with(String[] call, String asOf) {
    String[] all = Arrays.copyOf(call, call.length + 2);
    all[call.length] = "--as-of";
    all[call.length + 1] = asOf;
    return all;
  }

  @Test
  void exit_codes_say_what_went_wrong() throws IOException {
    wages("E,p,x,1,1,,,");
    String facts = folder.toString();
    assertThat(run("--facts", facts, "--out", out.toString())).isZero();
    assertThat(run("--facts", facts, "--out", out.toString(), "--strict")).isEqualTo(2);
    assertThat(run()).isEqualTo(64);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("--facts is missing", "usage:");
    assertThat(run("--facts", facts)).isEqualTo(64);
    assertThat(run("--facts", facts, "--out")).isEqualTo(64);
    assertThat(run("--facts", facts, "--out", out.toString(), "--as-of", "2026-02-29"))
        .isEqualTo(64);
    assertThat(run("--facts", facts, "--fast")).isEqualTo(64);
    assertThat(run("--facts", facts + "/none", "--out", out.toString())).isEqualTo(66);
    assertThat(run("--facts", facts, "--out", elsewhere + "/no/f.json")).isEqualTo(74);
    assertThat(run("--facts", elsewhere.toString(), "--out", out.toString())).isEqualTo(66);
    assertThat(out).doesNotExist();
  }

  @Test
  void the_same_facts_give_the_same_bytes_and_nothing_else_is_left_behind() throws IOException {
    wages("E,p,2026-01,5000,0,2026-02-10,,", "F,p,2026-01,5000,0,2026-02-10,,");
    run("--facts", folder.toString(), "--out", out.toString(), "--as-of", "2026-05-01");
    byte[] first = Files.readAllBytes(out);
    run("--facts", folder.toString(), "--out", out.toString(), "--as-of", "2026-05-01");
    assertThat(Files.readAllBytes(out)).isEqualTo(first);
    assertThat(elsewhere.toFile().list()).containsExactly("findings.json");
  }

  @Test
  void every_rule_is_in_the_book_and_worded_in_both_languages_without_a_verdict() {
    for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      var texts = new Wording(language).texts();
      assertThat(texts.keySet()).isEqualTo(new Wording(Locale.CHINESE).texts().keySet());
      assertThat(texts.keySet())
          .noneMatch(k -> texts.getString(k).matches(".*(违法|非法|未签|illegal).*"));
      for (LibraryRule rule : Library.RULES) {
        assertThat(Library.book().entries()).anyMatch(e -> e.rule().equals(rule.id()));
        for (String part : List.of("title", "sentence", "next")) {
          assertThat(texts.getString("rule." + rule.id() + "." + part)).isNotBlank();
        }
      }
    }
  }

  @Test
  void the_normative_page_says_what_the_reader_reads() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    String page = Files.readString(module.resolveSibling("docs").resolve("risk-facts.md"));
    for (FactKind kind : FactKind.values()) {
      int start = page.indexOf("### `" + kind.file() + "`");
      assertThat(start).as(kind.file()).isPositive();
      int end = page.indexOf("\n### ", start + 1);
      String section = page.substring(start, end < 0 ? page.length() : end);
      for (Column column : kind.columns()) {
        String type =
            column.type().equals("one-of") ? String.join(", ", column.choices()) : column.type();
        assertThat(section)
            .contains(
                "| `%s` | %s | %s | %s |"
                    .formatted(
                        column.name(), column.chinese(), column.required() ? "yes" : "", type));
      }
    }
    for (FactKind kind : FactKind.values()) {
      if (!Horizon.past(kind).isEmpty()) {
        assertThat(page)
            .contains(
                "| `%s` | `%s` |".formatted(kind.code(), String.join("` `", Horizon.past(kind))));
      }
    }
    for (Reason reason : Reason.values()) {
      assertThat(page).contains("`" + reason + "`");
    }
    for (LibraryRule rule : Library.RULES) {
      assertThat(page).contains("`" + rule.id() + "`");
    }
  }
}
