package cn.laborproof.document.sign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of others read our files: poppler's pdfsig and pdftotext, and qpdf. */
@Tag("judge")
class PopplerAndQpdfJudgeTest {
  private static final String RARE_NAME = "\uD842\uDFB7田㛃䶮";

  @TempDir static Path directory;
  private static Path contract;

  @BeforeAll
  static void sign() throws IOException {
    try (SigningDesk desk = new SigningDesk(directory.resolve("authorities"))) {
      contract =
          Files.write(
              directory.resolve("contract.pdf"), desk.finished(Samples.contract(RARE_NAME)));
    }
  }

  @AfterAll
  static void forget() throws IOException {
    Files.deleteIfExists(contract);
  }

  @Test
  void pdfsig_finds_both_signatures_valid() throws Exception {
    assertThat(said("pdfsig", "-nocert", contract.toString()).split("Signature is Valid"))
        .hasSize(3);
  }

  @Test
  void pdftotext_reads_the_rare_name_as_it_was_written() throws Exception {
    assertThat(said("pdftotext", contract.toString(), "-")).contains(RARE_NAME);
  }

  @Test
  void qpdf_finds_no_fault_in_the_structure() throws Exception {
    assertThat(said("qpdf", "--check", contract.toString())).contains("No syntax or stream");
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
