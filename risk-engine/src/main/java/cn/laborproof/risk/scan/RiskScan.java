package cn.laborproof.risk.scan;

import cn.laborproof.risk.command.Draft;
import cn.laborproof.risk.command.Scratch;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;

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
   * @param horizon how far what has happened may reach
   * @throws IOException when a file cannot be read or the result not be written
   */
  public Summary run(Path folder, Path out, LocalDate asOf, Horizon horizon) throws IOException {
    try (Scratch scratch = Scratch.beside(out, ".risk-")) {
      FactFolder facts = FactFolder.read(folder, scratch.folder(), sortMemory, horizon);
      return Draft.write(
          out,
          writer -> {
            FindingsFile file = new FindingsFile(writer, asOf, book.version());
            examine(new CompanyScan(asOf, facts, book, Sieve.inUse(), file::add), facts);
            file.finish(facts);
            writer.write('\n');
            return new Summary(
                file.count(),
                facts.quality().stream().mapToLong(QualityReport::lines).sum(),
                facts.quality().stream().mapToLong(QualityReport::rejected).sum());
          });
    }
  }

  /** The findings alone, in the order in which they are found. */
  FactFolder findings(Path folder, Path scratch, LocalDate asOf, Consumer<Found> sink)
      throws IOException {
    FactFolder facts = FactFolder.read(folder, scratch, sortMemory, Horizon.none());
    examine(new CompanyScan(asOf, facts, book, Sieve.inUse(), sink), facts);
    return facts;
  }

  private static void examine(CompanyScan scan, FactFolder facts) throws IOException {
    facts.coverage();
    facts.forEachCompany(scan::take);
    scan.finish();
  }
}
