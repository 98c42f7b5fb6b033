package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges that only ever nod are none. */
@Tag("judge")
class DissentTest {
  @TempDir Path work;

  @Test
  void a_page_that_nobody_signed_is_refused_by_all() throws Exception {
    Path page = work.resolve("page.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(page.toFile());
    }

    assertThat(objections(page))
        .hasSize(6)
        .allSatisfy((judge, objections) -> assertThat(objections).as(judge).isNotEmpty());
  }

  @Test
  void bytes_that_are_no_pdf_are_refused_by_all() throws Exception {
    Path nothing = Files.write(work.resolve("nothing.pdf"), new byte[1000]);

    assertThat(objections(nothing))
        .hasSize(6)
        .allSatisfy((judge, objections) -> assertThat(objections).as(judge).isNotEmpty());
  }

  private Map<String, List<String>> objections(Path pdf) throws Exception {
    byte[] der = TestPki.at(Instant.now()).rootCertificate().getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Path root =
        Files.writeString(
            work.resolve("root.pem"),
            "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    return Judges.at(Path.of(System.getProperty("laborproof.judges")))
        .objections(new Exhibit(pdf, 1, List.of(root), List.of(root), List.of()));
  }

  @Test
  void a_judge_that_is_not_installed_dissents() {
    assertThatThrownBy(() -> new C2spJudge(work).objections(work.resolve("any.zip"), work))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("judges/setup installs it");
  }

  @Test
  void a_trust_folder_without_roots_is_no_trust() {
    assertThatThrownBy(() -> Exhibit.of(work.resolve("any.pdf"), 2, work))
        .hasMessageContaining("no signer.*.pem");
  }
}
