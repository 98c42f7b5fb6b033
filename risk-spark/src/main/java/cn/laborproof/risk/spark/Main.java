package cn.laborproof.risk.spark;

import cn.laborproof.risk.command.Draft;
import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.FindingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;

/** {@code spark-submit --class cn.laborproof.risk.spark.Main … COLUMNS FINDINGS.json AS-OF}. */
public final class Main {
  private static final int USAGE = 64;

  private Main() {}

  /** The driver of one scan; the file is there whole or not at all. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println(
          "usage: spark-submit --class cn.laborproof.risk.spark.Main … COLUMNS FINDINGS.json AS-OF");
      System.exit(USAGE);
    }
    try (SparkSession session = SparkSession.builder().appName("laborproof risk").getOrCreate()) {
      write(session, arguments[0], Path.of(arguments[1]), LocalDate.parse(arguments[2]));
    }
  }

  static void write(SparkSession session, String columns, Path out, LocalDate asOf)
      throws IOException {
    Draft.write(
        out,
        writer -> {
          FindingsFile file = new FindingsFile(writer, asOf, CompanyScan.shippedBook().version());
          FactSource facts = new ClusterScan(session, columns, asOf).run(file::add);
          file.finish(facts);
          return writer.append('\n');
        });
  }
}
