package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.PdfExaminer;
import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.VerdictRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pyHanko signs, in every way it knows, is neither called a forgery nor passed by us. */
@Tag("judge")
class ForeignFilesTest {
  @TempDir static Path work;
  private static final GenuineFiles OURS = new GenuineFiles();

  @BeforeAll
  static void sign() throws Exception {
    Path home = Path.of(System.getProperty("laborproof.judges"));
    Tool.Answer answer =
        Tool.run(
            List.of(
                Judges.cache().resolve("judges/bin/python").toString(),
                home.resolve("foreign_files.py").toString(),
                work.toString()));
    assertThat(answer.exit()).as(answer.said()).isZero();
  }

  @Test
  void nothing_genuine_is_called_a_forgery() throws Exception {
    TreeMap<String, Indication> verdicts = new TreeMap<>();
    for (Path file : files()) {
      verdicts.put(name(file), verdict(Files.readAllBytes(file)));
    }
    assertThat(verdicts).hasSizeGreaterThanOrEqualTo(18);
    assertThat(verdicts.values()).as(verdicts.toString()).containsOnly(Indication.INDETERMINATE);
  }

  /** pyHanko takes the longest salt that the key has room for. */
  @Test
  void a_value_by_rsa_pss_is_computed() throws Exception {
    assertThat(examination(Files.readAllBytes(work.resolve("pss.pdf"))).checks())
        .filteredOn(check -> check.code() == DocumentCode.SIGNATURE_VALUE)
        .isNotEmpty()
        .allMatch(CheckResult::passed);
  }

  /** A digest that nobody may rely on any more proves no change either. */
  @Test
  void what_was_changed_after_signing_is_called_changed() throws Exception {
    for (Path file : files()) {
      byte[] forged = Files.readAllBytes(file);
      int at = new String(forged, StandardCharsets.ISO_8859_1).indexOf("99 99 l");
      forged[at] = '1';
      assertThat(verdict(forged))
          .as(name(file))
          .isEqualTo(
              name(file).equals("sha1") ? Indication.INDETERMINATE : Indication.TOTAL_FAILED);
    }
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(work)) {
      return files.sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".pdf", "");
  }

  private static Indication verdict(byte[] file) {
    DocumentExamination examination = examination(file);
    return VerdictRule.decide(examination.required(), examination.checks()).indication();
  }

  private static DocumentExamination examination(byte[] file) {
    return new PdfExaminer()
        .examine("foreign.pdf", file, OURS.trust(), Instant.now().plusSeconds(60));
  }
}
