package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.FindingsFile;
import cn.laborproof.risk.scan.RuleBookFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code laborproof risk --columns DIR}: with {@code --facts DIR} makes the columns, with {@code
 * --out FILE} scans them, with both one after the other.
 */
public final class Main {

  /** Exit codes, as sysexits.h names them. */
  static final int DONE = 0;

  static final int USAGE = 64;
  static final int NO_INPUT = 66;
  static final int CANNOT_WRITE = 74;

  private static final List<String> OPTIONS =
      List.of("--columns", "--facts", "--out", "--as-of", "--rules", "--rule-book");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final long SORT_MEMORY = 96L << 20;

  private final Clock clock;
  private final PrintStream errors;

  Main(Clock clock, PrintStream errors) {
    this.clock = clock;
    this.errors = errors;
  }

  /** Runs once and exits with one of the codes above. */
  public static void main(String[] arguments) {
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(Clock.system(CHINA), errors).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
        return usage("\"" + arguments.get(i) + "\" is unknown or lacks its value");
      }
      given.put(arguments.get(i), arguments.get(i + 1));
    }
    @Nullable String columns = given.get("--columns");
    @Nullable String facts = given.get("--facts");
    @Nullable String out = given.get("--out");
    if (columns == null || (facts == null && out == null)) {
      return usage("--columns and one of --facts and --out are needed");
    }
    LocalDate asOf;
    try {
      asOf = LocalDate.parse(given.getOrDefault("--as-of", LocalDate.now(clock).toString()));
    } catch (DateTimeParseException e) {
      return usage("--as-of is not a date such as 2026-11-22");
    }
    List<String> rules =
        given.containsKey("--rules") ? List.of(given.get("--rules").split(",", -1)) : List.of();
    for (String rule : rules) {
      if (!CompanyScan.ruleIds().contains(rule)) {
        return usage("no rule is named \"" + rule + "\"; docs/risk-facts.md lists them");
      }
    }
    if (!rules.isEmpty() && given.containsKey("--rule-book")) {
      return usage("--rules asks by the shipped rule book; it does not go with --rule-book");
    }
    RuleBook book = CompanyScan.shippedBook();
    if (given.containsKey("--rule-book")) {
      try {
        book = RuleBookFile.read(Path.of(given.get("--rule-book")));
      } catch (IOException | IllegalArgumentException e) {
        return fail(
            NO_INPUT,
            given.get("--rule-book") + " is no rule book for this program: " + e.getMessage());
      }
    }
    try {
      Path folder = Path.of(columns);
      if (facts != null
          && out != null
          && Files.isDirectory(Path.of(facts))
          && FactFolder.holds(Path.of(facts), Path.of(out))) {
        return fail(CANNOT_WRITE, out + " is a file of facts, which is not written over");
      }
      if (facts != null) {
        int made = make(Path.of(facts), folder);
        if (made != DONE) {
          return made;
        }
      }
      return out == null ? DONE : scan(folder, book, rules, Path.of(out).toAbsolutePath(), asOf);
    } catch (IOException e) {
      return fail(CANNOT_WRITE, String.valueOf(e));
    }
  }

  /** Columns are made in a folder beside and moved, so that half of them are never scanned. */
  private int make(Path facts, Path columns) throws IOException {
    if (!Files.isDirectory(facts)) {
      return fail(NO_INPUT, facts + " is not a folder");
    }
    if (Files.exists(columns)) {
      return fail(CANNOT_WRITE, columns + " is there already; columns are made anew, not changed");
    }
    Path beside = Files.createDirectories(columns.toAbsolutePath().resolveSibling("."));
    Path scratch = Files.createTempDirectory(beside, ".columns-");
    try {
      FactFolder read = FactFolder.read(facts, scratch, SORT_MEMORY);
      long lines = read.quality().stream().mapToLong(QualityReport::lines).sum();
      if (lines == 0) {
        return fail(NO_INPUT, facts + " holds no file of facts; docs/risk-facts.md names them");
      }
      Path draft = Files.createDirectory(scratch.resolve("columns"));
      SnapshotWriter.write(read, draft, Limits.TWO_CORES);
      Files.move(draft, columns);
      errors.printf(
          "laborproof: columns of %d lines in %s; %d lines not used%n",
          lines, columns, read.quality().stream().mapToLong(QualityReport::rejected).sum());
      return DONE;
    } finally {
      delete(scratch);
    }
  }

  private int scan(Path columns, RuleBook book, List<String> rules, Path out, LocalDate asOf)
      throws IOException {
    if (!Files.isRegularFile(columns.resolve(Layout.PAIRS + "-0.parquet"))) {
      return fail(NO_INPUT, columns + " holds no columns; --facts makes them");
    }
    Path draft = out.resolveSibling("." + out.getFileName() + ".draft");
    try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
      FindingsFile file = new FindingsFile(writer, asOf, book.version());
      SnapshotScan scan = new SnapshotScan(columns, asOf, Limits.TWO_CORES);
      SnapshotScan.Summary summary =
          rules.isEmpty() ? scan.under(book, file::add) : scan.only(Set.copyOf(rules), file::add);
      file.finish(summary.facts());
      writer.write('\n');
      errors.printf(
          "laborproof: %d findings as of %s in %s; the rules saw %d of %d persons and employers%n",
          file.count(), asOf, out, summary.judged(), summary.pairs());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING);
    return DONE;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private int usage(String problem) {
    errors.println("laborproof: " + problem + ".");
    errors.println(
        "usage: laborproof risk --columns DIR [--facts DIR] [--out FILE] [--as-of DATE] [--rules ID,ID | --rule-book FILE]");
    return USAGE;
  }

  private int fail(int code, String problem) {
    errors.println("laborproof: " + problem + ".");
    return code;
  }
}
