package cn.laborproof.risk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.columnar.Limits;
import cn.laborproof.risk.columnar.SnapshotWriter;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.scan.RiskScan;
import cn.laborproof.testkit.RandomFacts;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on one machine and columns on a cluster lead to the same findings. */
class ClusterParityTest {
  /** What takes the time is planning and compiling seventy questions, whatever their size. */
  private static final int POPULATIONS = Boolean.getBoolean("laborproof.long") ? 10 : 1;

  private static SparkSession session;

  @TempDir Path folder;

  @BeforeAll
  static void startsACluster() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            // Several partitions even on small populations.
            .config("spark.sql.shuffle.partitions", 3)
            .config("spark.sql.adaptive.enabled", false)
            // Small populations are done before their code would be compiled.
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();
  }

  @AfterAll
  static void stopsIt() {
    session.stop();
  }

  @Test
  void a_cluster_and_files_lead_to_the_same_findings_in_the_same_order() throws IOException {
    for (Seeded any : Seeded.runs(POPULATIONS).toList()) {
      Path facts = Files.createDirectories(folder.resolve("facts-" + any.seed()));
      Path columns = Files.createDirectories(folder.resolve("columns-" + any.seed()));
      Path scratch = Files.createDirectories(folder.resolve("scratch"));
      new RandomFacts(any).write(facts);
      RiskScan.shipped()
          .run(facts, folder.resolve("files.json"), RandomFacts.AS_OF, Horizon.none());
      SnapshotWriter.write(
          FactFolder.read(facts, scratch, 1 << 16, Horizon.none()),
          columns,
          new Limits(200, 2, 1 << 10));
      Main.write(session, columns.toString(), folder.resolve("cluster.json"), RandomFacts.AS_OF);
      assertThat(findings("cluster.json"))
          .as(any.toString())
          .isEqualTo(findings("files.json"))
          .contains("\"rule\"");
    }
  }

  /** All but what only the intake of files knows of their lines. */
  private String findings(String file) throws IOException {
    String json = Files.readString(folder.resolve(file));
    return json.substring(0, json.indexOf("\"quality\":"));
  }
}
