package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.examine.attack.HostileFiles;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.pdf.WorkLimits;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing a stranger sends makes the examiner crash, hang or pass. */
class HostileInputTest {
  private static final GenuineFiles FILES = new GenuineFiles();
  private static final byte[] CONTRACT = FILES.contract();

  static Stream<Seeded> runs() {
    return Seeded.runs(Boolean.getBoolean("laborproof.long") ? 20_000 : 250);
  }

  static Stream<HostileFiles.Named> files() {
    return HostileFiles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void edits_at_random_places_never_crash_and_never_pass(Seeded any) {
    byte[] edited = CONTRACT;
    for (int edits = any.number(1, 4); edits > 0; edits--) {
      edited = edited(any, edited);
    }
    if (!Arrays.equals(edited, CONTRACT)) {
      examined(edited).mustNotPass();
    }
  }

  private static byte[] edited(Seeded any, byte[] file) {
    int from = any.number(0, file.length - 1);
    int to = Math.min(file.length, from + any.number(1, 200));
    byte[] middle =
        switch (any.number(0, 4)) {
          case 0 -> new byte[0];
          case 1 -> any.bytes(1, 60);
          case 2 -> Arrays.copyOfRange(file, any.number(0, from), to);
          case 3 ->
              any.pick(
                      "<<",
                      ">>",
                      "[",
                      "]",
                      "(",
                      ")",
                      " 0 R",
                      "obj",
                      "endobj",
                      "stream",
                      "/V",
                      "999999999",
                      "-1",
                      "%%EOF",
                      "null")
                  .getBytes(StandardCharsets.US_ASCII);
          default -> any.withOneBitFlipped(Arrays.copyOfRange(file, from, to));
        };
    byte[] edited = new byte[from + middle.length + file.length - to];
    System.arraycopy(file, 0, edited, 0, from);
    System.arraycopy(middle, 0, edited, from, middle.length);
    System.arraycopy(file, to, edited, from + middle.length, file.length - to);
    return edited;
  }

  @ParameterizedTest
  @MethodSource("files")
  void files_made_to_exhaust_a_reader_end_within_their_limits(HostileFiles.Named hostile) {
    long start = System.nanoTime();
    examined(hostile.file()).mustNotPass();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
  }

  @Test
  void a_spent_budget_means_unknown_and_not_wrong() {
    WorkLimits tight =
        new WorkLimits(64L << 20, 10, 6_000_000, 256L << 20, 64, Duration.ofSeconds(30));
    DocumentExamination examination =
        new PdfExaminer(tight).examine("file.pdf", CONTRACT, FILES.trust(), GenuineFiles.NOW);
    assertThat(examination.checks())
        .singleElement()
        .extracting(CheckResult::code, CheckResult::indication, CheckResult::subIndication)
        .containsExactly(
            DocumentCode.READABLE, Indication.INDETERMINATE, SubIndication.RESOURCE_LIMIT);
  }

  @Test
  void a_file_larger_than_the_limit_is_not_read() {
    WorkLimits small = new WorkLimits(1000, 10, 10, 10, 64, Duration.ofSeconds(30));
    DocumentExamination examination =
        new PdfExaminer(small).examine("file.pdf", CONTRACT, FILES.trust(), GenuineFiles.NOW);
    assertThat(examination.checks().getFirst().reason()).contains(SubIndication.RESOURCE_LIMIT);
  }

  private static Examined examined(byte[] file) {
    return Examined.of(file, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600));
  }
}
