package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.Fuzzing;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jazzer finds no input that breaks the readers of packages, checkpoints and proofs (ADR 0023). */
class FuzzTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors");

  /** By the name of the part: the place of its reader in {@link PartFuzz#READERS}. */
  private static final Map<String, Integer> READERS =
      Map.of(
          "log/checkpoint", 0,
          "log/000001.tlog-proof", 2,
          "court/receipt.json", 5,
          "events/000001.json", 7,
          "openings.json", 8);

  @TempDir Path work;

  @Test
  void of_packages() throws Exception {
    Map<String, byte[]> seeds = new TreeMap<>();
    try (var attacks = Files.list(VECTORS.resolve("attacks"))) {
      for (Path folder : attacks.toList()) {
        seeds.put(
            folder.getFileName().toString(),
            Files.readAllBytes(folder.resolve("attack.evidence.zip")));
      }
    }
    assertThat(new Fuzzing(PackageFuzz.class, 0.25, 1 << 16, seeds).findings(work)).isEmpty();
  }

  @Test
  void of_checkpoints_and_proofs() throws Exception {
    Map<String, byte[]> seeds = new TreeMap<>();
    byte[] sample = Files.readAllBytes(VECTORS.resolve("sample/sample.evidence.zip"));
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sample))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        Integer reader = READERS.get(entry.getName());
        if (reader != null) {
          byte[] seed = new byte[content.length + 1];
          seed[0] = reader.byteValue();
          System.arraycopy(content, 0, seed, 1, content.length);
          seeds.put(entry.getName().replace('/', '-'), seed);
        }
      }
    }
    assertThat(seeds).hasSameSizeAs(READERS);
    assertThat(new Fuzzing(PartFuzz.class, 0.15, 1 << 14, seeds).findings(work)).isEmpty();
  }
}
