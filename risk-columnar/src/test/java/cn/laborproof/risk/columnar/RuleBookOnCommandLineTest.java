package cn.laborproof.risk.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.command.Terminal;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.scan.CompanyScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule book an office took along, for the scan of columns. */
class RuleBookOnCommandLineTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void columns_are_scanned_by_the_rule_book_that_is_given() throws IOException {
    Path facts = Files.createDirectory(folder.resolve("facts"));
    Files.writeString(
        facts.resolve("wages.csv"),
        "employer,person,month,due,paid,due_on\nE,p,2026-01,5000,0,2026-02-10\n");
    String columns = folder.resolve("columns").toString();
    Path out = folder.resolve("findings.json");
    Path book = folder.resolve("rule-book.properties");
    RuleEntry shipped =
        CompanyScan.shippedBook()
            .inForce("wage-arrears", "", LocalDate.of(2026, 6, 1))
            .orElseThrow();
    RuleBook ours =
        CompanyScan.shippedBook()
            .with(
                List.of(
                    new RuleEntry(
                        shipped.rule(),
                        1000,
                        LocalDate.of(2026, 1, 1),
                        shipped.to(),
                        "",
                        shipped.articles(),
                        "ours",
                        shipped.parameters())));
    try (Writer writer = Files.newBufferedWriter(book, StandardCharsets.UTF_8)) {
      ours.written().store(writer, null);
    }
    String made = facts.toString();
    assertThat(run("--columns", columns, "--facts", made, "--out", out.toString())).isZero();
    assertThat(Files.readString(out)).containsPattern("\"ruleVersion\"\\s*:\\s*[1-9][,\\s]");
    assertThat(run("--columns", columns, "--out", out.toString(), "--rule-book", book.toString()))
        .isZero();
    assertThat(Files.readString(out)).containsPattern("\"ruleVersion\"\\s*:\\s*1000");
    assertThat(
            run(
                "--columns",
                columns,
                "--out",
                out.toString(),
                "--rules",
                "wage-arrears",
                "--rule-book",
                book.toString()))
        .isEqualTo(Terminal.USAGE);
    Files.writeString(book, "anything=1\n");
    assertThat(run("--columns", columns, "--out", out.toString(), "--rule-book", book.toString()))
        .isEqualTo(Terminal.NO_INPUT);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("is no rule book");
  }

  @Test
  void columns_hold_no_line_about_a_month_that_has_not_come() throws IOException {
    Path facts = Files.createDirectory(folder.resolve("facts"));
    Files.writeString(
        facts.resolve("wages.csv"),
        "employer,person,month,due,paid\nE,p,2026-06,1,1\nE,p,%s,1,1\nE,p,%s,1,1\n"
            .formatted(YearMonth.now().plusMonths(2), YearMonth.of(2199, 1)));
    assertThat(run("--columns", folder.resolve("columns").toString(), "--facts", facts.toString()))
        .isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("columns of 3 lines")
        .contains("2 lines not used");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--as-of";
    all[arguments.length + 1] = "2026-06-01";
    return new Main(Clock.systemUTC(), new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(List.of(all));
  }
}
