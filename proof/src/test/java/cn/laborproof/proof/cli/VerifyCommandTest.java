package cn.laborproof.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.draw.SampleDraw;
import cn.laborproof.proof.examine.SampleCase;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {
  @TempDir private Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String zip;
  private String pdf;
  private String trust;

  @BeforeEach
  void writeFiles() throws Exception {
    SampleCase sample = new SampleCase(dir.resolve("log"));
    zip = write("a.evidence.zip", sample.wholePackage());
    pdf = write("contract.pdf", SampleCase.CONTRACT);
    trust = dir.resolve("trust").toString();
    sample.trust.writeTo(dir.resolve("trust"));
  }

  @Test
  void exit_0_for_a_package_that_passes_in_chinese_by_default() {
    assertThat(run("verify", zip, "--trust", trust)).isZero();
    assertThat(out()).startsWith("TOTAL_PASSED  通过").contains("登记的原件逐字节一致").contains("演示");
    assertThat(err()).isEmpty();
  }

  @Test
  void exit_0_in_english_for_a_document_with_and_without_its_package() {
    assertThat(run(pdf, "--trust", trust, "--lang", "en")).isZero();
    assertThat(out())
        .contains("the registration was not examined")
        .doesNotContain("byte for byte;");
    out.reset();
    assertThat(run(pdf, "--package", zip, "--trust", trust, "--lang", "en")).isZero();
    assertThat(out()).contains("the registered original, byte for byte");
  }

  @Test
  void a_draw_is_computed_again_and_who_was_drawn_is_said() throws Exception {
    SampleDraw sample = new SampleDraw(dir.resolve("draw-log"));
    sample.trust.writeTo(dir.resolve("draw-trust"));
    String believed = dir.resolve("draw-trust").toString();
    String draw = write("a.draw.json", sample.whole.bytes());
    assertThat(run("verify", draw, "--trust", believed, "--lang", "en")).isZero();
    assertThat(out()).startsWith("TOTAL_PASSED").contains("DEMO").contains("1  employer ");
    out.reset();
    assertThat(run(draw, "--trust", believed, "--json")).isZero();
    assertThat(Json.parseObject(out().getBytes(StandardCharsets.UTF_8)).canonicalBytes())
        .asString(StandardCharsets.UTF_8)
        .contains("\"indication\":\"TOTAL_PASSED\"");
    String open = write("b.draw.json", sample.committed.bytes());
    assertThat(run(open, "--trust", believed)).isEqualTo(2);
  }

  @Test
  void exit_1_for_a_broken_package_and_the_part_is_named() throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(zip));
    bytes[bytes.length - 1] ^= 1;
    String broken = write("b.evidence.zip", bytes);
    assertThat(run(broken, "--trust", trust, "--lang", "en")).isEqualTo(1);
    assertThat(out()).startsWith("TOTAL_FAILED").contains("end record");
  }

  @Test
  void exit_2_when_the_bundle_does_not_know_who_signed() throws Exception {
    SampleCase sample = new SampleCase(dir.resolve("log2"));
    byte[] unanchored =
        sample.unanchored(SampleCase.CONTRACT).build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    String pending = write("p.evidence.zip", unanchored);
    assertThat(run(pending, "--trust", trust)).isEqualTo(2);
    assertThat(out()).contains("ANCHOR_PENDING");
  }

  @Test
  void exit_2_for_a_file_beyond_the_bounds_without_loading_it() throws Exception {
    Path huge = dir.resolve("huge.pdf");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(300L * 1024 * 1024);
    }
    assertThat(run(huge.toString(), "--trust", trust, "--lang", "en")).isEqualTo(2);
    assertThat(out()).contains("RESOURCE_LIMIT").contains("314572800");
    assertThat(err())
        .startsWith("huge.pdf: 300 MiB")
        .contains("beyond the bounds")
        .containsSubsequence("10 %", "50 %", "90 %");
  }

  @Test
  void exit_3_for_what_cannot_be_read() throws Exception {
    String text = write("a.txt", "hello".getBytes(StandardCharsets.US_ASCII));
    assertThat(run(text, "--trust", trust)).isEqualTo(3);
    assertThat(run(dir.resolve("absent.pdf").toString(), "--trust", trust)).isEqualTo(3);
    assertThat(run(zip, "--trust", dir.resolve("nowhere").toString())).isEqualTo(3);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("cannot read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--trust", "a b", "a --unknown", "a --lang fr", "verify"})
  void exit_3_and_usage_for_arguments_that_make_no_sense(String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    assertThat(run(words)).isEqualTo(3);
    assertThat(err()).contains("usage: verify FILE");
  }

  @Test
  void json_is_one_object_with_both_languages() {
    assertThat(run(zip, "--trust", trust, "--json")).isZero();
    JsonObject json = Json.parseObject(out.toByteArray());
    assertThat(json.fields("verdict").string("v")).isEqualTo("laborproof/verdict/v1");
    assertThat(json.fields("verdict").string("indication")).isEqualTo("TOTAL_PASSED");
    assertThat(json.fields("verdict").array("checks").items())
        .allSatisfy(check ->
            assertThat(((JsonObject) check).fields("check").object("question").members())
                .containsOnlyKeys("en", "zh"));
  }

  @Test
  void a_report_of_etsi_goes_to_its_file_and_changes_neither_exit_code_nor_output()
      throws Exception {
    assertThat(run(zip, "--trust", trust)).isZero();
    String before = out();
    out.reset();
    Path report = dir.resolve("report.xml");
    assertThat(run(zip, "--trust", trust, "--etsi", report.toString())).isZero();
    assertThat(out()).isEqualTo(before);
    assertThat(Files.readString(report))
        .contains("<MainIndication>urn:etsi:019102:mainindication:total-passed</MainIndication>")
        .contains("<Role>worker</Role>", "演示");

    byte[] cut = Arrays.copyOf(SampleCase.CONTRACT, SampleCase.CONTRACT.length - 3);
    String broken = write("cut.pdf", cut);
    assertThat(run(broken, "--trust", trust, "--etsi", report.toString())).isEqualTo(1);
    assertThat(Files.readString(report))
        .contains("<MainIndication>urn:etsi:019102:mainindication:total-failed</MainIndication>")
        .contains("<SubIndication>urn:etsi:019102:subindication:HASH_FAILURE</SubIndication>")
        .doesNotContain("total-passed");
  }

  @Test
  void exit_3_when_the_report_cannot_be_written_or_would_replace_what_is_examined()
      throws Exception {
    byte[] before = Files.readAllBytes(Path.of(pdf));
    assertThat(run(pdf, "--trust", trust, "--etsi", pdf)).isEqualTo(3);
    assertThat(err()).contains("to be examined");
    assertThat(Files.readAllBytes(Path.of(pdf))).isEqualTo(before);
    String record = write("contract.pdf.ers", new byte[] {0x30, 0});
    assertThat(run(pdf, "--record", record, "--trust", trust, "--etsi", record)).isEqualTo(3);
    assertThat(Files.readAllBytes(Path.of(record))).containsExactly(0x30, 0);
    String nowhere = dir.resolve("absent/report.xml").toString();
    assertThat(run(pdf, "--trust", trust, "--etsi", nowhere)).isEqualTo(3);
    assertThat(out()).isEmpty();
  }

  private int run(String... arguments) {
    Clock clock = Clock.fixed(SampleCase.EXAMINED, ZoneOffset.UTC);
    return new VerifyCommand(print(out), print(err), clock)
        .run(Arrays.copyOf(arguments, arguments.length));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String write(String name, byte[] content) throws Exception {
    return Files.write(dir.resolve(name), content).toString();
  }
}
