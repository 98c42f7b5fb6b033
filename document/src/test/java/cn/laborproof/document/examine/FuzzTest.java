package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.Forge;
import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.examine.attack.HostileFiles;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.signature.CmsFuzz;
import cn.laborproof.testkit.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jazzer finds no input that breaks the readers of documents (ADR 0023). */
class FuzzTest {
  private static final GenuineFiles FILES = new GenuineFiles();
  private static final int SMALL = 20_000;

  @TempDir Path work;

  @Test
  void of_pdf_files() throws Exception {
    Map<String, byte[]> seeds = new TreeMap<>(Map.of("frozen.pdf", FILES.frozenContract()));
    for (HostileFiles.Named hostile : HostileFiles.all()) {
      if (hostile.file().length < SMALL) {
        seeds.put(hostile.name().replace(' ', '-') + ".pdf", hostile.file());
      }
    }
    assertThat(new Fuzzing(PdfFuzz.class, 0.45, 1 << 18, seeds).findings(work)).isEmpty();
  }

  @Test
  void of_containers() throws Exception {
    Forge contract = new Forge(FILES.contract());
    Map<String, byte[]> seeds = new TreeMap<>();
    for (String field : new String[] {"Sig_Worker", "Sig_Employer", "DocTS_01"}) {
      PdfValue value = contract.field(field).value().orElseThrow();
      PdfValue.Text contents =
          (PdfValue.Text)
              contract.latest().dictionary(value).orElseThrow().entries().get("Contents");
      seeds.put(field, contents.bytes().getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThat(new Fuzzing(CmsFuzz.class, 0.15, 1 << 15, seeds).findings(work)).isEmpty();
  }
}
