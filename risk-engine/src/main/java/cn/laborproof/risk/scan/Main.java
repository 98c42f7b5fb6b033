package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** {@code laborproof risk --facts DIR --out FILE [--as-of DATE] [--strict] [--rule-book FILE]}. */
public final class Main {

  /** Exit codes, as sysexits.h names them; 2 is ours. */
  static final int DONE = 0;

  static final int LINES_REJECTED = 2;
  static final int USAGE = 64;
  static final int NO_INPUT = 66;
  static final int CANNOT_WRITE = 74;

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Clock clock;
  private final PrintStream errors;

  Main(Clock clock, PrintStream errors) {
    this.clock = clock;
    this.errors = errors;
  }

  /** Runs once and exits with the code above. */
  public static void main(String[] args) {
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(Clock.system(CHINA), errors).run(List.of(args)));
  }

  int run(List<String> args) {
    Optional<Path> facts = Optional.empty();
    Optional<Path> out = Optional.empty();
    Optional<Path> ruleBook = Optional.empty();
    LocalDate asOf = LocalDate.now(clock);
    boolean strict = false;
    for (int i = 0; i < args.size(); i++) {
      String option = args.get(i);
      if (option.equals("--strict")) {
        strict = true;
        continue;
      }
      if (!List.of("--facts", "--out", "--as-of", "--rule-book").contains(option)) {
        return usage("unknown option \"" + option + "\"");
      }
      i++;
      if (i == args.size()) {
        return usage(option + " needs a value");
      }
      switch (option) {
        case "--facts" -> facts = Optional.of(Path.of(args.get(i)));
        case "--out" -> out = Optional.of(Path.of(args.get(i)));
        case "--rule-book" -> ruleBook = Optional.of(Path.of(args.get(i)));
        default -> {
          try {
            asOf = LocalDate.parse(args.get(i));
          } catch (DateTimeParseException e) {
            return usage("--as-of \"" + args.get(i) + "\" is not a date such as 2026-11-22");
          }
        }
      }
    }
    if (facts.isEmpty() || out.isEmpty()) {
      return usage((facts.isEmpty() ? "--facts" : "--out") + " is missing");
    }
    RiskScan scan;
    try {
      scan =
          ruleBook.isEmpty()
              ? RiskScan.shipped()
              : RiskScan.under(RuleBookFile.read(ruleBook.get()));
    } catch (IOException | IllegalArgumentException e) {
      return fail(
          NO_INPUT, ruleBook.get() + " is no rule book for this program: " + e.getMessage());
    }
    return scan(scan, facts.get(), out.get(), asOf, strict);
  }

  private int scan(RiskScan scan, Path facts, Path out, LocalDate asOf, boolean strict) {
    if (!Files.isDirectory(facts)) {
      return fail(NO_INPUT, facts + " is not a folder");
    }
    Path beside = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || beside == null || !Files.isWritable(beside)) {
      return fail(CANNOT_WRITE, out + " cannot be written");
    }
    try {
      if (FactFolder.holds(facts, out)) {
        return fail(CANNOT_WRITE, out + " is a file of facts, which is not written over");
      }
      RiskScan.Summary summary = scan.run(facts, out, asOf);
      if (summary.lines() == 0) {
        Files.deleteIfExists(out);
        return fail(NO_INPUT, facts + " holds no file of facts; docs/risk-facts.md names them");
      }
      errors.printf(
          "laborproof: %d findings as of %s in %s; %d lines read, %d not used%n",
          summary.findings(), asOf, out, summary.lines(), summary.rejected());
      return strict && summary.rejected() > 0 ? LINES_REJECTED : DONE;
    } catch (IOException e) {
      return fail(CANNOT_WRITE, String.valueOf(e));
    } catch (UncheckedIOException e) {
      return fail(CANNOT_WRITE, String.valueOf(e.getCause()));
    }
  }

  private int usage(String problem) {
    errors.println("laborproof: " + problem + ".");
    errors.println(
        "usage: laborproof risk --facts DIR --out FILE [--as-of DATE] [--strict] [--rule-book FILE]");
    return USAGE;
  }

  private int fail(int code, String problem) {
    errors.println("laborproof: " + problem + ".");
    return code;
  }
}
