package cn.laborproof.risk.columnar;

import cn.laborproof.risk.command.Draft;
import cn.laborproof.risk.command.Options;
import cn.laborproof.risk.command.Scratch;
import cn.laborproof.risk.command.Terminal;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.FindingsFile;
import cn.laborproof.risk.scan.RuleBookFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code laborproof risk --columns DIR}: with {@code --facts DIR} makes the columns, with {@code
 * --out FILE} scans them, with both one after the other.
 */
public final class Main {

  private static final String USAGE =
      "risk --columns DIR [--facts DIR] [--out FILE] [--as-of DATE] [--rules ID,ID | --rule-book FILE]";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final long SORT_MEMORY = 96L << 20;

  private final Clock clock;
  private final Terminal terminal;

  Main(Clock clock, PrintStream errors) {
    this.clock = clock;
    this.terminal = new Terminal(errors, USAGE);
  }

  /** Runs once and exits with one of the codes of {@link Terminal}. */
  public static void main(String[] arguments) {
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(Clock.system(CHINA), errors).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return run(
          Options.of(
              arguments,
              Set.of("--columns", "--facts", "--out", "--rules", "--rule-book"),
              Set.of()));
    } catch (Options.Misused e) {
      return terminal.misused(e);
    } catch (IOException e) {
      return terminal.fail(Terminal.CANNOT_WRITE, String.valueOf(e));
    }
  }

  private int run(Options options) throws Options.Misused, IOException {
    Path columns = options.needed("--columns");
    Optional<Path> facts = options.path("--facts");
    Optional<Path> out = options.path("--out");
    if (facts.isEmpty() && out.isEmpty()) {
      throw new Options.Misused("one of --facts and --out is needed beside --columns");
    }
    LocalDate asOf = options.asOf(clock);
    Set<String> rules = rules(options);
    RuleBook book = CompanyScan.shippedBook();
    Optional<Path> ruleBook = options.path("--rule-book");
    if (ruleBook.isPresent()) {
      try {
        book = RuleBookFile.read(ruleBook.get());
      } catch (IOException | IllegalArgumentException e) {
        return terminal.fail(
            Terminal.NO_INPUT,
            ruleBook.get() + " is no rule book for this program: " + e.getMessage());
      }
    }
    if (facts.isPresent()) {
      if (out.isPresent()
          && Files.isDirectory(facts.get())
          && FactFolder.holds(facts.get(), out.get())) {
        return terminal.fail(
            Terminal.CANNOT_WRITE, out.get() + " is a file of facts, which is not written over");
      }
      int made = make(facts.get(), columns, Horizon.on(options.latest(clock)));
      if (made != Terminal.DONE) {
        return made;
      }
    }
    return out.isPresent() ? scan(columns, book, rules, out.get(), asOf) : Terminal.DONE;
  }

  /** Asked for alone; none for all. */
  private static Set<String> rules(Options options) throws Options.Misused {
    Set<String> rules =
        options
            .value("--rules")
            .map(each -> new TreeSet<>(List.of(each.split(",", -1))))
            .orElseGet(TreeSet::new);
    for (String rule : rules) {
      if (!CompanyScan.ruleIds().contains(rule)) {
        throw new Options.Misused(
            "no rule is named \"" + rule + "\"; docs/risk-facts.md lists them");
      }
    }
    if (!rules.isEmpty() && options.value("--rule-book").isPresent()) {
      throw new Options.Misused(
          "--rules asks by the shipped rule book; it does not go with --rule-book");
    }
    return rules;
  }

  /** Columns are made in a folder beside and moved, so that half of them are never scanned. */
  private int make(Path facts, Path columns, Horizon horizon) throws IOException {
    if (!Files.isDirectory(facts)) {
      return terminal.fail(Terminal.NO_INPUT, facts + " is not a folder");
    }
    if (Files.exists(columns)) {
      return terminal.fail(
          Terminal.CANNOT_WRITE, columns + " is there already; columns are made anew, not changed");
    }
    Files.createDirectories(columns.toAbsolutePath().resolveSibling("."));
    try (Scratch scratch = Scratch.beside(columns, ".columns-")) {
      FactFolder read = FactFolder.read(facts, scratch.folder(), SORT_MEMORY, horizon);
      long lines = read.quality().stream().mapToLong(QualityReport::lines).sum();
      if (lines == 0) {
        return terminal.fail(
            Terminal.NO_INPUT, facts + " holds no file of facts; docs/risk-facts.md names them");
      }
      Path draft = Files.createDirectory(scratch.folder().resolve("columns"));
      SnapshotWriter.write(read, draft, Limits.TWO_CORES);
      Files.move(draft, columns);
      return terminal.done(
          "columns of %d lines in %s; %d lines not used",
          lines, columns, read.quality().stream().mapToLong(QualityReport::rejected).sum());
    }
  }

  private int scan(Path columns, RuleBook book, Set<String> rules, Path out, LocalDate asOf)
      throws IOException {
    if (!Files.isRegularFile(columns.resolve(Layout.PAIRS + "-0" + Layout.SUFFIX))) {
      return terminal.fail(Terminal.NO_INPUT, columns + " holds no columns; --facts makes them");
    }
    SnapshotScan scan = new SnapshotScan(columns, asOf, Limits.TWO_CORES);
    return Draft.write(
        out,
        writer -> {
          FindingsFile file = new FindingsFile(writer, asOf, book.version());
          SnapshotScan.Summary summary =
              rules.isEmpty() ? scan.under(book, file::add) : scan.only(rules, file::add);
          file.finish(summary.facts());
          writer.write('\n');
          return terminal.done(
              "%d findings as of %s in %s; the rules saw %d of %d persons and employers",
              file.count(), asOf, out, summary.judged(), summary.pairs());
        });
  }
}
