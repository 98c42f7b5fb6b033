package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.rule.RuleBook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The whole rule library over a folder of facts, offline. */
public final class RiskScan {

  private static final long SORT_MEMORY = 96L << 20;

  /**
   * @param findings how many findings were written
   * @param lines lines of all files, {@code rejected} of which were not used
   */
  public record Summary(long findings, long lines, long rejected) {}

  private final RuleBook book;
  private final long sortMemory;

  RiskScan(RuleBook book, long sortMemory) {
    this.book = book;
    this.sortMemory = sortMemory;
  }

  /** The scan with the rule books shipped with this version. */
  public static RiskScan shipped() {
    return new RiskScan(Library.book(), SORT_MEMORY);
  }

  /** The scan with a rule book an office took along. */
  public static RiskScan under(RuleBook book) {
    return new RiskScan(book, SORT_MEMORY);
  }

  /**
   * Reads every file of facts in {@code folder} and writes findings.json to {@code out}, which is
   * there whole or not at all.
   *
   * @param asOf the day the question is asked for
   * @throws IOException when a file cannot be read or the result not be written
   */
  public Summary run(Path folder, Path out, LocalDate asOf) throws IOException {
    Path beside = out.toAbsolutePath().getParent();
    if (beside == null) {
      throw new IOException(out + " is not a file name");
    }
    Path scratch = Files.createTempDirectory(beside, ".risk-");
    try {
      FactFolder facts = FactFolder.read(folder, scratch, sortMemory);
      Path draft = scratch.resolve("findings.json");
      Summary summary;
      try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        FindingsFile file = new FindingsFile(writer, asOf, book.version());
        examine(new CompanyScan(asOf, facts, book, Sieve.inUse(), file::add), facts);
        file.finish(facts);
        writer.write('\n');
        summary =
            new Summary(
                file.count(),
                facts.quality().stream().mapToLong(QualityReport::lines).sum(),
                facts.quality().stream().mapToLong(QualityReport::rejected).sum());
      }
      Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING);
      return summary;
    } finally {
      try (Stream<Path> left = Files.walk(scratch)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /** The findings alone, in the order in which they are found. */
  FactFolder findings(Path folder, Path scratch, LocalDate asOf, Consumer<Found> sink)
      throws IOException {
    FactFolder facts = FactFolder.read(folder, scratch, sortMemory);
    examine(new CompanyScan(asOf, facts, book, Sieve.inUse(), sink), facts);
    return facts;
  }

  private static void examine(CompanyScan scan, FactFolder facts) throws IOException {
    facts.forEachCompany(scan::take);
    scan.finish();
  }
}
