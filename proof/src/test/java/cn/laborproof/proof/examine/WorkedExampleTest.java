package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked example of docs/evidence-format.md and the golden files in src/test/resources/vectors
 * are what this code writes. A difference here means the format changed, which it must not. {@code
 * -Dlaborproof.golden=write} writes the files anew, for a new version of the format only.
 */
class WorkedExampleTest {
  private static final Path GOLDEN = Path.of("src/test/resources/vectors/sample");
  private static final Path DOCUMENT = Path.of("../docs/evidence-format.md");
  private static final Pattern VECTOR =
      Pattern.compile("<!-- vector: ([a-z0-9-]+) -->\n\n```[a-z]*\n(.*?)\n```", Pattern.DOTALL);

  private static SampleCase sample;

  @BeforeAll
  static void makeSample(@TempDir Path dir) throws Exception {
    sample = new SampleCase(dir);
    if ("write".equals(System.getProperty("laborproof.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.write(GOLDEN.resolve("sample.evidence.zip"), sample.wholePackage());
      Files.write(GOLDEN.resolve("contract.pdf"), SampleCase.CONTRACT);
      sample.trust.writeTo(GOLDEN.resolve("trust"));
      StringBuilder text = new StringBuilder();
      vectors()
          .forEach((name, value) ->
              text.append("<!-- vector: " + name + " -->\n\n```text\n" + value + "\n```\n\n"));
      Files.writeString(Path.of("target/vectors.md"), text);
    }
  }

  @Test
  void the_golden_package_is_written_byte_for_byte() throws Exception {
    assertThat(Files.readAllBytes(GOLDEN.resolve("sample.evidence.zip")))
        .isEqualTo(sample.wholePackage());
  }

  @Test
  void the_golden_package_passes_with_the_golden_trust_bundle() throws Exception {
    TrustBundle trust = TrustBundle.load(GOLDEN.resolve("trust"));
    assertThat(trust).isEqualTo(sample.trust);
    byte[] golden = Files.readAllBytes(GOLDEN.resolve("sample.evidence.zip"));
    assertThat(sample.verifier(trust).verify("golden", golden).indication())
        .isEqualTo(Indication.TOTAL_PASSED);
  }

  @Test
  void the_document_shows_the_golden_vectors() throws Exception {
    Map<String, String> shown = new TreeMap<>();
    Matcher blocks = VECTOR.matcher(Files.readString(DOCUMENT));
    while (blocks.find()) {
      shown.put(blocks.group(1), blocks.group(2));
    }
    assertThat(shown).isEqualTo(new TreeMap<>(vectors()));
  }

  private static Map<String, String> vectors() throws Exception {
    Map<String, String> vectors = new LinkedHashMap<>();
    vectors.put("field-salt", sample.name.salt().hex());
    vectors.put("field-commitment", sample.name.commitment().hex());
    vectors.put("event", text(sample.events.get(0).canonicalBytes()));
    vectors.put("event-salt", sample.salts.get(0).hex());
    Digest commitment = sample.events.get(0).commitment(sample.salts.get(0));
    vectors.put("event-commitment", commitment.hex());
    vectors.put("leaf-hash", LogEntry.ofCommitment(commitment).leafHash().hex());
    vectors.put("second-event", text(sample.events.get(1).canonicalBytes()));
    vectors.put("log-key", SampleCase.LOG.verifier().vkey());
    vectors.put("checkpoint", text(sample.checkpoint.bytes()).strip());
    TlogProof proof =
        TlogProof.of(
            sample.reader.inclusion(sample.indexes.get(0), sample.checkpoint.checkpoint().size()),
            sample.checkpoint);
    vectors.put("tlog-proof", text(proof.bytes()).strip());
    Map<String, byte[]> members = members();
    vectors.put("consistency", text(members.get("log/consistency.json")));
    vectors.put("manifest-sig", text(members.get("manifest.sig")).strip());
    vectors.put("members", String.join("\n", members.keySet()));
    vectors.put("package-sha256", Digest.sha256(sample.wholePackage()).hex());
    vectors.put("trust-fingerprint", sample.trust.fingerprint().hex());
    return vectors;
  }

  private static Map<String, byte[]> members() throws Exception {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(sample.wholePackage()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), read(in));
      }
    }
    return members;
  }

  private static byte[] read(ZipInputStream in) throws IOException {
    return in.readAllBytes();
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
