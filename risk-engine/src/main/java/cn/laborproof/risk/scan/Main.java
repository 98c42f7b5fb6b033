package cn.laborproof.risk.scan;

import cn.laborproof.risk.command.Options;
import cn.laborproof.risk.command.Terminal;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code laborproof risk --facts DIR --out FILE [--as-of DATE] [--strict] [--rule-book FILE]}. */
public final class Main {

  /** Beside those of {@link Terminal}. */
  static final int LINES_REJECTED = 2;

  private static final String USAGE =
      "risk --facts DIR --out FILE [--as-of DATE] [--strict] [--rule-book FILE]";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Clock clock;
  private final Terminal terminal;

  Main(Clock clock, PrintStream errors) {
    this.clock = clock;
    this.terminal = new Terminal(errors, USAGE);
  }

  /** Runs once and exits with the code above. */
  public static void main(String[] args) {
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(Clock.system(CHINA), errors).run(List.of(args)));
  }

  int run(List<String> args) {
    Path facts;
    Path out;
    Optional<Path> ruleBook;
    LocalDate asOf;
    Horizon horizon;
    boolean strict;
    try {
      Options options =
          Options.of(args, Set.of("--facts", "--out", "--rule-book"), Set.of("--strict"));
      facts = options.needed("--facts");
      out = options.needed("--out");
      ruleBook = options.path("--rule-book");
      asOf = options.asOf(clock);
      horizon = Horizon.on(options.latest(clock));
      strict = options.has("--strict");
    } catch (Options.Misused e) {
      return terminal.misused(e);
    }
    RiskScan scan;
    try {
      scan =
          ruleBook.isEmpty()
              ? RiskScan.shipped()
              : RiskScan.under(RuleBookFile.read(ruleBook.get()));
    } catch (IOException | IllegalArgumentException e) {
      return terminal.fail(
          Terminal.NO_INPUT,
          ruleBook.get() + " is no rule book for this program: " + e.getMessage());
    }
    return scan(scan, facts, out, asOf, horizon, strict);
  }

  private int scan(
      RiskScan scan, Path facts, Path out, LocalDate asOf, Horizon horizon, boolean strict) {
    if (!Files.isDirectory(facts)) {
      return terminal.fail(Terminal.NO_INPUT, facts + " is not a folder");
    }
    Path beside = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || beside == null || !Files.isWritable(beside)) {
      return terminal.fail(Terminal.CANNOT_WRITE, out + " cannot be written");
    }
    try {
      if (FactFolder.holds(facts, out)) {
        return terminal.fail(
            Terminal.CANNOT_WRITE, out + " is a file of facts, which is not written over");
      }
      RiskScan.Summary summary = scan.run(facts, out, asOf, horizon);
      if (summary.lines() == 0) {
        Files.deleteIfExists(out);
        return terminal.fail(
            Terminal.NO_INPUT, facts + " holds no file of facts; docs/risk-facts.md names them");
      }
      int done =
          terminal.done(
              "%d findings as of %s in %s; %d lines read, %d not used",
              summary.findings(), asOf, out, summary.lines(), summary.rejected());
      return strict && summary.rejected() > 0 ? LINES_REJECTED : done;
    } catch (IOException e) {
      return terminal.fail(Terminal.CANNOT_WRITE, String.valueOf(e));
    } catch (UncheckedIOException e) {
      return terminal.fail(Terminal.CANNOT_WRITE, String.valueOf(e.getCause()));
    }
  }
}
