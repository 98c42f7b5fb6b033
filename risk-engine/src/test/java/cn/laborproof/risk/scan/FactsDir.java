package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.rule.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of facts written line by line, scanned with the shipped rules or others. */
final class FactsDir {

  static final String EMPLOYERS = "employer,region,valid_from,valid_to,scope";
  static final String EMPLOYMENTS =
      "employer,person,form,first_working_day,last_working_day,monthly_wage,post";
  static final String CONTRACTS =
      "employer,person,contract,kind,concluded_on,starts_on,ends_on,probation_ends_on,monthly_wage,probation_wage";
  static final String WAGES = "employer,person,month,due,paid,due_on,paid_on,deferred_until";
  static final String INSURANCE = "employer,person,month,status,region";
  static final String DISPATCH =
      "firm,user,person,starts_on,ends_on,nature,post_since,published_on,substitutes_for,hours_form,charged_to_worker,workplace_region,return_reason,post,monthly_wage";
  static final String LICENCES = "firm,licence,valid_from,valid_to,registered_capital";

  private final Path folder;
  private RuleBook book = Library.book();

  FactsDir(Path folder) {
    this.folder = folder;
  }

  /** Puts lines after the ones already there; the header is written once. */
  FactsDir file(String name, String header, String... lines) {
    try {
      Path file = folder.resolve(name + ".csv");
      if (!Files.exists(file)) {
        Files.writeString(file, header + "\n");
      }
      Files.writeString(
          file, String.join("\n", lines) + "\n", java.nio.file.StandardOpenOption.APPEND);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FactsDir with(RuleBook other) {
    book = other;
    return this;
  }

  FactsDir empty() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Found> found(String asOf) {
    List<Found> found = new ArrayList<>();
    scan(asOf, 96L << 20, found);
    return found;
  }

  FactFolder scan(String asOf, long memory, List<Found> into) {
    try {
      Path scratch = Files.createTempDirectory("risk-test");
      try {
        return new RiskScan(book, memory)
            .findings(folder, scratch, LocalDate.parse(asOf), into::add);
      } finally {
        try (Stream<Path> left = Files.walk(scratch)) {
          for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code RULE SEVERITY SUBJECT} of each finding, sorted. */
  List<String> findings(String asOf) {
    return found(asOf).stream()
        .map(Found::finding)
        .map(f -> f.rule() + " " + f.severity() + " " + f.subject())
        .sorted()
        .toList();
  }

  /** The same for one rule alone. */
  List<String> of(String rule, String asOf) {
    return findings(asOf).stream()
        .filter(f -> f.startsWith(rule + " "))
        .map(f -> f.substring(rule.length() + 1))
        .toList();
  }

  Found only(String rule, String asOf) {
    List<Found> all = found(asOf).stream().filter(f -> f.finding().rule().equals(rule)).toList();
    if (all.size() != 1) {
      throw new AssertionError(rule + ": " + all);
    }
    return all.getFirst();
  }
}
