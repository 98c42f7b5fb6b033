package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks vectors/attacks: each folder holds a package that must not pass under the sample's trust
 * bundle, and what a verifier must say about it. Verifiers in other languages use the same folders.
 * {@code -Dlaborproof.golden=write} writes them anew.
 */
class AttackVectorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/vectors/attacks");
  private static final String FILE = "attack.evidence.zip";
  private static final String EXPECTED = "expected.json";

  private static SampleCase sample;

  @BeforeAll
  static void makeSample(@TempDir Path dir) throws Exception {
    sample = new SampleCase(dir);
    if ("write".equals(System.getProperty("laborproof.golden"))) {
      for (Map.Entry<String, byte[]> attack : new Attacks(sample).all().entrySet()) {
        Path folder = Files.createDirectories(FOLDER.resolve(attack.getKey()));
        Files.write(folder.resolve(FILE), attack.getValue());
        Files.writeString(folder.resolve(EXPECTED), said(verdictOn(attack.getValue())).pretty());
      }
    }
  }

  static Stream<Path> attacks() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void is_refused_with_the_expected_reason(Path folder) throws Exception {
    Verdict verdict = verdictOn(Files.readAllBytes(folder.resolve(FILE)));
    assertThat(verdict.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    assertThat(said(verdict)).isEqualTo(expected(folder));
  }

  @Test
  void every_attack_has_its_folder() throws Exception {
    List<String> folders = attacks().map(folder -> folder.getFileName().toString()).toList();
    assertThat(folders).containsExactlyInAnyOrderElementsOf(new Attacks(sample).all().keySet());
  }

  private static JsonObject expected(Path folder) throws IOException {
    JsonObject json = Json.parseObject(Files.readAllBytes(folder.resolve(EXPECTED)));
    JsonFields in = json.fields("expected");
    assertThat(in.string("indication")).isNotEqualTo("TOTAL_PASSED");
    return json;
  }

  private static Verdict verdictOn(byte[] file) throws UnreadableFileException {
    return sample.verifier().verify("attack", file);
  }

  /** What is held fixed: the outcome and the first check that did not pass. */
  private static JsonObject said(Verdict verdict) {
    CheckResult first =
        verdict.open().stream()
            .filter(check -> check.indication() == verdict.indication())
            .findFirst()
            .orElseThrow();
    return JsonObject.builder()
        .put("indication", verdict.indication().name())
        .put("subIndication", verdict.reason().orElseThrow().name())
        .put("check", first.code().id())
        .put("answer", first.answer())
        .put("subject", first.subject())
        .build();
  }
}
